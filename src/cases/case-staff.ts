import type { Tx } from '../platform/database/database.js';
import { fieldError, Problem } from '../platform/http/problem.js';

/** Those of the ids that name nobody in this firm make it a 404; somebody who has left is a 400 at `pointer`. */
export async function refuseAbsentStaff(tx: Tx, userIds: readonly string[], pointer: string): Promise<void> {
  if (userIds.length === 0) return;
  const found = await tx.query<{ active: boolean }>(
    'select active from users where firm_id = $1 and id = any($2::uuid[])',
    [tx.firmId, userIds],
  );
  if (found.length !== new Set(userIds).size) throw Problem.notFound();
  if (found.some(({ active }) => !active)) throw Problem.invalid(fieldError(pointer, 'person.has_left'));
}
