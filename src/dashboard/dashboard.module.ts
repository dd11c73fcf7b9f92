import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';

/** Counts over all cases of a firm. */
@Module({ controllers: [DashboardController] })
export class DashboardModule {}
