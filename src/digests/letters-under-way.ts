import { v7 as newId } from 'uuid';
import { instantAt, localDateOf } from '../domain/calendar/zoned-time.js';
import { backOffMs } from '../domain/follow-ups/when-due.js';
import { loadFirm } from '../follow-ups/case-facts.js';
import type { FirmFacts } from '../follow-ups/case-facts.js';
import { messageKeyOf } from '../notifications/deliveries.js';
import type { MailResult } from '../notifications/mailer.js';
import type { Message } from '../notifications/message.js';
import type { MessageLocale } from '../notifications/message-facts.js';
import type { LetterKind } from '../notifications/staff-letters.js';
import type { Tx } from '../platform/database/database.js';
import { digestsOfDay } from './digest-facts.js';
import type { DigestItem } from './digest-facts.js';
import { digestLetter, webhookDisabledLetter } from './digest-letter.js';

const AT_ONCE = 20;
const MAX_TRIES = 8;
const LEASE = '2 minutes';

type Waiting = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly about: string;
  readonly userId: string;
  readonly tries: number;
  readonly fence: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly locale: MessageLocale;
  readonly active: boolean;
};

/** A letter that is about to leave. */
export type Letter = Pick<Waiting, 'id' | 'tries' | 'fence' | 'toName' | 'toAddress'> & {
  readonly fromName: string;
  readonly message: Message;
};

/**
 * Takes letters that wait: each is written as it stands now, into the outbox, and marked as under way, or as sent where
 * there is no mail server. A digest of an earlier day, or of somebody who has left, comes to nothing.
 */
export async function claimLetters(tx: Tx, publicUrl: string, byMail: boolean): Promise<Letter[]> {
  const waiting = await tx.query<Waiting>(CLAIM, [tx.firmId, tx.now]);
  if (waiting.length === 0) return [];
  const firm = await loadFirm(tx);
  const today = localDateOf(tx.now, firm.zone);
  const digests = await digestsOfDay(tx, today, instantAt(today, '24:00', firm.zone));
  const letters: Letter[] = [];
  for (const one of waiting) {
    const message = messageOf(one, { firm, today, digests, publicUrl });
    if (message === null) {
      await finish(tx, one.id, 'failed');
      continue;
    }
    await keepInOutbox(tx, one, message, byMail);
    if (!byMail) await finish(tx, one.id, 'sent');
    letters.push({ ...one, fromName: firm.mailName ?? firm.name, message });
  }
  return letters;
}

type Day = { firm: FirmFacts; today: string; digests: ReadonlyMap<string, DigestItem[]>; publicUrl: string };

function messageOf({ kind, about, userId, locale, active }: Waiting, { firm, today, digests, publicUrl }: Day) {
  const to = { locale, firmName: firm.mailName ?? firm.name, publicUrl };
  if (!active) return null;
  if (kind === 'webhook_disabled') return webhookDisabledLetter(to);
  const items = digests.get(userId);
  return about === today && items !== undefined ? digestLetter(items, to) : null;
}

/** Writes down how a letter left; nothing where its claim ran out. */
export async function endLetter(tx: Tx, { id, fence, tries }: Letter, result: MailResult): Promise<void> {
  const held = await tx.query(
    `select 1 from staff_letters where firm_id = $1 and id = $2 and fence = $3::bigint and state in ('running', 'uncertain')
     for update`,
    [tx.firmId, id, fence],
  );
  if (held.length === 0) return;
  const error = result.state === 'sent' ? null : result.error;
  const delivered = result.state === 'sent' || result.state === 'uncertain' ? result.state : 'failed';
  await tx.query(
    `update deliveries set state = $3, error = $4, finished_at = $5 where firm_id = $1 and letter_id = $2`,
    [tx.firmId, id, delivered, error, tx.now],
  );
  if (result.state === 'retry' && tries < MAX_TRIES) {
    await tx.query(
      `update staff_letters set state = 'waiting', next_at = $3, lease_until = null where firm_id = $1 and id = $2`,
      [tx.firmId, id, new Date(tx.now.getTime() + backOffMs(tries))],
    );
    return;
  }
  await finish(tx, id, delivered);
}

/** Letters whose worker did not come back: perhaps they left. They are never sent again by themselves. */
export async function expireLetters(tx: Tx): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `update staff_letters set state = 'uncertain', finished_at = $2, lease_until = null
      where firm_id = $1 and state = 'running' and lease_until < $2 returning id`,
    [tx.firmId, tx.now],
  );
  if (rows.length === 0) return;
  await tx.query(
    `update deliveries set state = 'uncertain', finished_at = $3 where firm_id = $1 and letter_id = any($2::uuid[])`,
    [tx.firmId, rows.map(({ id }) => id), tx.now],
  );
}

async function finish(tx: Tx, id: string, state: 'sent' | 'failed' | 'uncertain'): Promise<void> {
  await tx.query(
    'update staff_letters set state = $3, finished_at = $4, lease_until = null where firm_id = $1 and id = $2',
    [tx.firmId, id, state, tx.now],
  );
}

async function keepInOutbox(tx: Tx, one: Waiting, message: Message, byMail: boolean): Promise<void> {
  const [channel, state] = byMail ? ['email', 'sending'] : ['outbox', 'kept'];
  await tx.query(
    `insert into deliveries (firm_id, id, letter_id, recipient, user_id, channel, to_name, to_address, locale, subject,
       body_text, body_html, message_id, state, created_at, finished_at)
     values ($1, $2, $3, 'staff', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict on constraint deliveries_one_per_letter do update set subject = excluded.subject,
       body_text = excluded.body_text, body_html = excluded.body_html, state = excluded.state, error = null,
       settled_at = null, settled_by = null, arrived = null,
       created_at = excluded.created_at, finished_at = excluded.finished_at`,
    [
      tx.firmId,
      newId(),
      one.id,
      one.userId,
      channel,
      one.toName,
      one.toAddress,
      one.locale,
      message.subject,
      message.text,
      message.html,
      messageKeyOf(tx.firmId, one.id),
      state,
      tx.now,
      byMail ? null : tx.now,
    ],
  );
}

const CLAIM = `
  with waiting as (
    select firm_id, id from staff_letters where firm_id = $1 and state = 'waiting' and next_at <= $2
     order by next_at, id limit ${AT_ONCE} for update skip locked)
  update staff_letters l set state = 'running', lease_until = $2::timestamptz + interval '${LEASE}', fence = l.fence + 1,
    tries = l.tries + 1
  from waiting w, users u
  where l.firm_id = w.firm_id and l.id = w.id and u.firm_id = l.firm_id and u.id = l.user_id
  returning l.id, l.kind, l.about, l.user_id as "userId", l.tries, l.fence::text as fence, u.full_name as "toName",
    u.email as "toAddress", u.locale, u.active`;
