import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Caller, Requires } from '../platform/http/call.js';
import { AnswersPage } from '../platform/http/openapi-answers.js';
import { AuditEventDto, AuditQuery } from './audit.dto.js';
import { listAuditEvents } from './audit.list.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  /** Who changed what, newest first. */
  @Get()
  @Requires('audit.read')
  @AnswersPage(AuditEventDto)
  async listAudit(@Caller() caller: Caller, @Query() query: AuditQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listAuditEvents(tx, query));
  }
}
