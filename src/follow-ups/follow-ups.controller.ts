import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Caller, Requires } from '../platform/http/call.js';
import { AnswersPage } from '../platform/http/openapi-answers.js';
import { FollowUpItemDto, FollowUpQuery } from './follow-up-query.dto.js';
import { listFollowUps } from './follow-up.list.js';

@Controller('follow-ups')
export class FollowUpsController {
  constructor(private readonly database: Database) {}

  /** The follow-ups of all cases of the firm, by due moment. */
  @Get()
  @Requires('follow_ups.read')
  @AnswersPage(FollowUpItemDto, { counted: true })
  async listFollowUps(@Caller() caller: Caller, @Query() query: FollowUpQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listFollowUps(tx, caller, query));
  }
}
