import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.js';

/** What messages say, whom they go to, and every one that left. */
@Module({ controllers: [DeliveriesController] })
export class NotificationsModule {}
