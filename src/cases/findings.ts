import type { Finding } from '../domain/lifecycle/attempts.js';
import type { Tx } from '../platform/database/database.js';
import type { AttemptRow } from './attempt.row.js';

/** What every verdict rested on since the first of these tries, in whichever case of the RUC, oldest first. */
export async function findingsSince(tx: Tx, attempts: readonly AttemptRow[], clientId: string): Promise<Finding[]> {
  const [first] = attempts;
  if (first === undefined) return [];
  const clientIds = [...new Set([clientId, ...attempts.map((attempt) => attempt.clientId)])];
  return tx.query<Finding>(
    `select v.facts, v.decided_at as at
       from cases c join verdicts v on v.firm_id = c.firm_id and v.case_id = c.id
      where c.firm_id = $1 and c.client_id = any($2::uuid[]) and v.decided_at >= $3
      order by v.decided_at, v.seq`,
    [tx.firmId, clientIds, first.recordedAt],
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
