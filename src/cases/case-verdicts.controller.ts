import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersPage, NeedsIfMatch, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { CaseView } from './case.dto.js';
import { ChangeCase } from './change-case.js';
import { OverruleVerdict } from './overrule-verdict.js';
import { verdictHistory } from './verdict-history.js';
import { OverruleRequest, PastVerdictDto, WithdrawOverruleRequest } from './verdict-history.dto.js';

/** The verdicts of a case, and a person's word over them. */
@Controller('cases/:id')
export class CaseVerdictsController {
  constructor(
    private readonly database: Database,
    private readonly changes: ChangeCase,
    private readonly overruling: OverruleVerdict,
  ) {}

  /** Every verdict of a case, newest first, with what changed each. */
  @Get('verdicts')
  @Requires('cases.read')
  @AnswersPage(PastVerdictDto)
  async listVerdicts(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<{ items: PastVerdictDto[]; nextCursor: string | null }> {
    return this.database.inFirm(caller.firmId, (tx) => verdictHistory(tx, caller, id, query));
  }

  /** A person says what the case is. Their word stands until new evidence contradicts it or it is withdrawn. */
  @Post('overrules')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async overruleVerdict(@Call() call: Call, @IdParam() id: string, @Body() request: OverruleRequest): Promise<Answer> {
    const { scenario, also = [], route = null, reason } = request;
    return this.changes.run(call, id, (tx, version) =>
      this.overruling.give(tx, call.caller, id, version, { scenario, also, route, reason }),
    );
  }

  /** Takes the standing word back: the engine's own verdict holds again. */
  @Post('overrules/withdraw')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async withdrawOverrule(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() request: WithdrawOverruleRequest,
  ): Promise<Answer> {
    return this.changes.run(call, id, (tx, version) =>
      this.overruling.withdraw(tx, call.caller, id, version, request.reason),
    );
  }
}
