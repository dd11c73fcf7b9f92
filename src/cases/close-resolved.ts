import { closesByItselfAt, RESOLVED_CLOSES_AFTER_BUSINESS_DAYS } from '../domain/lifecycle/closing.js';
import { decideMove } from '../domain/lifecycle/moves.js';
import type { Database, SweepTx, Tx } from '../platform/database/database.js';
import type { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { situationOf } from './case-situation.js';
import { lockCurrentCase, saveCase } from './case-store.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import { leaveVisit } from './leave-visit.js';
import { enterStage } from './stage-change.js';

const BATCH = 500;

/** Closes resolved cases when their time has come. Any number of workers may do it at once: each case closes once. */
export class CloseResolved {
  constructor(
    private readonly database: Database,
    private readonly dates: CaseDates,
  ) {}

  /** Looks at every resolved case that may be due, oldest first; gives how many it closed. */
  async closeDue(): Promise<number> {
    let closed = 0;
    for (const { firmId, id } of await this.database.sweep(candidates)) {
      if (await this.database.inFirm(firmId, (tx) => this.closeIfDue(tx, id))) closed += 1;
    }
    return closed;
  }

  private async closeIfDue(tx: Tx, id: string): Promise<boolean> {
    const row = await lockCurrentCase(tx, id);
    if (row?.stage !== 'resolved') return false;
    const circumstances = await circumstancesOf(tx, row.clientId);
    const decision = decideMove('closed', situationFor(row, circumstances, tx.now));
    if (!decision.allowed) return false;
    await leaveVisit(tx, row, 'closed', { actorId: null, reason: null });
    enterStage(row, 'closed', { ...circumstances.knownFacts, ...row.facts }, tx.now);
    const after = { waitingFor: row.waitingFor, because: decision.because };
    await recordChange(tx, row, { kind: 'stage_changed', actorId: null, after });
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
    return true;
  }
}

function situationFor(row: CaseRow, circumstances: Circumstances, now: Date): Parameters<typeof decideMove>[1] {
  const seen = { newEvidence: false, documentsChecked: true };
  const isTimeToClose = now >= closesByItselfAt(row.stageSince, circumstances.firm);
  return { ...situationOf(row, circumstances, [], seen, 'system'), isTimeToClose };
}

/** So many business days are never fewer days. */
async function candidates(tx: SweepTx): Promise<{ firmId: string; id: string }[]> {
  return tx.query(
    `select firm_id as "firmId", id from cases
      where stage = 'resolved' and stage_since < app_now() - make_interval(days => $1) order by stage_since limit $2`,
    [RESOLVED_CLOSES_AFTER_BUSINESS_DAYS - 1, BATCH],
  );
}
