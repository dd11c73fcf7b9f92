import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { MandateDto, PrivacyNoticeDto } from './authority.dto.js';

const ORDER = 'newest';

/** The mandates of a client by date of signature, newest first. Throws 404. */
export function listMandates(tx: Tx, clientId: string, query: PageQuery): Promise<JsonText> {
  return listOf(tx, clientId, query, MANDATES);
}

/** The notices given for a client, newest first. Throws 404. */
export function listPrivacyNotices(tx: Tx, clientId: string, query: PageQuery): Promise<JsonText> {
  return listOf(tx, clientId, query, NOTICES);
}

/** Throws 404. */
export async function readMandate(tx: Tx, clientId: string, id: string): Promise<MandateDto> {
  return readOne<MandateDto>(tx, clientId, id, MANDATES);
}

/** Throws 404. */
export async function readPrivacyNotice(tx: Tx, clientId: string, id: string): Promise<PrivacyNoticeDto> {
  return readOne<PrivacyNoticeDto>(tx, clientId, id, NOTICES);
}

/** `x` is the row; `order` its date. */
type Source = { readonly json: string; readonly from: string; readonly order: string };

async function listOf(tx: Tx, clientId: string, query: PageQuery, { json, from, order }: Source): Promise<JsonText> {
  const known = await tx.query('select 1 from clients where firm_id = $1 and id = $2', [tx.firmId, clientId]);
  if (known.length === 0) throw Problem.notFound();
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(
    `with page as (
       select ${json} as item, ${order} as on_date, x.id,
              row_number() over (order by ${order} desc, x.id desc) as place
         ${from}
        where x.firm_id = $1 and x.client_id = $5
          and ($3::date is null or (${order}, x.id) < ($3::date, $4::uuid))
        order by ${order} desc, x.id desc
        limit $2 + 1
     )
     select count(*)::int as rows,
            json_agg(item order by place) filter (where place <= $2)::text as items,
            (json_agg(json_build_array(on_date, id)) filter (where place = $2))->0 as "lastKey"
       from page`,
    [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null, clientId],
  );
  return pageText(row, ORDER, query.limit);
}

async function readOne<Item>(tx: Tx, clientId: string, id: string, { json, from }: Source): Promise<Item> {
  const [row] = await tx.query<{ item: Item }>(
    `select ${json} as item ${from} where x.firm_id = $1 and x.client_id = $2 and x.id = $3`,
    [tx.firmId, clientId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return row.item;
}

const MANDATES: Source = {
  json: `json_build_object(
    'id', x.id, 'signedBy', x.signed_by, 'signedOn', x.signed_on, 'validUntil', x.valid_until,
    'document', x.document, 'attachmentId', x.attachment_id,
    'recordedBy', json_build_object('id', u.id, 'fullName', u.full_name), 'recordedAt', x.recorded_at,
    'revocation', case when x.revoked_on is not null then json_build_object(
      'revokedOn', x.revoked_on, 'reason', x.revoke_reason, 'at', x.revoked_at,
      'by', json_build_object('id', r.id, 'fullName', r.full_name)) end)`,
  from: `from mandates x
    join users u on u.firm_id = x.firm_id and u.id = x.recorded_by
    left join users r on r.firm_id = x.firm_id and r.id = x.revoked_by`,
  order: 'x.signed_on',
};

const NOTICES: Source = {
  json: `json_build_object(
    'id', x.id, 'givenOn', x.given_on, 'to', x.given_to, 'how', x.how,
    'recordedBy', json_build_object('id', u.id, 'fullName', u.full_name), 'recordedAt', x.recorded_at)`,
  from: 'from privacy_notices x join users u on u.firm_id = x.firm_id and u.id = x.recorded_by',
  order: 'x.given_on',
};
