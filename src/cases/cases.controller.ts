import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Ledger } from '../follow-ups/ledger.js';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  Answers,
  AnswersPage,
  MayAnswer,
  NeedsIfMatch,
  TakesIdempotencyKey,
} from '../platform/http/openapi-answers.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { Writes } from '../platform/http/writes.js';
import { AmendCase } from './amend-case.js';
import { CaseListQuery } from './case-list.dto.js';
import { listCases } from './case-list.js';
import { AmendCaseRequest, OpenCaseRequest } from './case-requests.dto.js';
import { noteOf, writeNote } from './case-notes.js';
import { caseView } from './case-view.js';
import { CaseListItem, CaseView } from './case.dto.js';
import { checkDeadline } from './deadline-range.js';
import { OpenCase } from './open-case.js';

@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly ledger: Ledger,
    private readonly opening: OpenCase,
    private readonly amending: AmendCase,
  ) {}

  /** Takes a client's case: triage, stage, window and follow-ups at once. */
  @Post()
  @Requires('cases.write')
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  @MayAnswer(404)
  async openCase(@Call() call: Call, @Body() request: OpenCaseRequest): Promise<Answer> {
    const { clientId, text, facts = {}, channel = null, deadlineOn = null } = request;
    checkDeadline(deadlineOn);
    return this.writes.run(call, async (tx) => {
      const intake = { clientId, text, facts: { ...facts }, channel, deadlineOn };
      const { id } = await this.opening.run(tx, call.caller, intake);
      return Answer.created(await caseView(tx, this.ledger, call.caller, id), `/api/v1/cases/${id}`);
    });
  }

  /** Cases, newest first unless `sort` says otherwise. */
  @Get()
  @Requires('cases.read')
  @AnswersPage(CaseListItem, { counted: true })
  async listCases(@Caller() caller: Caller, @Query() query: CaseListQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listCases(tx, caller, query));
  }

  /** One case with everything a case page needs. */
  @Get(':id')
  @Requires('cases.read')
  @Answers(CaseView, { versioned: true })
  async readCase(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return this.database.inFirm(caller.firmId, async (tx) => Answer.ok(await caseView(tx, this.ledger, caller, id)));
  }

  /** Changes who works on a case and by when it must be done. */
  @Patch(':id')
  @Requires('cases.write')
  @NeedsIfMatch()
  @Answers(CaseView, { versioned: true })
  async amendCase(@Call() call: Call, @IdParam() id: string, @Body() request: AmendCaseRequest): Promise<Answer> {
    const version = expectedVersion(call);
    checkDeadline(request.deadlineOn ?? null);
    const { handOver, ...amendment } = request;
    if (handOver !== undefined && amendment.assigneeId === undefined) {
      throw Problem.invalid(fieldError('/handOver', 'hand_over.needs_assignee'));
    }
    return this.writes.run(call, async (tx) => {
      await this.amending.run(tx, call.caller, id, version, amendment);
      if (handOver !== undefined) {
        await writeNote(tx, call.caller, id, noteOf({ body: handOver, kind: 'hand_over' }));
      }
      return Answer.ok(await caseView(tx, this.ledger, call.caller, id));
    });
  }
}
