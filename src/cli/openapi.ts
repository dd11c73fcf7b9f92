import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebhookSettings } from '../webhooks/webhook-settings.js';
import { AppModule } from '../app.module.js';
import { apiDocument, underBasePath } from '../create-app.js';
import { FilesSettings } from '../platform/files/files-settings.js';
import { HttpSettings } from '../platform/http/http-settings.js';

/**
 * Prints the OpenAPI document without a database: the application is only looked at, nothing of it is made. The pages
 * take the types of their client from it.
 */
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.with({
    database: { url: 'postgres://nowhere', clockOffsetMs: 0 },
    http: new HttpSettings('http://localhost:3000', false),
    webhooks: new WebhookSettings(false),
    files: new FilesSettings(null, ''),
  }),
  new FastifyAdapter(),
  { preview: true, logger: false, abortOnError: false },
);
underBasePath(app);
process.stdout.write(`${JSON.stringify(apiDocument(app))}\n`);
