import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveEvents } from './live-events.js';

/** Server-sent events for open pages. */
@Module({ controllers: [LiveController], providers: [LiveEvents] })
export class LiveModule {}
