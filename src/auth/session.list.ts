import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';

const ORDER = 'newest';

/** The caller's own log-ins that are still good, newest first. */
export async function listSessions(tx: Tx, caller: Caller, query: PageQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const parameters = [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null, caller.userId, tx.now];
  const [row] = await tx.query<ListRow>(SQL, [...parameters, caller.sessionId]);
  return pageText(row, ORDER, query.limit);
}

const SQL = `
  with page as (
    select s.*, row_number() over (order by s.created_at desc, s.id desc) as place
      from sessions s
     where s.firm_id = $1 and s.user_id = $5 and s.expires_at > $6
       and ($3::timestamptz is null or (s.created_at, s.id) < ($3::timestamptz, $4::uuid))
     order by s.created_at desc, s.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'createdAt', created_at, 'lastUsedAt', last_used_at, 'expiresAt', expires_at, 'current', id = $7
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(created_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
