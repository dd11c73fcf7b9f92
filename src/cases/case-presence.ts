import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { PresentDto } from './case-presence.dto.js';

/** Whoever has not been heard of for so long is taken for gone: a lost line says no goodbye. */
export const GONE_AFTER_S = 45;

export type Doing = { doing: 'viewing' | 'editing'; field: string | null };

/** Says that the caller is here. Who was gone, or now does something else, is here since now. */
export async function noticePresence(
  tx: Tx,
  { userId }: Caller,
  caseId: string,
  { doing, field }: Doing,
): Promise<void> {
  await tx.query(
    `insert into case_presence as p (firm_id, case_id, user_id, doing, field, since, seen_at)
     values ($1, $2, $3, $4, $5, $6, $6)
     on conflict (firm_id, case_id, user_id) do update set
       doing = excluded.doing, field = excluded.field, seen_at = excluded.seen_at,
       since = case when p.doing = excluded.doing and p.field is not distinct from excluded.field
                     and p.seen_at > excluded.seen_at - make_interval(secs => ${GONE_AFTER_S})
                    then p.since else excluded.since end`,
    [tx.firmId, caseId, userId, doing, field, tx.now],
  );
  await tx.query(
    `delete from case_presence where firm_id = $1 and case_id = $2
        and seen_at <= $3::timestamptz - make_interval(secs => ${GONE_AFTER_S})`,
    [tx.firmId, caseId, tx.now],
  );
}

/** Says that the caller has left. */
export async function endPresence(tx: Tx, { userId }: Caller, caseId: string): Promise<void> {
  await tx.query('delete from case_presence where firm_id = $1 and case_id = $2 and user_id = $3', [
    tx.firmId,
    caseId,
    userId,
  ]);
}

/** Who else is here: those who write first, then those who look. */
export async function othersPresent(tx: Tx, { userId }: Caller, caseId: string): Promise<PresentDto[]> {
  return tx.query<PresentDto>(
    `select u.id, u.full_name as "fullName", p.doing, p.field, to_json(p.since) #>> '{}' as since
       from case_presence p join users u on u.firm_id = p.firm_id and u.id = p.user_id
      where p.firm_id = $1 and p.case_id = $2 and p.user_id <> $3
        and p.seen_at > $4::timestamptz - make_interval(secs => ${GONE_AFTER_S})
      order by p.doing, p.since, u.id`,
    [tx.firmId, caseId, userId, tx.now],
  );
}
