import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import { Problem } from '../platform/http/problem.js';
import type { WebhookDeliveryDto, WebhookDeliveryQuery, WebhookDto } from './webhook.dto.js';

const ORDER = 'newest';

/** A webhook (`w`) as the API shows it: never its secret. */
const WEBHOOK = `json_build_object(
  'id', w.id, 'url', w.url, 'description', w.description, 'eventTypes', w.event_types, 'active', w.active,
  'disabledFor', w.disabled_for, 'failingSince', w.failing_since, 'createdAt', w.created_at, 'updatedAt', w.updated_at,
  'version', w.version)`;

const DELIVERY = `json_build_object(
  'id', d.id, 'messageId', 'msg_' || d.id, 'type', d.type, 'body', d.body, 'state', d.state, 'attempts', d.attempts,
  'nextAt', case when d.state in ('waiting', 'running') then d.next_at end, 'createdAt', d.created_at,
  'finishedAt', d.finished_at)`;

export async function listWebhooks(tx: Tx, query: PageQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(page(WEBHOOK, 'webhooks w', 'w', 'true'), [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
  ]);
  return pageText(row, ORDER, query.limit);
}

/** Throws 404. */
export async function readWebhook(tx: Tx, id: string): Promise<WebhookDto> {
  const [row] = await tx.query<{ webhook: WebhookDto }>(
    `select ${WEBHOOK} as webhook from webhooks w where w.firm_id = $1 and w.id = $2`,
    [tx.firmId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return row.webhook;
}

/** What was sent to a webhook, or waits to be, newest first. Throws 404. */
export async function listWebhookDeliveries(tx: Tx, id: string, query: WebhookDeliveryQuery): Promise<JsonText> {
  await readWebhook(tx, id);
  const after = decodeCursor(query.cursor, ORDER, 2);
  const which = 'd.webhook_id = $5 and ($6::text is null or d.state = $6)';
  const [row] = await tx.query<ListRow>(page(DELIVERY, 'webhook_deliveries d', 'd', which), [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    id,
    query.state ?? null,
  ]);
  return pageText(row, ORDER, query.limit);
}

/** Throws 404. */
export async function readWebhookDelivery(tx: Tx, webhookId: string, id: string): Promise<WebhookDeliveryDto> {
  const [row] = await tx.query<{ delivery: WebhookDeliveryDto }>(
    `select ${DELIVERY} as delivery from webhook_deliveries d where d.firm_id = $1 and d.webhook_id = $2 and d.id = $3`,
    [tx.firmId, webhookId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return row.delivery;
}

const page = (json: string, from: string, name: string, which: string): string => `
  with page as (
    select ${json} as item, ${name}.created_at, ${name}.id,
           row_number() over (order by ${name}.created_at desc, ${name}.id desc) as place
      from ${from}
     where ${name}.firm_id = $1 and ${which}
       and ($3::timestamptz is null or (${name}.created_at, ${name}.id) < ($3::timestamptz, $4::uuid))
     order by ${name}.created_at desc, ${name}.id desc limit $2 + 1
  )
  select count(*)::int as rows, json_agg(item order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(created_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
