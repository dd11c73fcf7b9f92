import type { Finding } from '../domain/lifecycle/attempts.js';
import type { Tx } from '../platform/database/database.js';
import type { AttemptRow } from './attempt.row.js';

/** A case with the tries that its budget counts, oldest first. */
type Tried = { readonly id: string; readonly clientId: string; readonly attempts: readonly AttemptRow[] };

/**
 * What every verdict rested on, oldest first, by the case: in the case itself from its beginning, in the others of the
 * RUC since the first of the tries.
 */
export async function findingsOf(tx: Tx, cases: readonly Tried[]): Promise<Map<string, Finding[]>> {
  const asked = cases.flatMap(({ id, clientId, attempts }) => {
    const [first] = attempts;
    const clientIds = new Set([clientId, ...attempts.map((attempt) => attempt.clientId)]);
    return first === undefined ? [] : [{ id, clientIds, since: first.recordedAt }];
  });
  if (asked.length === 0) return new Map();
  const found = await tx.query<Omit<Finding, 'isOwn'> & { clientId: string; caseId: string }>(
    `select v.facts, v.decided_at as at, c.client_id as "clientId", c.id as "caseId"
       from cases c join verdicts v on v.firm_id = c.firm_id and v.case_id = c.id
      where c.firm_id = $1 and c.client_id = any($2::uuid[])
        and (v.decided_at >= $3 or c.id = any($4::uuid[]))
      order by v.decided_at, v.seq`,
    [
      tx.firmId,
      [...new Set(asked.flatMap(({ clientIds }) => [...clientIds]))],
      new Date(Math.min(...asked.map(({ since }) => since.getTime()))),
      asked.map(({ id }) => id),
    ],
  );
  return new Map(
    asked.map(({ id, clientIds, since }) => [
      id,
      found
        .filter(({ clientId, caseId, at }) => caseId === id || (clientIds.has(clientId) && at >= since))
        .map(({ facts, at, caseId }) => ({ facts, at, isOwn: caseId === id })),
    ]),
  );
}

/** When the cases of these tries ended as resolved, by the case; one that did not, or is open again, is left out. */
export async function resolvedAtOf(tx: Tx, attempts: readonly AttemptRow[]): Promise<Map<string, Date>> {
  const caseIds = attempts.filter(({ outcome }) => outcome === 'succeeded').map(({ caseId }) => caseId);
  if (caseIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; resolvedAt: Date }>(
    `select id, resolved_at as "resolvedAt" from cases
      where firm_id = $1 and id = any($2::uuid[]) and resolved_at is not null`,
    [tx.firmId, [...new Set(caseIds)]],
  );
  return new Map(rows.map(({ id, resolvedAt }) => [id, resolvedAt]));
}
