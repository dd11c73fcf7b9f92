import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { UserDto } from './user.dto.js';

const ORDER = 'name';

const USER = `json_build_object(
  'id', id, 'email', email, 'fullName', full_name, 'role', role, 'locale', locale, 'active', active,
  'version', version, 'createdAt', created_at, 'updatedAt', updated_at)`;

/** The firm's staff by name. */
export async function listUsers(tx: Tx, query: PageQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const parameters = [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null];
  const [row] = await tx.query<ListRow>(LIST, parameters);
  return pageText(row, ORDER, query.limit);
}

/** One of the staff; 404 where there is none. */
export async function readUser(tx: Tx, id: string): Promise<UserDto> {
  const [row] = await tx.query<{ user: UserDto }>(
    `select ${USER} as "user" from users where firm_id = $1 and id = $2`,
    [tx.firmId, id],
  );
  if (!row) throw Problem.notFound();
  return row.user;
}

const LIST = `
  with page as (
    select u.*, row_number() over (order by searchable(u.full_name), u.id) as place
      from users u
     where u.firm_id = $1 and ($3::text is null or (searchable(u.full_name), u.id) > ($3, $4::uuid))
     order by searchable(u.full_name), u.id
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(${USER} order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(searchable(full_name), id)) filter (where place = $2))->0 as "lastKey"
    from page`;
