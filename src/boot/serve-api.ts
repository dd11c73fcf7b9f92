import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../create-app.js';
import type { BootStep } from './boot.js';
import { seedDemo } from './seed-demo.js';

const LAST_REQUESTS_MS = 3_000;

/** Opens the API. It listens last: whoever gets through finds everything in place. */
export const serveApi: BootStep = {
  name: 'opening the API',
  async run(context) {
    const { config, databaseUrl, say, onStop } = context;
    if (config.role === 'worker') return;
    const app = await createApp(config, databaseUrl);
    onStop(() => closeSoon(app));
    await seedDemo(app, context);
    await app.listen({ port: config.port, host: config.host });
    say(`Ready on ${config.publicUrl}`);
  },
};

/** Requests under way may end; a line on which nothing is asked, or nobody reads, must not keep the process. */
async function closeSoon(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const timer = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
  await app.close();
  clearTimeout(timer);
}
