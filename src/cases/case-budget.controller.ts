import { Body, Controller, Post } from '@nestjs/common';
import type { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, NeedsIfMatch, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { CorrectionRequest, OverrideRequest } from './case-requests.dto.js';
import { CaseView } from './case.dto.js';
import { ChangeCase } from './change-case.js';
import { GrantOverride } from './grant-override.js';
import { RecordCorrection } from './record-correction.js';

/** What opens one more try: a supervisor's word, or the correction of the record. */
@Controller('cases/:id')
export class CaseBudgetController {
  constructor(
    private readonly changes: ChangeCase,
    private readonly overrides: GrantOverride,
    private readonly corrections: RecordCorrection,
  ) {}

  /** A supervisor sets the retry budget aside for one try, by name and reason; the next try by staff uses it up. */
  @Post('overrides')
  @Requires('cases.override')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async grantOverride(@Call() call: Call, @IdParam() id: string, @Body() request: OverrideRequest): Promise<Answer> {
    const { of, reason } = request;
    return this.changes.run(call, id, (tx, version) =>
      this.overrides.run(tx, call.caller, id, version, { of, reason }),
    );
  }

  /** The record at IESS was put right: the clock of the correction starts, and one retry is open. */
  @Post('corrections')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async recordCorrection(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() request: CorrectionRequest,
  ): Promise<Answer> {
    const { what, wasWrong = null, shouldBe, evidence } = request;
    return this.changes.run(call, id, (tx, version) =>
      this.corrections.run(tx, call.caller, id, version, { what, wasWrong, shouldBe, evidence }),
    );
  }
}
