import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import { CaseTextRow } from './case-text.row.js';

/** Keeps what was said. `body` is the redacted text of a verdict: what is not redacted is not kept. */
export async function keepText(tx: Tx, caseId: string, body: string, secretsFound: number): Promise<void> {
  if (body === '') return;
  await tx.rows.insert(CaseTextRow, {
    firmId: tx.firmId,
    id: newId(),
    caseId,
    body,
    secretsFound,
    givenAt: tx.now,
  });
}

/** Everything said about a case, oldest first. */
export async function textsOf(tx: Tx, caseId: string): Promise<CaseTextRow[]> {
  return tx.rows.find(CaseTextRow, { where: { firmId: tx.firmId, caseId }, order: { givenAt: 'asc', id: 'asc' } });
}
