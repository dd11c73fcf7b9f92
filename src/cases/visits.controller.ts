import { Body, Controller, Patch, Post } from '@nestjs/common';
import type { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, MayAnswer, NeedsIfMatch, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { askedVisitChange } from './asked-visit-change.js';
import { CaseView } from './case.dto.js';
import { ChangeCase } from './change-case.js';
import { checkDate } from './deadline-range.js';
import { EndVisit } from './end-visit.js';
import { LookForTurn } from './look-for-turn.js';
import { PlanVisit } from './plan-visit.js';
import { AppointmentChange, AppointmentRequest, AppointmentSearchRequest } from './visits.dto.js';

/** Visits to the counter, and looks for a turn in vain. */
@Controller('cases/:id')
export class VisitsController {
  constructor(
    private readonly changes: ChangeCase,
    private readonly planning: PlanVisit,
    private readonly ending: EndVisit,
    private readonly looking: LookForTurn,
  ) {}

  /** Records a turn that was booked; the case waits for it and its window counts from it. One at a time. */
  @Post('appointments')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  @MayAnswer(409)
  async planAppointment(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() request: AppointmentRequest,
  ): Promise<Answer> {
    const { officeId = null, officeName = null, on, at, turnNumber = null, goes = 'representative' } = request;
    if ((officeId === null) === (officeName === null)) throw Problem.invalid(fieldError('/officeId', 'office.one'));
    checkDate('/on', on);
    const plan = { officeId, officeName, on, at, turnNumber, goes, goesFullName: request.goesFullName ?? null };
    return this.changes.run(call, id, (tx, version) => this.planning.plan(tx, call.caller, { id, version }, plan));
  }

  /** Moves a visit, cancels it with a reason, or says how it went. */
  @Patch('appointments/:appointmentId')
  @Requires('cases.write')
  @NeedsIfMatch()
  @Answers(CaseView, { versioned: true })
  @MayAnswer(409)
  async changeAppointment(
    @Call() call: Call,
    @IdParam() id: string,
    @IdParam('appointmentId') visitId: string,
    @Body() request: AppointmentChange,
  ): Promise<Answer> {
    checkDate('/on', request.on ?? null);
    const asked = askedVisitChange(request);
    return this.changes.amend(call, id, (tx, version) => {
      const read = { id, version };
      switch (asked.what) {
        case 'move':
          return this.planning.move(tx, call.caller, read, visitId, asked.changes);
        case 'cancel':
          return this.planning.cancel(tx, call.caller, read, visitId, asked.reason);
        case 'end':
          return this.ending.run(tx, call.caller, read, visitId, asked.end);
      }
    });
  }

  /** Records a look for a turn in vain: where, when. After a few of them the supervisor hears of it. */
  @Post('appointment-searches')
  @Requires('cases.write')
  @NeedsIfMatch()
  @TakesIdempotencyKey()
  @Answers(CaseView, { status: 201, versioned: true })
  @MayAnswer(409)
  async recordAppointmentSearch(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() request: AppointmentSearchRequest,
  ): Promise<Answer> {
    const { officeId = null, triedOn = null, note = null } = request;
    checkDate('/triedOn', triedOn);
    return this.changes.run(call, id, (tx, version) =>
      this.looking.run(tx, call.caller, { id, version }, { officeId, triedOn, note }),
    );
  }
}
