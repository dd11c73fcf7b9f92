import { Controller, Delete, Get, Query } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { AnswersNothing, AnswersPage } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { Writes } from '../platform/http/writes.js';
import { BounceDto } from './bounce.dto.js';
import { forgetBounce, listBounces } from './bounces.js';

@Controller('bounces')
export class BouncesController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly audit: Audit,
  ) {}

  /** Addresses that refused mail, newest first. */
  @Get()
  @Requires('deliveries.read')
  @AnswersPage(BounceDto)
  async listBounces(@Caller() caller: Caller, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listBounces(tx, query));
  }

  /** The address works again: from now on it is written to. */
  @Delete(':id')
  @Requires('clients.write')
  @AnswersNothing()
  async forgetBounce(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await forgetBounce(tx, id);
      const actorId = call.caller.userId;
      await this.audit.record(tx, { action: 'bounce.forgotten', actorId, subjectKind: 'bounce', subjectId: id });
      return Answer.empty();
    });
  }
}
