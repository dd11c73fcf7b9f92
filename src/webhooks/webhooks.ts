import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit, changed } from '../audit/audit.js';
import { TEST_EVENT } from '../domain/webhooks/event-types.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { SECRET_BYTES, secretText } from './signature.js';
import { resolveTarget, TargetError } from './target.js';
import type { TargetFault } from './target.js';
import { WebhookSettings } from './webhook-settings.js';
import type {
  NewWebhookDto,
  WebhookChangesDto,
  WebhookCreatedDto,
  WebhookDeliveryDto,
  WebhookDto,
} from './webhook.dto.js';
import { readWebhook, readWebhookDelivery } from './webhook.list.js';

const MOST_WEBHOOKS = 20;
/** While receivers change over, both secrets sign. */
const OLD_SECRET_LIFE = '24 hours';

/** The addresses of a firm that hear of events. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly settings: WebhookSettings,
    private readonly audit: Audit,
  ) {}

  /**
   * Throws 400 that names what is wrong with the address. Ask before the transaction: it waits for the name service.
   * A name that nobody knows now may be known when something is sent, so it is no fault here.
   */
  async checkAddress(url: string | undefined): Promise<void> {
    if (url === undefined) return;
    try {
      await resolveTarget(url, (host) => lookup(host, { all: true }), this.settings.allowPrivate);
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      if (error.fault !== 'unknown_host') throw Problem.invalid(fieldError('/url', CODES[error.fault]));
    }
  }

  async create(tx: Tx, { userId }: Caller, wanted: NewWebhookDto): Promise<WebhookCreatedDto> {
    const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
      'select count(*)::int as count from webhooks where firm_id = $1',
      [tx.firmId],
    );
    if (count >= MOST_WEBHOOKS) throw new Problem('webhook.too_many', { params: { most: MOST_WEBHOOKS } });
    const [id, secret] = [newId(), randomBytes(SECRET_BYTES)];
    const { url, description = null, eventTypes = [] } = wanted;
    await tx.query(
      `insert into webhooks (firm_id, id, url, description, event_types, secret, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [tx.firmId, id, url, description, eventTypes, secret, userId, tx.now],
    );
    const webhook = await readWebhook(tx, id);
    await this.audit.record(tx, { ...entry('created', userId, id), after: webhook });
    return { ...webhook, secret: secretText(secret) };
  }

  /** Throws 404, 412. Switched on again, its failures are forgotten. */
  async change(
    tx: Tx,
    { userId }: Caller,
    id: string,
    version: number,
    wanted: WebhookChangesDto,
  ): Promise<WebhookDto> {
    const before = await readWebhook(tx, id);
    const { url = null, description, eventTypes = null, active = null } = wanted;
    const done = await tx.query(
      `update webhooks set url = coalesce($4, url), description = case when $5 then $6 else description end,
         event_types = coalesce($7, event_types), active = coalesce($8, active),
         disabled_for = case when $8 then null when not $8 then 'by_person' else disabled_for end,
         failing_since = case when $8 then null else failing_since end, version = version + 1, updated_at = $9
       where firm_id = $1 and id = $2 and version = $3 returning 1`,
      [tx.firmId, id, version, url, description !== undefined, description ?? null, eventTypes, active, tx.now],
    );
    if (done.length === 0) throw Problem.stale();
    const after = await readWebhook(tx, id);
    await this.audit.record(tx, { ...entry('changed', userId, id), ...changed(before, after) });
    return after;
  }

  /** A new secret; the old one signs along for a day. Throws 404. */
  async renewSecret(tx: Tx, { userId }: Caller, id: string): Promise<WebhookCreatedDto> {
    const secret = randomBytes(SECRET_BYTES);
    await tx.query(
      `update webhooks set old_secret = secret, old_secret_until = $4::timestamptz + interval '${OLD_SECRET_LIFE}',
         secret = $3, version = version + 1, updated_at = $4 where firm_id = $1 and id = $2`,
      [tx.firmId, id, secret, tx.now],
    );
    const webhook = await readWebhook(tx, id);
    await this.audit.record(tx, entry('secret_renewed', userId, id));
    return { ...webhook, secret: secretText(secret) };
  }

  /** Ends it, with all that waited for it. Throws 404. */
  async remove(tx: Tx, { userId }: Caller, id: string): Promise<void> {
    const before = await readWebhook(tx, id);
    await tx.query('delete from webhooks where firm_id = $1 and id = $2', [tx.firmId, id]);
    await this.audit.record(tx, { ...entry('removed', userId, id), before });
  }

  /** Has something sent at once, by the worker. Throws 404, 409 where it is off. */
  async test(tx: Tx, webhookId: string): Promise<WebhookDeliveryDto> {
    await refuseOff(tx, webhookId);
    const [id, eventId] = [newId(), newId()];
    const body = JSON.stringify({ type: TEST_EVENT, timestamp: tx.now.toISOString(), data: { eventId } });
    await tx.query(
      `insert into webhook_deliveries (firm_id, id, webhook_id, event_id, type, body, next_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [tx.firmId, id, webhookId, eventId, TEST_EVENT, body, tx.now],
    );
    return readWebhookDelivery(tx, webhookId, id);
  }

  /** Sends again what was sent, or given up, under the same id. Throws 404, 409 where the webhook is off. */
  async resend(tx: Tx, webhookId: string, id: string): Promise<WebhookDeliveryDto> {
    await refuseOff(tx, webhookId);
    await readWebhookDelivery(tx, webhookId, id);
    await tx.query(
      `update webhook_deliveries set state = 'waiting', tries = 0, next_at = $3, finished_at = null, fence = fence + 1
        where firm_id = $1 and id = $2 and state <> 'running'`,
      [tx.firmId, id, tx.now],
    );
    return readWebhookDelivery(tx, webhookId, id);
  }
}

const CODES = {
  url: 'webhook.not_an_address',
  scheme: 'webhook.scheme',
  user: 'webhook.holds_log_in',
  port: 'webhook.port',
  private: 'webhook.private',
} as const satisfies Record<Exclude<TargetFault, 'unknown_host'>, string>;

async function refuseOff(tx: Tx, id: string): Promise<void> {
  const { active } = await readWebhook(tx, id);
  if (!active) throw new Problem('webhook.off');
}

const entry = (what: string, actorId: string, subjectId: string) => ({
  action: `webhook.${what}`,
  actorId,
  subjectKind: 'webhook',
  subjectId,
});
