import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { NotificationQuery } from './notification.dto.js';

const ORDER = 'newest';

/** The caller's own notifications, newest first, as JSON that PostgreSQL built. */
export async function listNotifications(tx: Tx, caller: Caller, query: NotificationQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(SQL, [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    caller.userId,
    query.unread ?? null,
  ]);
  return pageText(row, ORDER, query.limit);
}

/** Marks the caller's notifications as read, all or those named. Answers how many stay unread. Throws 404. */
export async function markRead(tx: Tx, caller: Caller, ids: readonly string[] | null): Promise<{ unread: number }> {
  const own = [tx.firmId, caller.userId];
  if (ids !== null) {
    const known = await tx.query('select 1 from notifications where firm_id = $1 and user_id = $2 and id = any($3)', [
      ...own,
      ids,
    ]);
    if (known.length !== new Set(ids).size) throw Problem.notFound();
  }
  await tx.query(
    `update notifications set read_at = $3
      where firm_id = $1 and user_id = $2 and read_at is null and ($4::uuid[] is null or id = any($4))`,
    [...own, tx.now, ids],
  );
  const [row] = await tx.query<{ unread: number }>(
    'select count(*)::int as unread from notifications where firm_id = $1 and user_id = $2 and read_at is null',
    own,
  );
  return { unread: row?.unread ?? 0 };
}

const SQL = `
  with page as (
    select n.*, c.number, k.legal_name, e.actor_id, u.full_name as actor_name,
           row_number() over (order by n.created_at desc, n.id desc) as place
      from notifications n
      join cases c on c.firm_id = n.firm_id and c.id = n.case_id
      join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      join case_events e on e.firm_id = n.firm_id and e.id = n.event_id
      left join users u on u.firm_id = e.firm_id and u.id = e.actor_id
     where n.firm_id = $1 and n.user_id = $5
       and ($3::timestamptz is null or (n.created_at, n.id) < ($3::timestamptz, $4::uuid))
       and ($6::boolean is null or (n.read_at is null) = $6)
     order by n.created_at desc, n.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'kind', kind, 'case', json_build_object('id', case_id, 'number', number, 'clientName', legal_name),
           'actor', case when actor_id is not null then json_build_object('id', actor_id, 'fullName', actor_name) end,
           'eventId', event_id, 'createdAt', created_at, 'readAt', read_at
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(created_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
