import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { AssigneeDto } from './case.dto.js';
import { recordCaseEvent } from './case-events.js';

/** Those who asked to be told what happens to the case, by name. */
export async function watchersOf(tx: Tx, caseId: string): Promise<AssigneeDto[]> {
  return tx.query<AssigneeDto>(
    `select u.id, u.full_name as "fullName" from case_watchers w
       join users u on u.firm_id = w.firm_id and u.id = w.user_id
      where w.firm_id = $1 and w.case_id = $2 order by searchable(u.full_name), u.id`,
    [tx.firmId, caseId],
  );
}

/** Lets people watch the case; who watches already goes on. The caller knows that they exist. */
export async function addWatchers(
  tx: Tx,
  { userId: actorId }: Pick<Caller, 'userId'>,
  caseId: string,
  userIds: readonly string[],
): Promise<void> {
  const added = await tx.query<{ userId: string }>(
    `insert into case_watchers (firm_id, case_id, user_id, since)
     select distinct $1::uuid, $2::uuid, p.user_id, $4::timestamptz from unnest($3::uuid[]) p (user_id)
     on conflict do nothing returning user_id as "userId"`,
    [tx.firmId, caseId, userIds, tx.now],
  );
  for (const { userId } of added) {
    await recordCaseEvent(tx, caseId, { kind: 'watcher_added', actorId, after: { userId } });
  }
}

/** Somebody no longer watches; nothing happens where they did not. */
export async function removeWatcher(
  tx: Tx,
  { userId: actorId }: Pick<Caller, 'userId'>,
  caseId: string,
  userId: string,
): Promise<void> {
  const removed = await tx.query(
    'delete from case_watchers where firm_id = $1 and case_id = $2 and user_id = $3 returning 1',
    [tx.firmId, caseId, userId],
  );
  if (removed.length === 0) return;
  await recordCaseEvent(tx, caseId, { kind: 'watcher_removed', actorId, before: { userId } });
}
