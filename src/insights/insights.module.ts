import { Module } from '@nestjs/common';
import { InsightsController } from './insights.controller.js';

/** Numbers over a period, for whoever answers for the firm's cases. */
@Module({ controllers: [InsightsController] })
export class InsightsModule {}
