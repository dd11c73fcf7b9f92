import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { holdCalendar } from '../calendar/firm-closures.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { firstStage } from '../domain/lifecycle/stages.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { CaseDates, putWindow, windowOf } from './case-dates.js';
import { recordChange } from './case-events.js';
import { CaseRow } from './case.row.js';
import { keepText } from './case-texts.js';
import { circumstancesOf } from './circumstances.js';
import { enterStage } from './stage-change.js';
import { giveVerdict, verdictOn } from './verdicts.js';

export type Intake = {
  clientId: string;
  text: string;
  facts: Facts;
  channel: string | null;
  deadlineOn: LocalDate | null;
};

/** Intake: triage, stage, window and follow-ups of a new case, all in the caller's transaction. */
@Injectable()
export class OpenCase {
  constructor(private readonly dates: CaseDates) {}

  /** Returns the new case. Throws 404 when the client does not exist. */
  async run(tx: Tx, caller: Pick<Caller, 'userId'>, intake: Intake): Promise<CaseRow> {
    await holdCalendar(tx);
    const circumstances = await circumstancesOf(tx, intake.clientId);
    const facts = { ...circumstances.knownFacts, ...intake.facts };
    const verdict = verdictOn([intake.text], facts);
    const row = blankCase(tx, intake, caller.userId);
    row.number = await nextNumber(tx);
    row.scenario = verdict.es.scenario;
    row.verdict = verdict;
    enterStage(row, firstStage(verdict.es.route, facts), facts, tx.now);
    putWindow(row, windowOf(row, circumstances, [], tx.now));
    await tx.rows.insert(CaseRow, row);
    await keepText(tx, row.id, verdict.es.redactedText, verdict.es.secretsFound);
    await giveVerdict(tx, row, { verdict, overruleId: null }, facts);
    await recordChange(tx, row, { kind: 'opened', actorId: caller.userId });
    await this.dates.replan(tx, row, circumstances);
    await tx.rows.update(CaseRow, { firmId: row.firmId, id: row.id }, { planRevision: row.planRevision });
    return row;
  }
}

function blankCase(tx: Tx, intake: Intake, assigneeId: string): CaseRow {
  return Object.assign(new CaseRow(), {
    firmId: tx.firmId,
    id: newId(),
    clientId: intake.clientId,
    channel: intake.channel,
    facts: intake.facts,
    deadlineOn: intake.deadlineOn,
    assigneeId,
    correctedAt: null,
    visitOn: null,
    noTurnSince: null,
    windowBasis: 'intake',
    windowBasedAt: tx.now,
    planRevision: 0,
    openedAt: tx.now,
    resolvedAt: null,
    version: 1,
    updatedAt: tx.now,
  });
}

/** Numbers are the firm's own, without gaps that tell how much others work. */
async function nextNumber(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ number: number }>(
    'update firms set last_case_number = last_case_number + 1 where id = $1 returning last_case_number as number',
    [tx.firmId],
  );
  if (row === undefined) throw new Error('the firm of this transaction does not exist');
  return row.number;
}
