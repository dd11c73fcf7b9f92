import { Injectable } from '@nestjs/common';
import { planFollowUps } from '../domain/follow-ups/plan.js';
import type { PlanInput, PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { clientWaits } from '../domain/lifecycle/client-waits.js';
import type { TurnChange } from '../domain/lifecycle/client-waits.js';
import { IESS_CLOSES_AT } from '../domain/lifecycle/iess-hours.js';
import type { CaseWindow, WindowBasis } from '../domain/lifecycle/window.js';
import { caseWindow } from '../domain/lifecycle/window.js';
import { Ledger } from '../follow-ups/ledger.js';
import type { Tx } from '../platform/database/database.js';
import { recordChange, turnsOf } from './case-events.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import type { PlanFacts } from './plan-facts.js';
import { planFactsOf } from './plan-facts.js';

/** Every date of a case, worked out anew from its history after each change, and the follow-ups that hang on them. */
@Injectable()
export class CaseDates {
  constructor(private readonly ledger: Ledger) {}

  /** Sets the window on the row, and says in the history that it moved; the caller saves the row. */
  async setWindow(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<void> {
    const turns = await turnsOf(tx, row.id);
    const { windowEarliestOn, windowLatestOn } = row;
    putWindow(row, windowOf(row, circumstances, turns, tx.now));
    if (row.windowEarliestOn === windowEarliestOn && row.windowLatestOn === windowLatestOn) return;
    await recordChange(tx, row, { kind: 'window_changed', actorId: null });
  }

  /** Writes the follow-ups that the case needs as it stands on the row, whose revision goes up; the caller saves it. */
  async replan(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<void> {
    row.planRevision += 1;
    await this.ledger.replan(
      tx,
      row.id,
      row.planRevision,
      followUpsOf(row, circumstances, await factsFor(tx, row, circumstances), tx.now),
    );
  }
}

async function factsFor(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<PlanFacts> {
  const [facts] = (await planFactsOf(tx, [{ row, circumstances }])).values();
  if (facts === undefined) throw new Error('no facts of a case that was asked for');
  return facts;
}

/** The window of a case as its history and these circumstances have it. `turns` are its own, oldest first. */
export function windowOf(
  row: CaseRow,
  { iess: calendar }: Circumstances,
  turns: readonly TurnChange[],
  now: Date,
): CaseWindow | null {
  const basis = basisOf(row);
  const waits = clientWaits(turns, now);
  return basis && caseWindow({ scenario: row.scenario, basis, calendar, closesAt: IESS_CLOSES_AT, waits });
}

/** Puts a window on the row. */
export function putWindow(row: CaseRow, window: CaseWindow | null): void {
  row.window = window;
  row.windowEarliestOn = window?.earliest ?? null;
  row.windowLatestOn = window?.latest ?? null;
}

/** The follow-ups that a case needs as it stands on the row. */
export function followUpsOf(
  row: CaseRow,
  circumstances: Circumstances,
  facts: PlanFacts,
  now: Date,
): PlannedFollowUp[] {
  return planFollowUps(planInputOf(row, circumstances, facts, now), facts.ladders);
}

/** All that decides which follow-ups the case on the row gets. */
export function planInputOf(
  row: CaseRow,
  circumstances: Circumstances,
  { triesLeft, lastAnswerAt }: Omit<PlanFacts, 'ladders'>,
  now: Date,
): PlanInput {
  const { windowEarliestOn: earliestOn, windowLatestOn: latestOn } = row;
  return {
    stage: row.stage,
    scenario: row.scenario,
    now,
    stageSince: row.stageSince,
    window: earliestOn !== null && latestOn !== null ? { earliestOn, latestOn } : null,
    deadlineOn: row.deadlineOn,
    waitingFor: row.waitingFor,
    waitingSince: row.waitingSince,
    waitingUntil: row.waitingUntil,
    visitOn: row.visitOn,
    noTurnSince: row.noTurnSince,
    hasReachableContact: circumstances.hasReachableContact,
    firm: circumstances.firm,
    client: { calendar: circumstances.iess },
    triesLeft,
    lastAnswerAt,
  };
}

/** What the case's window counts from. */
export function basisOf({ windowBasis, windowBasedAt }: CaseRow): WindowBasis | null {
  return windowBasis !== null && windowBasedAt !== null ? { kind: windowBasis, at: windowBasedAt } : null;
}
