import { OFFICE_CHECK_LASTS_DAYS } from '../domain/visits/offices.js';
import { containing } from '../platform/database/like-pattern.js';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { placeOf } from '../platform/http/place-fields.js';
import { Problem } from '../platform/http/problem.js';
import type { OfficeDto, OfficeQuery } from './office.dto.js';

const ORDER = 'name';

/** `$2` is now. An office is checked by the calendar of the firm, so "today" is the firm's. */
const OFFICE = `json_build_object(
  'id', o.id, 'name', o.name, 'address', o.address, 'province', o.province, 'canton', o.canton, 'phone', o.phone,
  'notes', o.notes, 'handlesEmployerKeys', o.handles_employer_keys,
  'opensAt', o.opens_at, 'closesAt', o.closes_at, 'lastCheckedOn', o.last_checked_on,
  'needsCheck', o.last_checked_on is null or o.last_checked_on + ${OFFICE_CHECK_LASTS_DAYS}
     < ($2::timestamptz at time zone (select f.zone from firms f where f.id = o.firm_id))::date,
  'version', o.version, 'createdAt', o.created_at, 'updatedAt', o.updated_at)`;

/** The firm's offices by name. Removed ones are left out. */
export async function listOffices(tx: Tx, query: OfficeQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const province = query.province === undefined ? null : placeOf({ province: query.province }).province;
  const [row] = await tx.query<ListRow>(LIST, [
    tx.firmId,
    tx.now,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    query.q === undefined ? null : containing(query.q.trim()),
    province,
  ]);
  return pageText(row, ORDER, query.limit);
}

/** One office; 404 where there is none, or where it was removed. */
export async function readOffice(tx: Tx, id: string): Promise<OfficeDto> {
  const [row] = await tx.query<{ office: OfficeDto }>(
    `select ${OFFICE} as office from offices o where o.firm_id = $1 and o.id = $3 and o.removed_at is null`,
    [tx.firmId, tx.now, id],
  );
  if (!row) throw Problem.notFound();
  return row.office;
}

const LIST = `
  with page as (
    select o.*, row_number() over (order by searchable(o.name), o.id) as place
      from offices o
     where o.firm_id = $1 and o.removed_at is null
       and ($4::text is null or (searchable(o.name), o.id) > ($4, $5::uuid))
       and ($6::text is null or searchable(o.name) like searchable($6))
       and ($7::text is null or o.province = $7)
     order by searchable(o.name), o.id
     limit $3 + 1
  )
  select count(*)::int as rows,
         json_agg(${OFFICE} order by o.place) filter (where o.place <= $3)::text as items,
         (json_agg(json_build_array(searchable(o.name), o.id)) filter (where o.place = $3))->0 as "lastKey"
    from page o`;
