import { openLinks } from '../notifications/answer-links.js';
import { writeDeliveries } from '../notifications/deliveries.js';
import type { NewDelivery } from '../notifications/deliveries.js';
import type { Tx } from '../platform/database/database.js';
import type { DueRow } from './due-rows.js';
import { writeFollowUpEvents } from './follow-up-events.js';
import type { FollowUpEvent } from './follow-up-events.js';
import type { Letter } from './letters.js';
import type { Outcome } from './outcomes.js';

type Send = Extract<Outcome, { act: 'send' }>;

/** A message that has to leave by mail once its row is committed as under way. */
export type Departure = {
  readonly row: DueRow;
  readonly fence: string;
  readonly letter: Letter;
  readonly deliveryId: string;
};

/** How long a worker may take for one message; after that its row counts as interrupted. */
export const LEASE_SECONDS = 120;

/** What is kept of a row that came to its end, as arrays of one statement. */
type Ending = {
  id: string;
  state: 'sent' | 'skipped' | 'parked' | 'running' | 'planned';
  reason: string | null;
  wakeAt: Date | null;
  foldedInto: string | null;
  /** Those that came to an end before this one. */
  tries: number;
};

const ofAct = <Act extends Outcome['act']>(outcomes: readonly Outcome[], ...acts: Act[]) =>
  outcomes.filter((outcome): outcome is Extract<Outcome, { act: Act }> => (acts as string[]).includes(outcome.act));

/**
 * Writes what was decided, in the transaction that holds the rows. Without a mail server a message is sent when it
 * stands in the outbox, so row and message commit together and exactly once; with one the rows are left as running,
 * and the departures are what the caller has to send after the commit.
 */
export async function writeOutcomes(tx: Tx, outcomes: readonly Outcome[], byMail: boolean): Promise<Departure[]> {
  const sends = ofAct(outcomes, 'send');
  const [departing, kept] = [
    sends.filter((send) => byMail && isMail(send) && hasAddress(send)),
    sends.filter((send) => !byMail || !isMail(send) || !hasAddress(send)),
  ];
  const deliveryIds = await writeDeliveries(tx, [
    ...departing.map((send) => deliveryOf(send, 'sending')),
    ...kept.map((send) => deliveryOf(send, isMail(send) ? 'kept' : 'sent')),
  ]);
  await openLinks(
    tx,
    sends.flatMap(({ letter }) =>
      letter.answerable.map((followUpId) => ({
        followUpId,
        contactId: letter.addressee.person?.id ?? null,
        locale: letter.locale,
      })),
    ),
  );
  await applyEndings(tx, endingsOf(outcomes, departing, kept));
  await writeFollowUpEvents(tx, eventsOf(outcomes, kept, deliveryIds));
  return departing.map(({ row, letter }) => ({
    row,
    letter,
    fence: String(BigInt(row.fence) + 1n),
    deliveryId: deliveryIds.get(row.id) ?? '',
  }));
}

const isMail = ({ letter }: Send): boolean => letter.channel === 'email';
const hasAddress = ({ letter }: Send): boolean => Boolean(letter.addressee.person?.email);

function deliveryOf({ row, letter }: Send, state: NewDelivery['state']): NewDelivery {
  const { addressee, locale, message } = letter;
  return {
    followUpId: row.id,
    caseId: row.caseId,
    recipient: row.recipient,
    audience: addressee.audience,
    personId: addressee.person?.id ?? null,
    toName: addressee.person?.fullName ?? null,
    toAddress: addressee.person?.email ?? null,
    locale,
    message,
    state,
    channel: state === 'kept' ? 'outbox' : letter.channel,
  };
}

function endingsOf(outcomes: readonly Outcome[], departing: readonly Send[], kept: readonly Send[]): Ending[] {
  const none = { reason: null, wakeAt: null, foldedInto: null };
  return [
    ...departing.map(({ row }): Ending => ({ ...none, id: row.id, tries: row.tries, state: 'running' })),
    ...kept.map(({ row }): Ending => ({ ...none, id: row.id, tries: row.tries, state: 'sent' })),
    ...ofAct(outcomes, 'fold').map(({ row, into }): Ending => ({
      id: row.id,
      tries: row.tries,
      state: 'skipped',
      reason: 'folded',
      wakeAt: null,
      foldedInto: into.id,
    })),
    ...ofAct(outcomes, 'skip').map(({ row, reason }): Ending => ({
      ...none,
      id: row.id,
      tries: row.tries,
      state: 'skipped',
      reason,
    })),
    ...ofAct(outcomes, 'give_up').map(({ row, reason }): Ending => ({
      ...none,
      id: row.id,
      tries: row.tries,
      state: 'parked',
      reason,
    })),
    ...ofAct(outcomes, 'postpone').map(({ row, reason, until }): Ending => ({
      id: row.id,
      tries: row.tries,
      state: 'planned',
      ...none,
      reason,
      wakeAt: until,
    })),
  ];
}

/** Every change raises the fence; a row that is to be woken again gets a new generation, so that it gets a new alarm. */
async function applyEndings(tx: Tx, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return;
  await tx.query(
    `update follow_ups f set
       state = e.state, reason = e.reason, folded_into = e.folded_into, fence = f.fence + 1, armed_until = null,
       wake_at = coalesce(e.wake_at, f.wake_at),
       generation = f.generation + case when e.state = 'planned' then 1 else 0 end,
       tries = e.tries + case when e.state = 'running' then 1 else 0 end,
       lease_until = case when e.state = 'running' then $2::timestamptz + make_interval(secs => ${LEASE_SECONDS}) end,
       finished_at = case when e.state in ('sent', 'skipped', 'parked') then $2::timestamptz end
     from unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[], $8::smallint[])
       as e (id, state, reason, wake_at, folded_into, tries)
     where f.firm_id = $1 and f.id = e.id`,
    [
      tx.firmId,
      tx.now,
      endings.map(({ id }) => id),
      endings.map(({ state }) => state),
      endings.map(({ reason }) => reason),
      endings.map(({ wakeAt }) => wakeAt),
      endings.map(({ foldedInto }) => foldedInto),
      endings.map(({ tries }) => tries),
    ],
  );
}

/** Who hears inside Llavero hears by a notification. */
const isTold = ({ channel }: Letter): boolean => channel === 'in_app' || channel === 'whatsapp';

function eventsOf(
  outcomes: readonly Outcome[],
  kept: readonly Send[],
  deliveryIds: ReadonlyMap<string, string>,
): FollowUpEvent[] {
  return [
    ...kept.map(({ row, letter }): FollowUpEvent => ({
      kind: 'follow_up_sent',
      row,
      deliveryId: deliveryIds.get(row.id) ?? null,
      channel: letter.channel,
      toldId: isTold(letter) ? (letter.addressee.person?.id ?? null) : null,
    })),
    ...ofAct(outcomes, 'fold').map(({ row, into }): FollowUpEvent => ({
      kind: 'follow_up_skipped',
      row,
      reason: 'folded',
      foldedInto: into.id,
    })),
    ...ofAct(outcomes, 'skip').map(({ row, reason }): FollowUpEvent => ({ kind: 'follow_up_skipped', row, reason })),
    ...ofAct(outcomes, 'give_up').map(({ row, reason }): FollowUpEvent => ({ kind: 'follow_up_parked', row, reason })),
  ];
}
