import { Module } from '@nestjs/common';
import { TriageController } from './triage.controller.js';

/** Triage without a case. */
@Module({ controllers: [TriageController] })
export class TriageModule {}
