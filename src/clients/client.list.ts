import { isDigits, withoutGaps } from '../domain/identity/digit-groups.js';
import type { Tx } from '../platform/database/database.js';
import { containing } from '../platform/database/like-pattern.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { ClientQuery } from './client.dto.js';
import { clientJson } from './client-json.js';

const ORDER = 'newest';

/** The firm's clients, newest first; `q` looks into names and RUCs. */
export async function listClients(tx: Tx, caller: Caller, query: ClientQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(SQL, [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    query.q === undefined ? null : containing(query.q.trim()),
    query.q === undefined ? null : containing(rucPart(query.q)),
    !caller.permissions.includes('id_numbers.read'),
  ]);
  return pageText(row, ORDER, query.limit);
}

/** A pasted RUC loses its spaces and dashes; a name finds no RUC. */
function rucPart(text: string): string {
  const digits = withoutGaps(text);
  return isDigits(digits) ? digits : text;
}

const SQL = `
  with page as (
    select c.*, row_number() over (order by c.created_at desc, c.id desc) as place
      from clients c
     where c.firm_id = $1
       and ($3::timestamptz is null or (c.created_at, c.id) < ($3::timestamptz, $4::uuid))
       and ($5::text is null or searchable(c.legal_name) like searchable($5) or c.ruc like $6)
     order by c.created_at desc, c.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(${clientJson('$7::boolean')} order by c.place) filter (where c.place <= $2)::text as items,
         (json_agg(json_build_array(c.created_at, c.id)) filter (where c.place = $2))->0 as "lastKey"
    from page c`;
