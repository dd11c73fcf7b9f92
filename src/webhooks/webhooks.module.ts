import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { WebhookSettings } from './webhook-settings.js';
import { WebhooksController } from './webhooks.controller.js';
import { Webhooks } from './webhooks.js';

/** What the firm's own systems hear of. The courier runs in the worker: see `webhook-courier.ts`. */
@Module({})
export class WebhooksModule {
  static with(settings: WebhookSettings): DynamicModule {
    return {
      module: WebhooksModule,
      controllers: [WebhooksController],
      providers: [Webhooks, { provide: WebhookSettings, useValue: settings }],
    };
  }
}
