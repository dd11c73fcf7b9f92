import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { AnswerByLink } from './cases/answer-by-link.js';
import { serveAnswerPages } from './cases/answer-pages.js';
import type { Config } from './platform/config/config.js';
import { FilesSettings } from './platform/files/files-settings.js';
import { Callers } from './platform/http/call.js';
import { serveDocs } from './platform/http/docs-pages.js';
import { HttpSettings } from './platform/http/http-settings.js';
import { openApiDocument } from './platform/http/openapi-document.js';
import { OwnersOnly } from './platform/http/owners-only.js';
import { RouteTable } from './platform/http/route-table.js';
import { serverOptions } from './platform/http/server-options.js';
import { hardenServer } from './platform/http/server-plugins.js';
import { SESSION_COOKIE } from './platform/http/session-token.js';
import { servePages } from './platform/http/web-pages.js';
import { Logs } from './platform/telemetry/logs.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { observeRequests } from './platform/telemetry/request-observer.js';
import { WebhookSettings } from './webhooks/webhook-settings.js';

/** Uploads lie here until they are kept. */
const INCOMING = '.incoming';
/** What `npm run build` makes of `web/`; this file runs as `dist/src/create-app.js`. */
const PAGES_FOLDER = join(import.meta.dirname, '..', 'web');
const API_VERSION = '1.0.0';
/** Served beside the API, without its base path. */
const OUTSIDE_BASE_PATH = ['health/live', 'health/ready', 'metrics'];

/** The whole application, wired and ready to listen. `databaseUrl` is the server's connection, embedded or not. */
export async function createApp(config: Config, databaseUrl: string): Promise<NestFastifyApplication> {
  const logs = new Logs();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({
      database: { url: databaseUrl, clockOffsetMs: config.clockOffset.milliseconds },
      http: new HttpSettings(config.publicUrl, config.production),
      webhooks: new WebhookSettings(config.webhookAllowPrivate),
      files: new FilesSettings(config.filesDir, join(config.filesDir ?? config.dataDir, INCOMING)),
    }),
    new FastifyAdapter(serverOptions(config.trustProxy)),
    { logger: logs, bodyParser: false, abortOnError: false },
  );
  underBasePath(app);
  const server = app.getHttpAdapter().getInstance();
  app.get(RouteTable).watch(server);
  observeRequests(server, app.get(Metrics), logs);
  await hardenServer(server, app.get(HttpSettings));
  const ownersOnly = app.get(OwnersOnly);
  await serveDocs(server, apiDocument(app), (request) => ownersOnly.inProduction(request));
  await serveAnswerPages(server, app.get(AnswerByLink, { strict: false }));
  await servePages(server, PAGES_FOLDER, app.get(Callers));
  await app.init();
  await server.ready();
  return app;
}

/** Puts every operation below the base path, but for those that programs look for without one. */
export function underBasePath(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: OUTSIDE_BASE_PATH });
}

/** What the application offers, as a document. */
export function apiDocument(app: NestFastifyApplication): object {
  return openApiDocument(app, API_VERSION, SESSION_COOKIE);
}
