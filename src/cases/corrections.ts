import { v7 as newId } from 'uuid';
import { changedFacts } from '../domain/lifecycle/guards.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Tx } from '../platform/database/database.js';
import { CorrectionRow } from './correction.row.js';
import type { CaseRow } from './case.row.js';

/** What was wrong in the record, what stands there now, and what shows it. */
export type Correction = Pick<CorrectionRow, 'what' | 'wasWrong' | 'shouldBe' | 'evidence'>;

/** A client by its number: corrections count for the RUC, like tries. */
type Employer = { id: string; ruc: string };

/** Keeps the correction; gives its id. What it does to the case is the caller's. */
export async function keepCorrection(
  tx: Tx,
  row: CaseRow,
  { id: clientId, ruc }: Employer,
  recordedBy: string,
  correction: Correction,
): Promise<string> {
  const id = newId();
  const place = { firmId: tx.firmId, id, caseId: row.id, clientId, ruc };
  await tx.rows.insert(CorrectionRow, { ...place, ...correction, recordedBy, recordedAt: tx.now });
  return id;
}

/** Every correction of the RUC's record, from whichever case, oldest first. */
export async function correctionsOfRuc(tx: Tx, client: Employer): Promise<CorrectionRow[]> {
  const { firmId } = tx;
  return tx.rows.find(CorrectionRow, {
    where: [
      { firmId, ruc: client.ruc },
      { firmId, clientId: client.id },
    ],
    order: { recordedAt: 'asc', id: 'asc' },
  });
}

/** The correction that a changed fact tells of. */
export function correctionByFacts(before: Facts, now: Facts): Correction {
  const keys = changedFacts(before, now);
  const valuesOf = (facts: Facts): string => keys.map((key) => String(facts[key] ?? 'unknown')).join(', ');
  return { what: keys.join(', '), wasWrong: valuesOf(before), shouldBe: valuesOf(now), evidence: null };
}
