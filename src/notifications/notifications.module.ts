import { Module } from '@nestjs/common';
import { BouncesController } from './bounces.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { TemplatesController } from './templates.controller.js';
import { Templates } from './templates.js';

/** What messages say, whom they go to, every one that left, and what staff are told inside Llavero. */
@Module({
  controllers: [BouncesController, DeliveriesController, NotificationsController, TemplatesController],
  providers: [Templates],
})
export class NotificationsModule {}
