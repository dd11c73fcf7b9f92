import { cantons, provinces } from '../domain/calendar/places.js';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';

const ORDER = 'closed_on';

/** Names of the places by their codes, for SQL to look them up. */
const PROVINCE_NAMES = JSON.stringify(Object.fromEntries(provinces().map(({ code, name }) => [code, name])));
const CANTON_NAMES = JSON.stringify(Object.fromEntries(cantons().map(({ code, name }) => [code, name])));

/** The days that the firm added, by date, as JSON that PostgreSQL built. */
export async function listClosures(tx: Tx, query: PageQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(SQL, [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    PROVINCE_NAMES,
    CANTON_NAMES,
  ]);
  return pageText(row, ORDER, query.limit);
}

const SQL = `
  with page as (
    select c.*, row_number() over (order by c.closed_on, c.id) as place
      from closures c
     where c.firm_id = $1 and ($3::date is null or (c.closed_on, c.id) > ($3::date, $4::uuid))
     order by c.closed_on, c.id
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'on', closed_on, 'name', name, 'closes', closes,
           'province', $5::jsonb ->> left(place_code, 2), 'canton', $6::jsonb ->> place_code,
           'recoverable', recoverable, 'source', source, 'createdAt', created_at, 'createdBy', created_by
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(closed_on, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
