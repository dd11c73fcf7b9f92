import { Module } from '@nestjs/common';
import { KnowledgeController } from './knowledge.controller.js';
import { TriageController } from './triage.controller.js';

/** Triage without a case, and the runbook behind its advice. */
@Module({ controllers: [TriageController, KnowledgeController] })
export class TriageModule {}
