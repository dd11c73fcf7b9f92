import { Injectable } from '@nestjs/common';
import { planFollowUps } from '../domain/follow-ups/plan.js';
import { clientWaits } from '../domain/lifecycle/client-waits.js';
import { IESS_CLOSES_AT } from '../domain/lifecycle/iess-hours.js';
import type { WindowBasis } from '../domain/lifecycle/window.js';
import { caseWindow } from '../domain/lifecycle/window.js';
import { Ledger } from '../follow-ups/ledger.js';
import type { Tx } from '../platform/database/database.js';
import { turnsOf } from './case-events.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';

/** Every date of a case, worked out anew from its history after each change, and the follow-ups that hang on them. */
@Injectable()
export class CaseDates {
  constructor(private readonly ledger: Ledger) {}

  /** Sets the window on the row; the caller saves it. */
  async setWindow(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<void> {
    const basis = basisOf(row);
    const waits = row.planRevision === 0 ? [] : clientWaits(await turnsOf(tx, row.id), tx.now);
    const { iess: calendar } = circumstances;
    const window = basis && caseWindow({ scenario: row.scenario, basis, calendar, closesAt: IESS_CLOSES_AT, waits });
    row.window = window;
    row.windowEarliestOn = window?.earliest ?? null;
    row.windowLatestOn = window?.latest ?? null;
  }

  /** Writes the follow-ups that the case needs as it stands on the row, whose revision goes up; the caller saves it. */
  async replan(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<void> {
    row.planRevision += 1;
    const { windowEarliestOn: earliestOn, windowLatestOn: latestOn } = row;
    const planned = planFollowUps({
      stage: row.stage,
      scenario: row.scenario,
      now: tx.now,
      stageSince: row.stageSince,
      window: earliestOn !== null && latestOn !== null ? { earliestOn, latestOn } : null,
      deadlineOn: row.deadlineOn,
      waitingFor: row.waitingFor,
      waitingSince: row.waitingSince,
      waitingUntil: row.waitingUntil,
      hasReachableContact: circumstances.hasReachableContact,
      firm: circumstances.firm,
      client: { calendar: circumstances.iess },
    });
    await this.ledger.replan(tx, row.id, row.planRevision, planned);
  }
}

/** What the case's window counts from. */
export function basisOf({ windowBasis, windowBasedAt }: CaseRow): WindowBasis | null {
  return windowBasis !== null && windowBasedAt !== null ? { kind: windowBasis, at: windowBasedAt } : null;
}
