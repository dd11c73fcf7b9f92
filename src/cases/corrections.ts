import { Between, In } from 'typeorm';
import { rucFamilies } from '../domain/identity/ruc-family.js';
import { v7 as newId } from 'uuid';
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

/** Every correction of these clients' records, from whichever case, oldest first. */
export async function correctionsOf(tx: Tx, clients: readonly Employer[]): Promise<CorrectionRow[]> {
  const { firmId } = tx;
  return tx.rows.find(CorrectionRow, {
    where: [
      ...rucFamilies(clients).map(({ from, to }) => ({ firmId, ruc: Between(from, to) })),
      { firmId, clientId: In(clients.map(({ id }) => id)) },
    ],
    order: { recordedAt: 'asc', id: 'asc' },
  });
}

/** The correction that the facts tell of: the representative did not match the record, and does now. */
export function correctionByFacts(before: Facts, now: Facts): Correction {
  const valueOf = ({ representativeMatches }: Facts): string => String(representativeMatches ?? 'unknown');
  return { what: 'representativeMatches', wasWrong: valueOf(before), shouldBe: valueOf(now), evidence: null };
}
