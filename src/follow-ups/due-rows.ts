import type { FollowUpContext } from '../domain/follow-ups/planned-follow-up.js';
import type { LedgerState } from '../domain/follow-ups/reconcile.js';
import type { Recipient } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import type { Wake } from './wake-id.js';

/** A row of the ledger, locked until the transaction ends. */
export type DueRow = {
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly recipient: Recipient;
  readonly revision: number;
  readonly state: LedgerState;
  readonly generation: number;
  readonly wakeAt: Date;
  readonly dueAt: Date;
  readonly tries: number;
  /** bigint of PostgreSQL, as text. */
  readonly fence: string;
  readonly context: FollowUpContext;
};

/**
 * Locks the woken rows and whatever else of their cases is due, in the order of their ids so that two workers never
 * wait for each other in a ring. A new plan of the same case waits until we are done, or we until it is.
 */
export async function lockDueRows(tx: Tx, wakes: readonly Wake[]): Promise<DueRow[]> {
  return tx.query<DueRow>(
    `select id, case_id as "caseId", step, recipient, revision, state, generation, wake_at as "wakeAt",
       due_at as "dueAt", tries, fence::text as fence, context
     from follow_ups
     where firm_id = $1 and (
       id = any($2::uuid[]) or (
         case_id in (select case_id from follow_ups where firm_id = $1 and id = any($2::uuid[]))
         and state in ('planned', 'armed') and wake_at <= $3))
     order by id for update`,
    [tx.firmId, wakes.map(({ id }) => id), tx.now],
  );
}
