import { createApp } from '../create-app.js';
import type { BootStep } from './boot.js';
import { seedDemo } from './seed-demo.js';

/** Opens the API. It listens last: whoever gets through finds everything in place. */
export const serveApi: BootStep = {
  name: 'opening the API',
  async run(context) {
    const { config, databaseUrl, say, onStop } = context;
    if (config.role === 'worker') return;
    const app = await createApp(config, databaseUrl);
    onStop(() => app.close());
    await seedDemo(app, context);
    await app.listen({ port: config.port, host: config.host });
    say(`Ready on ${config.publicUrl}`);
  },
};
