import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import { Problem } from '../platform/http/problem.js';

const ORDER = 'newest';

/** From now on nobody is written to at this address, until somebody says that it works again or it is replaced. */
export async function keepBounce(
  tx: Tx,
  { address, reason, deliveryId }: { address: string; reason: string; deliveryId: string },
): Promise<void> {
  await tx.query(
    `insert into bounced_addresses (firm_id, id, address, reason, bounced_at, delivery_id)
     values ($1, $2, lower($3), $4, $5, $6)
     on conflict (firm_id, address) do update set reason = excluded.reason, bounced_at = excluded.bounced_at,
       delivery_id = excluded.delivery_id`,
    [tx.firmId, newId(), address, reason, tx.now, deliveryId],
  );
}

/** Addresses that refused mail, newest first. */
export async function listBounces(tx: Tx, query: PageQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(SQL, [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null]);
  return pageText(row, ORDER, query.limit);
}

/** The address works again: it may be written to. Throws 404. */
export async function forgetBounce(tx: Tx, id: string): Promise<void> {
  const gone = await tx.query('delete from bounced_addresses where firm_id = $1 and id = $2 returning 1', [
    tx.firmId,
    id,
  ]);
  if (gone.length === 0) throw Problem.notFound();
}

const SQL = `
  with page as (
    select b.*, row_number() over (order by b.bounced_at desc, b.id desc) as place
      from bounced_addresses b
     where b.firm_id = $1 and ($3::timestamptz is null or (b.bounced_at, b.id) < ($3::timestamptz, $4::uuid))
     order by b.bounced_at desc, b.id desc limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'address', address, 'reason', reason, 'bouncedAt', bounced_at, 'deliveryId', delivery_id,
           'clients', coalesce((
             select json_agg(distinct jsonb_build_object('id', c.id, 'legalName', c.legal_name))
               from contacts k join clients c on c.firm_id = k.firm_id and c.id = k.client_id
              where k.firm_id = page.firm_id and k.address = page.address), '[]')
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(bounced_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
