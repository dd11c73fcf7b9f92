import { rucFamily } from '../domain/identity/ruc-family.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { CaseRow } from './case.row.js';
import { rememberRecorded, unrecordedChange } from './recorded-state.js';

/** The case, or 404: one that does not exist and one of another firm are the same. */
export async function findCase(tx: Tx, id: string): Promise<CaseRow> {
  const row = await tx.rows.findOneBy(CaseRow, { firmId: tx.firmId, id });
  if (row === null) throw Problem.notFound();
  return row;
}

/**
 * The case, locked until the transaction ends, in the version that the caller has read; else 412. The lock lets others
 * add rows that point at the case: a worker that writes its history must not wait for us while we wait for it. The budget is counted
 * per RUC, so whoever asks for it also locks that: see `lockRuc`.
 */
export async function lockCase(tx: Tx, id: string, version: number): Promise<CaseRow> {
  const row = await lockCaseAsItIs(tx, id);
  if (row.version !== version) throw Problem.stale();
  return row;
}

/** The same in whatever version it is, for what does not depend on one. Throws 404. */
export async function lockCaseAsItIs(tx: Tx, id: string): Promise<CaseRow> {
  const row = await lockCurrentCase(tx, id);
  if (row === null) throw Problem.notFound();
  return row;
}

/** The case as it stands, locked in the same way, or null. */
export async function lockCurrentCase(tx: Tx, id: string): Promise<CaseRow | null> {
  const row = await tx.rows.findOne(CaseRow, {
    where: { firmId: tx.firmId, id },
    lock: { mode: 'for_no_key_update' },
  });
  if (row !== null) rememberRecorded(row);
  return row;
}

/**
 * Two cases of one RUC may not spend the same try: whoever counts them holds the client, and the RUC for the clients that
 * are other establishments of it.
 */
export async function lockRuc(tx: Tx, row: CaseRow): Promise<void> {
  const [client] = await tx.query<{ ruc: string }>(
    'select ruc from clients where firm_id = $1 and id = $2 for no key update',
    [tx.firmId, row.clientId],
  );
  if (client === undefined) throw Problem.notFound();
  const key = `tries ${tx.firmId} ${rucFamily(client.ruc).from}`;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
}

/** Writes the case as its next version. The caller holds it locked. Throws when its history leaves a change out. */
export async function saveCase(tx: Tx, row: CaseRow): Promise<void> {
  const forgotten = Object.keys(unrecordedChange(row).after);
  if (forgotten.length > 0) throw new Error(`no event says that ${forgotten.join(', ')} of a case changed`);
  row.version += 1;
  row.updatedAt = tx.now;
  const { firmId, id, ...columns } = row;
  await tx.rows.update(CaseRow, { firmId, id }, columns);
}
