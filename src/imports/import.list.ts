import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Locale } from '../platform/http/locale.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { ImportDto, ImportListedDto } from './import.dto.js';
import { rowView } from './import-view.js';
import type { StoredRow } from './import-view.js';

const ORDER = 'newest';

/** The imports of the firm, newest first. */
export async function listImports(tx: Tx, query: PageQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(LIST, [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null]);
  return pageText(row, ORDER, query.limit);
}

/** One import with its rows; clients are shown as they are now. Throws 404. */
export async function readImport(tx: Tx, locale: Locale, id: string): Promise<ImportDto> {
  const [found] = await tx.query<{ listed: ImportListedDto; rows: (StoredRow & Named)[] }>(
    `select ${IMPORT} as listed, coalesce((
       select json_agg(r.row || jsonb_build_object('ruc', c.ruc, 'legalName', c.legal_name) order by r.place)
         from jsonb_array_elements(i.rows) with ordinality r (row, place)
         left join clients c on c.firm_id = i.firm_id and c.id = (r.row->>'clientId')::uuid), '[]') as rows
       ${FROM} where i.firm_id = $1 and i.id = $2`,
    [tx.firmId, id],
  );
  if (found === undefined) throw Problem.notFound();
  return { ...found.listed, rows: found.rows.map((row) => rowView(row, locale)) };
}

/** When this very file was applied last; null where it never was. */
export async function appliedBefore(tx: Tx, sha256: Buffer): Promise<string | null> {
  const [row] = await tx.query<{ at: Date }>(
    'select max(applied_at) as at from imports where firm_id = $1 and sha256 = $2 having count(*) > 0',
    [tx.firmId, sha256],
  );
  return row?.at.toISOString() ?? null;
}

type Named = { readonly ruc: string | null; readonly legalName: string | null };

const FROM = 'from imports i join users u on u.firm_id = i.firm_id and u.id = i.applied_by';

const IMPORT = `json_build_object(
  'id', i.id, 'fileName', i.file_name, 'appliedAt', i.applied_at,
  'appliedBy', json_build_object('id', u.id, 'fullName', u.full_name),
  'counts', json_build_object(
    'created', i.created, 'changed', i.changed, 'unchanged', i.unchanged, 'refused', i.refused))`;

const LIST = `
  with page as (
    select ${IMPORT} as listed, i.applied_at, i.id,
           row_number() over (order by i.applied_at desc, i.id desc) as place
      ${FROM}
     where i.firm_id = $1 and ($3::timestamptz is null or (i.applied_at, i.id) < ($3::timestamptz, $4::uuid))
     order by i.applied_at desc, i.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(listed order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(applied_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
