import { v7 as newId } from 'uuid';
import type { Channel } from '../domain/follow-ups/steps.js';
import type { CaseEventKind } from '../domain/lifecycle/history.js';
import { notifyNamed, notifyOfTrouble } from '../notifications/notify.js';
import type { Tx } from '../platform/database/database.js';
import type { DueRow } from './due-rows.js';

/** What a case's history says of a follow-up that came to an end. The system is the actor, never the client. */
export type FollowUpEvent = {
  readonly kind: Extract<CaseEventKind, `follow_up_${string}`>;
  readonly row: Pick<DueRow, 'id' | 'caseId' | 'step' | 'recipient'>;
  readonly reason?: string | null;
  readonly foldedInto?: string | null;
  readonly deliveryId?: string | null;
  /** By mail where it is not said. */
  readonly channel?: Channel;
  /** Whom it is to tell inside Llavero. */
  readonly toldId?: string | null;
};

/** Writes them, and tells people inside Llavero of those that nobody hears of otherwise. */
export async function writeFollowUpEvents(tx: Tx, events: readonly FollowUpEvent[]): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map(() => newId());
  await tx.query(
    `insert into case_events (firm_id, id, case_id, kind, actor_kind, at, after, reason)
     select $1, e.id, e.case_id, e.kind, 'system', $2, e.after, e.reason
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::jsonb[], $7::text[]) as e (id, case_id, kind, after, reason)`,
    [
      tx.firmId,
      tx.now,
      ids,
      events.map(({ row }) => row.caseId),
      events.map(({ kind }) => kind),
      events.map((event) => JSON.stringify(detailsOf(event))),
      events.map(({ reason }) => reason ?? null),
    ],
  );
  for (const [index, { kind, row, reason, toldId }] of events.entries()) {
    const eventId = ids[index];
    if (eventId !== undefined && toldId) {
      await notifyNamed(tx, { caseId: row.caseId, eventId, kind: 'follow_up_due', actorId: null, named: [toldId] });
    }
    // Of an address that refuses mail people are told as such.
    if (eventId === undefined || reason === 'refused') continue;
    if (kind !== 'follow_up_parked' && kind !== 'follow_up_uncertain') continue;
    await notifyOfTrouble(tx, { caseId: row.caseId, eventId, kind });
  }
}

function detailsOf({ row, foldedInto, deliveryId, channel = 'email' }: FollowUpEvent): Record<string, string> {
  return {
    followUpId: row.id,
    step: row.step,
    recipient: row.recipient,
    ...(foldedInto ? { foldedInto } : {}),
    ...(deliveryId ? { deliveryId } : {}),
    ...(channel === 'email' ? {} : { channel }),
  };
}
