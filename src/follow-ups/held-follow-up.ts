import type { LedgerState } from '../domain/follow-ups/reconcile.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { DueRow } from './due-rows.js';

/** States in which a follow-up still waits, or in which only a person can say what becomes of it. */
const OPEN: readonly LedgerState[] = ['planned', 'armed', 'uncertain', 'parked'];
export const WAITING: readonly LedgerState[] = ['planned', 'armed'];

/** The case of a follow-up. Throws 404. */
export async function caseOfFollowUp(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.query<{ caseId: string }>(
    'select case_id as "caseId" from follow_ups where firm_id = $1 and id = $2',
    [tx.firmId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return row.caseId;
}

/** A follow-up, locked against the worker until the transaction ends: one of the two comes first. Throws 404. */
export async function holdFollowUp(tx: Tx, id: string): Promise<DueRow> {
  const [row] = await tx.query<DueRow>(
    `select id, case_id as "caseId", step, recipient, revision, state, generation, wake_at as "wakeAt",
       due_at as "dueAt", tries, fence::text as fence, context
     from follow_ups where firm_id = $1 and id = $2 for update`,
    [tx.firmId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return row;
}

/** Throws 409 `follow_up.ended` where nothing can be done about a follow-up any more, because it left or was dropped. */
export function refuseEnded({ state }: DueRow): void {
  if (OPEN.includes(state)) return;
  throw Problem.conflict(state === 'running' ? 'follow_up.leaving' : 'follow_up.ended', undefined, {
    followUpState: state === 'running' ? 'planned' : state,
  });
}

/** Puts a follow-up off, or back: it waits for `wakeAt` in a new generation, so that an alarm already set rings in vain. */
export async function wakeAnew(
  tx: Tx,
  id: string,
  { wakeAt, reason, snoozedBy }: { wakeAt: Date; reason: string; snoozedBy: string | null },
): Promise<void> {
  await tx.query(
    `update follow_ups set state = 'planned', wake_at = $3, reason = $4, snoozed_by = $5, tries = 0,
       generation = generation + 1, fence = fence + 1, armed_until = null, lease_until = null, finished_at = null
     where firm_id = $1 and id = $2`,
    [tx.firmId, id, wakeAt, reason, snoozedBy],
  );
}

/** Ends follow-ups that a person, or a client's answer, made pointless. */
export async function skip(tx: Tx, ids: readonly string[], reason: string): Promise<void> {
  await tx.query(
    `update follow_ups set state = 'skipped', reason = $3, finished_at = $4, generation = generation + 1,
       fence = fence + 1, armed_until = null, lease_until = null
     where firm_id = $1 and id = any($2::uuid[])`,
    [tx.firmId, ids, reason, tx.now],
  );
}

/** Writes down that a follow-up was answered. */
export async function markAnswered(tx: Tx, id: string, by: 'client' | 'staff'): Promise<void> {
  await tx.query('update follow_ups set answered_at = $3, answered_by = $4 where firm_id = $1 and id = $2', [
    tx.firmId,
    id,
    tx.now,
    by,
  ]);
}

/**
 * The steps to the client that still wait and count from the same moment as an answered one: they would ask again what
 * was answered. Locked in the order of their ids.
 */
export async function askingTheSame(tx: Tx, row: DueRow): Promise<DueRow[]> {
  return tx.query<DueRow>(
    `select id, case_id as "caseId", step, recipient, state from follow_ups
     where firm_id = $1 and case_id = $2 and id <> $3 and state = any($4)
       and (recipient = 'client' or context ->> 'insteadOf' = 'client')
       and context ->> 'anchor' = $5 and context ->> 'anchoredAt' = $6
     order by id for update`,
    [tx.firmId, row.caseId, row.id, WAITING, row.context.anchor, row.context.anchoredAt],
  );
}

/** Every step to the client of a case that still waits, locked in the order of their ids. */
export async function clientStepsWaiting(tx: Tx, caseId: string): Promise<DueRow[]> {
  return tx.query<DueRow>(
    `select id, case_id as "caseId", step, recipient, revision, state, generation, wake_at as "wakeAt",
       due_at as "dueAt", tries, fence::text as fence, context
     from follow_ups where firm_id = $1 and case_id = $2 and state = any($3) and recipient = 'client'
     order by id for update`,
    [tx.firmId, caseId, WAITING],
  );
}
