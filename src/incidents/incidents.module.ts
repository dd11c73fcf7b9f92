import { Module } from '@nestjs/common';
import { IncidentsController } from './incidents.controller.js';

/** What hits many clients at once, as one parent of their cases. */
@Module({ controllers: [IncidentsController] })
export class IncidentsModule {}
