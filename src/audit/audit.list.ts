import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { AuditQuery } from './audit.dto.js';

const ORDER = 'newest';

/** The audit trail, newest first, as JSON that PostgreSQL built. */
export async function listAuditEvents(tx: Tx, query: AuditQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(SQL, [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    query.subjectKind ?? null,
    query.subjectId ?? null,
  ]);
  return pageText(row, ORDER, query.limit);
}

const SQL = `
  with page as (
    select e.*, u.full_name as actor_name, row_number() over (order by e.at desc, e.id desc) as place
      from audit_events e
      left join users u on u.firm_id = e.firm_id and u.id = e.actor_id
     where e.firm_id = $1
       and ($3::timestamptz is null or (e.at, e.id) < ($3::timestamptz, $4::uuid))
       and ($5::text is null or e.subject_kind = $5)
       and ($6::uuid is null or e.subject_id = $6)
     order by e.at desc, e.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'action', action, 'actorKind', actor_kind, 'actorId', actor_id, 'actorName', actor_name,
           'at', at, 'subjectKind', subject_kind, 'subjectId', subject_id,
           'before', before, 'after', after, 'reason', reason
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
