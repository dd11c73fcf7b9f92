import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { DeliveryDto, DeliveryQuery } from './delivery.dto.js';

const ORDER = 'newest';

/** Every message as it left, newest first, as JSON that PostgreSQL built. */
export async function listDeliveries(tx: Tx, query: DeliveryQuery): Promise<JsonText> {
  return pageText(await readPage(tx, query, null), ORDER, query.limit);
}

/** One message as it left. Throws 404. */
export async function readDelivery(tx: Tx, id: string): Promise<DeliveryDto> {
  const { items } = await readPage(tx, { limit: 1 }, id);
  const [delivery] = JSON.parse(items ?? '[]') as DeliveryDto[];
  if (delivery === undefined) throw Problem.notFound();
  return delivery;
}

async function readPage(tx: Tx, query: DeliveryQuery, id: string | null): Promise<ListRow> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const { limit, caseId = null, state = null, contactId = null, clientId = null } = query;
  const [row] = await tx.query<ListRow>(SQL, [
    tx.firmId,
    limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    caseId,
    state,
    contactId,
    clientId,
    id,
  ]);
  if (row === undefined) throw new Error('the database answered without a row');
  return row;
}

/** As of the moment in which the message left: what was recorded, or revoked, later changes nothing about it. */
const MANDATE_IN_FORCE = `exists (
  select 1 from mandates m join firms z on z.id = m.firm_id
   where m.firm_id = c.firm_id and m.client_id = c.client_id and m.recorded_at <= d.created_at
     and (m.revoked_at is null or m.revoked_at > d.created_at)
     and (m.valid_until is null or m.valid_until >= (d.created_at at time zone z.zone)::date))`;

const SQL = `
  with page as (
    select d.*, coalesce(f.step, l.kind) as step, c.number as case_number,
           ${MANDATE_IN_FORCE} as mandate_in_force, u.full_name as settler,
           row_number() over (order by d.created_at desc, d.id desc) as place
      from deliveries d
      left join follow_ups f on f.firm_id = d.firm_id and f.id = d.follow_up_id
      left join cases c on c.firm_id = d.firm_id and c.id = d.case_id
      left join users u on u.firm_id = d.firm_id and u.id = d.settled_by
      left join staff_letters l on l.firm_id = d.firm_id and l.id = d.letter_id
     where d.firm_id = $1
       and ($3::timestamptz is null or (d.created_at, d.id) < ($3::timestamptz, $4::uuid))
       and ($5::uuid is null or d.case_id = $5)
       and ($6::text is null or d.state = $6)
       and ($7::uuid is null or d.contact_id = $7)
       and ($8::uuid is null or c.client_id = $8)
       and ($9::uuid is null or d.id = $9)
     order by d.created_at desc, d.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'followUpId', follow_up_id, 'caseId', case_id, 'caseNumber', case_number, 'step', step,
           'recipient', recipient, 'channel', channel, 'toName', to_name, 'toAddress', to_address,
           'locale', locale, 'subject', subject, 'text', body_text, 'html', body_html, 'messageId', message_id,
           'mandateInForce', mandate_in_force,
           'state', state, 'error', error, 'settled', case when settled_at is not null then json_build_object(
             'arrived', arrived, 'at', settled_at, 'by', json_build_object('id', settled_by, 'fullName', settler)) end, 'createdAt', created_at, 'finishedAt', finished_at
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(created_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
