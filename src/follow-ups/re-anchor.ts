import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { laterByLateness } from '../domain/follow-ups/re-anchor.js';
import type { Recipient } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import { loadFirm } from './case-facts.js';
import type { DueRow } from './due-rows.js';
import { firmTimesOf } from './firm-times.js';

type Ahead = { readonly id: string; readonly caseId: string; readonly recipient: Recipient; readonly dueAt: Date };

const A_DAY_MS = 24 * 60 * 60_000;

/**
 * Steps ahead keep their distance from a question that left late, so that an outage is not followed by a volley. Dates
 * that are given, such as a deadline or an appointment, stay where they are; so does what was promised (`due_at`).
 */
export async function reAnchor(tx: Tx, sent: readonly DueRow[]): Promise<void> {
  const late = sent.filter(
    ({ recipient, dueAt }) => recipient === 'client' && tx.now.getTime() - +dueAt > A_DAY_MS / 2,
  );
  if (late.length === 0) return;
  const ahead = await stepsAhead(tx, late);
  if (ahead.length === 0) return;
  const firm = firmTimesOf(await loadFirm(tx), new FirmCalendars(await closuresOf(tx)));
  const moved = ahead.flatMap(({ id, caseId, dueAt }) => {
    const carrier = late.find((row) => row.caseId === caseId);
    const wakeAt = carrier ? laterByLateness(dueAt, carrier.dueAt, tx.now, firm) : null;
    return wakeAt === null ? [] : [{ id, wakeAt }];
  });
  if (moved.length === 0) return;
  await tx.query(
    `update follow_ups f set wake_at = m.wake_at, reason = 're_anchored', state = 'planned', armed_until = null,
       generation = f.generation + 1
     from unnest($2::uuid[], $3::timestamptz[]) as m (id, wake_at)
     where f.firm_id = $1 and f.id = m.id and f.state in ('planned', 'armed') and f.wake_at < m.wake_at`,
    [tx.firmId, moved.map(({ id }) => id), moved.map(({ wakeAt }) => wakeAt)],
  );
}

/** What still waits of the same ladder and counts from the same moment of the case's life. */
async function stepsAhead(tx: Tx, late: readonly DueRow[]): Promise<Ahead[]> {
  return tx.query<Ahead>(
    `select f.id, f.case_id as "caseId", f.recipient, f.due_at as "dueAt" from follow_ups f
     join unnest($2::uuid[], $3::text[], $4::timestamptz[]) as late (case_id, anchored_at, due_at)
       on late.case_id = f.case_id and late.anchored_at = f.context ->> 'anchoredAt' and late.due_at < f.due_at
     where f.firm_id = $1 and f.state in ('planned', 'armed') and f.due_at > $5
       and f.context ->> 'anchor' in ('stage_start', 'waiting_start', 'last_answer')
     order by f.id for update of f`,
    [
      tx.firmId,
      late.map(({ caseId }) => caseId),
      late.map(({ context }) => context.anchoredAt),
      late.map(({ dueAt }) => dueAt),
      tx.now,
    ],
  );
}
