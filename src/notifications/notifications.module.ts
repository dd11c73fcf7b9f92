import { Module } from '@nestjs/common';
import { BouncesController } from './bounces.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { NotificationsController } from './notifications.controller.js';

/** What messages say, whom they go to, every one that left, and what staff are told inside Llavero. */
@Module({ controllers: [BouncesController, DeliveriesController, NotificationsController] })
export class NotificationsModule {}
