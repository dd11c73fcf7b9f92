import { Body, Controller, Post } from '@nestjs/common';
import type { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, NeedsIfMatch, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { AddEvidence } from './add-evidence.js';
import { AttemptRequest, EvidenceRequest, TransitionRequest, WaitingRequest } from './case-requests.dto.js';
import { CaseView } from './case.dto.js';
import { ChangeCase } from './change-case.js';
import { checkDate } from './deadline-range.js';
import { MoveCase } from './move-case.js';
import { RecordAttempt } from './record-attempt.js';
import { WaitFor } from './wait-for.js';

/** What moves a case. Each needs the version that was read and answers with the case as it then stands. */
@Controller('cases/:id')
export class CaseChangesController {
  constructor(
    private readonly changes: ChangeCase,
    private readonly evidence: AddEvidence,
    private readonly attempts: RecordAttempt,
    private readonly moves: MoveCase,
    private readonly waits: WaitFor,
  ) {}

  /** New words or checked facts: triage decides again. */
  @Post('evidence')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async addEvidence(@Call() call: Call, @IdParam() id: string, @Body() request: EvidenceRequest): Promise<Answer> {
    const { text = '', facts = {} } = request;
    if (text.trim() === '' && Object.keys(facts).length === 0) {
      throw Problem.invalid(fieldError('', 'evidence.empty'));
    }
    return this.changes.run(call, id, (tx, version) =>
      this.evidence.run(tx, call.caller, id, version, { text, facts: { ...facts } }),
    );
  }

  /** One try at the portal; refused where another would do harm. */
  @Post('attempts')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async recordAttempt(@Call() call: Call, @IdParam() id: string, @Body() request: AttemptRequest): Promise<Answer> {
    const { outcome, by = 'staff', wording = null, browser = null, network = null, device = null } = request;
    return this.changes.run(call, id, (tx, version) =>
      this.attempts.run(tx, call.caller, id, version, { outcome, by, wording, browser, network, device }),
    );
  }

  /** A move to another stage. */
  @Post('transitions')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async moveCase(@Call() call: Call, @IdParam() id: string, @Body() request: TransitionRequest): Promise<Answer> {
    const { to, reason = null } = request;
    return this.changes.run(call, id, (tx, version) => this.moves.run(tx, call.caller, id, version, { to, reason }));
  }

  /** Whose turn it is. */
  @Post('waiting')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  async setWaiting(@Call() call: Call, @IdParam() id: string, @Body() request: WaitingRequest): Promise<Answer> {
    const { for: whose, until = null, reason } = request;
    checkDate('/until', until);
    return this.changes.run(call, id, (tx, version) =>
      this.waits.run(tx, call.caller, id, version, { for: whose, until, reason }),
    );
  }
}
