import { v7 as newId } from 'uuid';
import { CHANNELS } from '../domain/follow-ups/steps.js';
import type { Recipient } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import type { MessageLocale } from './message-facts.js';
import type { Message } from './message.js';

export const DELIVERY_CHANNELS = [...CHANNELS, 'outbox'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

/** One message of one follow-up, before it leaves (`sending`), kept in the outbox, or sent by being written. */
export type NewDelivery = {
  readonly followUpId: string;
  readonly caseId: string;
  readonly recipient: Recipient;
  readonly audience: 'client' | 'staff';
  readonly personId: string | null;
  readonly toName: string | null;
  readonly toAddress: string | null;
  readonly locale: MessageLocale;
  readonly message: Message;
  readonly state: 'sending' | 'kept' | 'sent';
  /** `outbox`: a mail that no server takes. */
  readonly channel: DeliveryChannel;
};

/** The part before the `@` of a message's id. The same follow-up has the same one on every try. */
export const messageKeyOf = (firmId: string, followUpId: string): string => `${followUpId}.${firmId}`;

/**
 * Writes messages as they leave; gives the delivery of each follow-up. A message that failed before is written again
 * in its place, so a follow-up has one delivery however often it is tried.
 */
export async function writeDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<Map<string, string>> {
  if (deliveries.length === 0) return new Map();
  const column = <T>(of: (delivery: NewDelivery) => T): T[] => deliveries.map(of);
  const rows = await tx.query<{ id: string; followUpId: string }>(WRITE, [
    tx.firmId,
    tx.now,
    column(() => newId()),
    column(({ followUpId }) => followUpId),
    column(({ caseId }) => caseId),
    column(({ recipient }) => recipient),
    column(({ audience, personId }) => (audience === 'client' ? personId : null)),
    column(({ audience, personId }) => (audience === 'staff' ? personId : null)),
    column(({ channel }) => channel),
    column(({ toName }) => toName),
    column(({ toAddress }) => toAddress),
    column(({ locale }) => locale),
    column(({ message }) => message.subject),
    column(({ message }) => message.text),
    column(({ message }) => message.html),
    column(({ followUpId }) => messageKeyOf(tx.firmId, followUpId)),
    column(({ state }) => state),
  ]);
  return new Map(rows.map(({ id, followUpId }) => [followUpId, id]));
}

/** How a delivery that was leaving ended. */
export async function endDelivery(
  tx: Tx,
  followUpId: string,
  state: 'sent' | 'failed' | 'uncertain',
  error: string | null,
): Promise<void> {
  await tx.query(
    `update deliveries set state = $3, error = $4, finished_at = $5
     where firm_id = $1 and follow_up_id = $2 and state in ('sending', 'uncertain')`,
    [tx.firmId, followUpId, state, error, tx.now],
  );
}

const WRITE = `
  insert into deliveries (firm_id, id, follow_up_id, case_id, recipient, contact_id, user_id, channel, to_name,
    to_address, locale, subject, body_text, body_html, message_id, state, created_at, finished_at)
  select $1, d.id, d.follow_up_id, d.case_id, d.recipient, d.contact_id, d.user_id, d.channel, d.to_name,
    d.to_address, d.locale, d.subject, d.body_text, d.body_html, d.message_id, d.state, $2,
    case when d.state <> 'sending' then $2::timestamptz end
  from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::uuid[], $9::text[], $10::text[],
    $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
    as d (id, follow_up_id, case_id, recipient, contact_id, user_id, channel, to_name, to_address, locale, subject,
      body_text, body_html, message_id, state)
  on conflict on constraint deliveries_one_per_follow_up do update set
    contact_id = excluded.contact_id, user_id = excluded.user_id, channel = excluded.channel,
    to_name = excluded.to_name, to_address = excluded.to_address, locale = excluded.locale,
    subject = excluded.subject, body_text = excluded.body_text, body_html = excluded.body_html,
    state = excluded.state, error = null, settled_at = null, settled_by = null, arrived = null, created_at = excluded.created_at, finished_at = excluded.finished_at
  returning id, follow_up_id as "followUpId"`;
