import { backOffMs } from '../domain/follow-ups/when-due.js';
import type { Tx } from '../platform/database/database.js';
import type { DueRow } from './due-rows.js';
import { writeFollowUpEvents } from './follow-up-events.js';
import { planNextSteps } from './next-steps.js';
import type { Wake } from './wake-id.js';

/**
 * What a try counts that nobody came back from: two of them park a row. Such a try ends a whole process, where a mail
 * server that is busy ends nothing.
 */
export const SILENT_TRY = 4;

/** After so many tries, some two hours of back-off, a follow-up is parked where people see it. */
export const MAX_TRIES = 8;

export type Failed = Pick<DueRow, 'id' | 'caseId' | 'step' | 'recipient' | 'tries'>;

/** A follow-up that cannot even be decided rests longer each time, and is parked with its reason in the end. */
export async function recordFailure(
  tx: Tx,
  { id, generation }: Wake,
  error: string,
  counted: ReadonlySet<string>,
): Promise<void> {
  const [row] = await tx.query<Failed>(
    `select id, case_id as "caseId", step, recipient, tries from follow_ups
     where firm_id = $1 and id = $2 and generation = $3 and state in ('planned', 'armed') for update`,
    [tx.firmId, id, generation],
  );
  if (row !== undefined) await rest(tx, { ...row, tries: row.tries + 1 - (counted.has(id) ? SILENT_TRY : 0) }, error);
}

/** Puts a row back for another try, after `restMs`, or parks it. `tries` counts the one that just failed. */
export async function rest(tx: Tx, row: Failed, error: string, restMs = backOffMs(row.tries)): Promise<void> {
  const parked = row.tries >= MAX_TRIES;
  await tx.query(
    `update follow_ups set state = $3, reason = $4, last_error = $5, tries = $6, wake_at = $7,
       generation = generation + 1, fence = fence + 1, armed_until = null, lease_until = null, finished_at = $8
     where firm_id = $1 and id = $2`,
    [
      tx.firmId,
      row.id,
      parked ? 'parked' : 'planned',
      parked ? 'too_many_tries' : 'try_again',
      error.slice(0, 500),
      row.tries,
      new Date(tx.now.getTime() + restMs),
      parked ? tx.now : null,
    ],
  );
  if (!parked) return;
  await writeFollowUpEvents(tx, [{ kind: 'follow_up_parked', row, reason: 'too_many_tries' }]);
  await planNextSteps(tx, [row.caseId]);
}
