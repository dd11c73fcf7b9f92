import { Body, Controller, Post, Query } from '@nestjs/common';
import { CalendarChangeDto, CalendarChangeQuery, CalendarChangeRequest } from '../calendar/closure-changes.dto.js';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { Answers, MayAnswer, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import type { FieldError } from '../platform/http/problem.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { Writes } from '../platform/http/writes.js';
import { ChangeCalendar } from './change-calendar.js';

@Controller('calendar/changes')
export class CalendarChangesController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly changing: ChangeCalendar,
  ) {}

  /**
   * Adds days to the firm's calendar or takes them out. Tried first: which windows, follow-ups and deadlines move, and
   * which pass a deadline. With `dryRun=false` the same is applied, in one piece. A key replays what was applied.
   */
  @Post()
  @Requires('calendar.change')
  @TakesIdempotencyKey()
  @Answers(CalendarChangeDto)
  @MayAnswer(404)
  async changeCalendar(
    @Call() call: Call,
    @Query() query: CalendarChangeQuery,
    @Body() request: CalendarChangeRequest,
  ): Promise<Answer> {
    const { firmId, userId } = call.caller;
    if (query.dryRun !== false) {
      return Answer.ok(await this.database.inFirm(firmId, (tx) => this.changing.preview(tx, userId, request)));
    }
    refuseUnexplained(request);
    return this.writes.run(call, async (tx) => Answer.ok(await this.changing.apply(tx, userId, request)));
  }
}

/** Who reads the case later must see why its dates moved. */
function refuseUnexplained({ reason, add = [] }: CalendarChangeRequest): void {
  const missing: FieldError[] = reason === undefined ? [fieldError('/reason', 'field.required')] : [];
  for (const [index, { source }] of add.entries()) {
    if (source === undefined) missing.push(fieldError(`/add/${index}/source`, 'field.required'));
  }
  if (missing.length > 0) throw Problem.invalid(...missing);
}
