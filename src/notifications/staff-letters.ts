import { v7 as newId } from 'uuid';
import type { Role } from '../domain/access/permissions.js';
import type { Tx } from '../platform/database/database.js';

/** Letters to staff that are about no single case. */
export type LetterKind = 'digest' | 'webhook_disabled';

/** Writes a letter to everybody of these roles, once for each `about`. It leaves soon, in the send hours. */
export async function writeLetters(tx: Tx, kind: LetterKind, about: string, roles: readonly Role[]): Promise<void> {
  const users = await tx.query<{ id: string }>(
    'select id from users where firm_id = $1 and active and role = any($2) order by id',
    [tx.firmId, roles],
  );
  await writeLettersTo(
    tx,
    kind,
    about,
    users.map(({ id }) => id),
  );
}

/** The same to these people. Whoever has one already gets no other. */
export async function writeLettersTo(
  tx: Tx,
  kind: LetterKind,
  about: string,
  userIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into staff_letters (firm_id, id, user_id, kind, about, state, next_at, written_at)
     select $1, l.id, l.user_id, $2, $3, 'waiting', $4, $4 from unnest($5::uuid[], $6::uuid[]) as l (id, user_id)
     on conflict on constraint staff_letters_once do nothing`,
    [tx.firmId, kind, about, tx.now, userIds.map(() => newId()), userIds],
  );
}
