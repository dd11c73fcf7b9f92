import { Controller, Get, Query } from '@nestjs/common';
import { FollowUpDto } from '../follow-ups/follow-up.dto.js';
import { CaseFollowUpsQuery } from '../follow-ups/follow-up-query.dto.js';
import { Ledger } from '../follow-ups/ledger.js';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersPage } from '../platform/http/openapi-answers.js';
import { decodeCursor, encodeCursor } from '../platform/http/page.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { CaseStateAtDto, CaseStateQuery } from './case-state.dto.js';
import { caseStateAt } from './case-state.js';
import { findCase } from './case-store.js';
import { caseTimeline } from './case-timeline.js';
import { CaseEventDto } from './case.dto.js';
import { forReader } from './for-reader.js';

const BY_DUE_MOMENT = 'due';

@Controller('cases/:id')
export class CaseHistoryController {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
  ) {}

  /** Everything that happened to a case, newest first. */
  @Get('timeline')
  @Requires('cases.read')
  @AnswersPage(CaseEventDto)
  async readTimeline(@Caller() caller: Caller, @IdParam() id: string, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => caseTimeline(tx, caller, id, query));
  }

  /** The case as it stood at a past moment, rebuilt from its history alone. */
  @Get('state')
  @Requires('cases.read')
  @Answers(CaseStateAtDto)
  async readCaseState(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() query: CaseStateQuery,
  ): Promise<CaseStateAtDto> {
    const asked = query.at === undefined ? null : new Date(query.at);
    return this.database.inFirm(caller.firmId, async (tx) => {
      const { at, state } = await caseStateAt(tx, id, asked);
      return forReader(caller, { at: at.toISOString(), state });
    });
  }

  /** Every follow-up of a case by due moment: planned, sent, skipped, cancelled and uncertain. */
  @Get('follow-ups')
  @Requires('follow_ups.read')
  @AnswersPage(FollowUpDto)
  async readFollowUps(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() { limit, cursor }: CaseFollowUpsQuery,
  ): Promise<{ items: FollowUpDto[]; nextCursor: string | null }> {
    const [dueAt, after] = decodeCursor(cursor, BY_DUE_MOMENT, 2) ?? [];
    return this.database.inFirm(caller.firmId, async (tx) => {
      await findCase(tx, id);
      const from = dueAt === undefined ? null : { dueAt: String(dueAt), id: String(after) };
      const found = await this.ledger.followUpsAfter(tx, id, limit, from);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, nextCursor: last === undefined ? null : encodeCursor(BY_DUE_MOMENT, [last.dueAt, last.id]) };
    });
  }
}
