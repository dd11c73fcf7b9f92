import type { CaseDeeds } from '../follow-ups/case-deeds.js';
import { Ledger } from '../follow-ups/ledger.js';
import type { Tx } from '../platform/database/database.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { saveCase } from './case-store.js';
import { CaseRow } from './case.row.js';
import { circumstancesOf } from './circumstances.js';
import { rememberRecorded } from './recorded-state.js';

const WHY = 'ladder_ran_out';

/** What cases do by themselves when a step of their ladder leaves. The history names Llavero as the actor. */
export function caseDeeds(dates = new CaseDates(new Ledger())): CaseDeeds {
  return { park: (tx, caseId) => park(tx, caseId, dates) };
}

async function park(tx: Tx, id: string, dates: CaseDates): Promise<void> {
  const { firmId } = tx;
  const row = await tx.rows.findOne(CaseRow, { where: { firmId, id }, lock: { mode: 'for_no_key_update' } });
  if (row === null || !isOpen(row.stage) || row.waitingFor === 'client') return;
  rememberRecorded(row);
  const circumstances = await circumstancesOf(tx, row.clientId);
  row.waitingFor = 'client';
  row.waitingSince = tx.now;
  row.waitingUntil = null;
  const after = { waitingFor: row.waitingFor, because: WHY };
  await recordChange(tx, row, { kind: 'waiting_changed', actorId: null, after });
  await dates.setWindow(tx, row, circumstances);
  await dates.replan(tx, row, circumstances);
  await saveCase(tx, row);
}
