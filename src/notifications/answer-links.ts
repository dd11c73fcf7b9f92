import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Template } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import { LINK_ANSWERS } from './message-facts.js';
import type { AnswerLinks, LinkAnswer, MessageLocale } from './message-facts.js';

/** Policy: a link can be used for so long after its message left, and a key signs for so long. */
export const LINK_LIFE_DAYS = 14;
const KEY_LIFE_DAYS = 90;

/** Messages that ask nothing carry no links. */
const WITHOUT_LINKS: readonly Template[] = ['access_restored', 'appointment_before'];
export const asksForAnAnswer = (template: Template): boolean => !WITHOUT_LINKS.includes(template);

/** A key of one firm, out of the database. */
export type LinkKey = { readonly firmId: string; readonly number: number; readonly secret: Buffer };

/** What a token says, before anybody has checked it. */
export type LinkClaim = {
  readonly firmId: string;
  readonly keyNumber: number;
  readonly followUpId: string;
  readonly answer: LinkAnswer;
  readonly signed: Buffer;
  readonly mac: Buffer;
};

const PREFIX = 'lla_r_';
const CLAIM_BYTES = 38;
const MAC_BYTES = 32;
const SHAPE = new RegExp(`^${PREFIX}([A-Za-z0-9_-]{94})$`, 'u');
const FORMAT = 1;

/** The three addresses of one message. They name the firm and the follow-up by random ids, and nothing of the case. */
export function linksFor(key: LinkKey, followUpId: string, publicUrl: string): AnswerLinks {
  const link = (answer: LinkAnswer): string => `${publicUrl}/r/${tokenOf(key, followUpId, answer)}`;
  return { solved: link('solved'), help: link('help'), later: link('later') };
}

export function tokenOf(key: LinkKey, followUpId: string, answer: LinkAnswer): string {
  const claim = Buffer.alloc(CLAIM_BYTES);
  claim.writeUInt8(FORMAT, 0);
  claim.writeUInt8(LINK_ANSWERS.indexOf(answer), 1);
  claim.writeUInt32BE(key.number, 2);
  bytesOf(key.firmId).copy(claim, 6);
  bytesOf(followUpId).copy(claim, 22);
  return PREFIX + Buffer.concat([claim, macOf(key.secret, claim)]).toString('base64url');
}

/** Reads a token; null for what is none of ours. What it says counts only once `isGenuine` has said so. */
export function readToken(token: string): LinkClaim | null {
  const text = SHAPE.exec(token)?.[1] ?? '';
  const bytes = Buffer.from(text, 'base64url');
  // The last character holds bits that mean nothing: only one spelling is ours.
  if (bytes.toString('base64url') !== text) return null;
  if (bytes.length !== CLAIM_BYTES + MAC_BYTES || bytes.readUInt8(0) !== FORMAT) return null;
  const answer = LINK_ANSWERS[bytes.readUInt8(1)];
  if (answer === undefined) return null;
  return {
    answer,
    keyNumber: bytes.readUInt32BE(2),
    firmId: uuidOf(bytes.subarray(6, 22)),
    followUpId: uuidOf(bytes.subarray(22, CLAIM_BYTES)),
    signed: bytes.subarray(0, CLAIM_BYTES),
    mac: bytes.subarray(CLAIM_BYTES),
  };
}

/** Compares in constant time. */
export const isGenuine = ({ signed, mac }: LinkClaim, secret: Buffer): boolean =>
  timingSafeEqual(macOf(secret, signed), mac);

/** The key that the firm signs with today; a new one where there is none or the last has served its time. */
export async function signingKey(tx: Tx): Promise<LinkKey> {
  const newest = async (): Promise<(LinkKey & { fresh: boolean }) | undefined> => {
    const [key] = await tx.query<LinkKey & { fresh: boolean }>(
      `select firm_id as "firmId", number, secret, made_at > $2::timestamptz - interval '${KEY_LIFE_DAYS} days' as fresh
         from link_keys where firm_id = $1 order by number desc limit 1`,
      [tx.firmId, tx.now],
    );
    return key;
  };
  const key = await newest();
  if (key?.fresh === true) return key;
  await tx.query(
    'insert into link_keys (firm_id, number, secret, made_at) values ($1, $2, $3, $4) on conflict do nothing',
    [tx.firmId, (key?.number ?? 0) + 1, randomBytes(32), tx.now],
  );
  await tx.query(
    `delete from link_keys where firm_id = $1 and made_at < $2::timestamptz - interval '${KEY_LIFE_DAYS + 2 * LINK_LIFE_DAYS} days'
       and number < (select max(number) from link_keys where firm_id = $1)`,
    [tx.firmId, tx.now],
  );
  const made = await newest();
  if (made === undefined) throw new Error('a key that was just made is not there');
  return made;
}

/** The key of that number, or undefined where it was taken back. */
export async function keyNumbered(tx: Tx, number: number): Promise<Buffer | undefined> {
  const [key] = await tx.query<{ secret: Buffer }>('select secret from link_keys where firm_id = $1 and number = $2', [
    tx.firmId,
    number,
  ]);
  return key?.secret;
}

/** Opens the links of messages that are about to leave; those of a message that is tried again live anew. */
export async function openLinks(
  tx: Tx,
  messages: readonly { followUpId: string; contactId: string | null; locale: MessageLocale }[],
): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(
    `insert into answer_links (firm_id, follow_up_id, contact_id, locale, made_at, expires_at)
     select $1, m.id, m.contact_id, m.locale, $2, $2::timestamptz + interval '${LINK_LIFE_DAYS} days'
     from unnest($3::uuid[], $4::uuid[], $5::text[]) as m (id, contact_id, locale)
     on conflict (firm_id, follow_up_id) do update set contact_id = excluded.contact_id, locale = excluded.locale,
       made_at = excluded.made_at, expires_at = excluded.expires_at where answer_links.used_at is null`,
    [
      tx.firmId,
      tx.now,
      messages.map(({ followUpId }) => followUpId),
      messages.map(({ contactId }) => contactId),
      messages.map(({ locale }) => locale),
    ],
  );
}

const macOf = (secret: Buffer, claim: Buffer): Buffer => createHmac('sha256', secret).update(claim).digest();
const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
