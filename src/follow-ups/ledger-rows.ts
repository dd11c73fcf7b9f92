import type { LedgerRow } from '../domain/follow-ups/reconcile.js';
import type { Tx } from '../platform/database/database.js';

type Held = LedgerRow & { readonly caseId: string };

/** The follow-ups of many cases that a new plan has to know, by case. `lock` keeps them as they are. */
export async function ledgerRowsOf(
  tx: Tx,
  caseIds: readonly string[],
  lock: boolean,
): Promise<Map<string, LedgerRow[]>> {
  const rows = await tx.query<Held>(
    `select case_id as "caseId", id, step, recipient, due_at as "dueAt", state, context from follow_ups
      where firm_id = $1 and case_id = any($2::uuid[]) and state <> 'cancelled' order by id${lock ? ' for update' : ''}`,
    [tx.firmId, caseIds],
  );
  const byCase = new Map<string, LedgerRow[]>();
  for (const { caseId, ...row } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), row]);
  return byCase;
}
