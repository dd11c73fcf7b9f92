import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import { findCase } from './case-store.js';
import { forReader } from './for-reader.js';

const ORDER = 'newest';

/** The history of a case, newest first, as JSON that PostgreSQL built. Throws 404. */
export async function caseTimeline(tx: Tx, caller: Caller, caseId: string, query: PageQuery): Promise<JsonText> {
  await findCase(tx, caseId);
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(SQL, [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null, caseId]);
  return forReader(caller, pageText(row, ORDER, query.limit));
}

const SQL = `
  with page as (
    select e.*, u.full_name as actor_name, row_number() over (order by e.at desc, e.id desc) as place
      from case_events e
      left join users u on u.firm_id = e.firm_id and u.id = e.actor_id
     where e.firm_id = $1 and e.case_id = $5
       and ($3::timestamptz is null or (e.at, e.id) < ($3::timestamptz, $4::uuid))
     order by e.at desc, e.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'kind', kind, 'actorKind', actor_kind, 'actorId', actor_id, 'actorName', actor_name, 'at', at,
           'before', before, 'after', after, 'reason', reason
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
