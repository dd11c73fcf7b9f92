import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers } from '../platform/http/openapi-answers.js';
import { CaseMessageDto, CaseMessageQuery } from './case-message.dto.js';
import { caseMessage } from './case-message.js';

@Controller('cases/:id/messages')
export class CaseMessagesController {
  constructor(private readonly database: Database) {}

  /** A message about the case as it would read today, as mail or as text to paste. Nothing is sent. */
  @Get()
  @Requires('deliveries.read')
  @Answers(CaseMessageDto)
  async readMessage(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() query: CaseMessageQuery,
  ): Promise<CaseMessageDto> {
    return this.database.inFirm(caller.firmId, (tx) => caseMessage(tx, caller, id, query));
  }
}
