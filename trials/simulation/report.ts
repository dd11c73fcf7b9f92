import { percentile } from '../chaos/verdict.js';
import type { LetterBox } from './letter-box.js';
import type { VirtualClock } from './virtual-clock.js';

/** The last line of a simulation. */
export type Report = {
  readonly cases: number;
  readonly days: number;
  readonly outageDays: number;
  /** Follow-ups that came due and were not cancelled by a new plan before. */
  readonly planned: number;
  readonly sent: number;
  readonly folded: number;
  readonly skipped: number;
  readonly uncertain: number;
  readonly doubled: number;
  readonly lost: number;
  readonly early: number;
  /** From the moment at which a message could leave, the worker being there. */
  readonly latenessP50Ms: number;
  readonly latenessP99Ms: number;
  readonly messagesPerContactAndDayMax: number;
  readonly outsideSendWindow: number;
  readonly tookSeconds: number;
};

export type Outage = { readonly from: Date; readonly to: Date };

type Row = {
  key: string;
  promise: string;
  state: string;
  reason: string | null;
  dueAt: Date;
  wakeAt: Date;
};

/** Whose messages are counted here: those of follow-ups, by the id under which they left. */
const ROWS = `
  select f.id || '.' || f.firm_id as key, f.state, f.reason, f.due_at as "dueAt", f.wake_at as "wakeAt",
    concat_ws(' ', f.case_id, f.step, f.recipient, f.context ->> 'anchor', f.context ->> 'anchoredAt') as promise
  from follow_ups f where f.state <> 'cancelled' and f.due_at <= $1`;

export async function reportOf(
  clock: VirtualClock,
  box: LetterBox,
  outage: Outage,
): Promise<Omit<Report, 'cases' | 'days' | 'outageDays' | 'tookSeconds'>> {
  const rows = await clock.ask<Row>(ROWS, [clock.now()]);
  const count = (holds: (row: Row) => boolean): number => rows.filter(holds).length;
  const arrivals = (row: Row): readonly Date[] => box.received.get(row.key) ?? [];
  const promises = new Map<string, number>();
  for (const row of rows.filter(({ state }) => state === 'sent')) {
    promises.set(row.promise, (promises.get(row.promise) ?? 0) + 1);
  }
  const late = rows.flatMap((row) => lateness(row, arrivals(row)[0], outage));
  const isOverdue = ({ state, wakeAt }: Row): boolean =>
    ['planned', 'armed', 'running'].includes(state) && wakeAt <= clock.now();
  return {
    planned: rows.length - count(({ state, wakeAt }) => isWaiting(state) && wakeAt > clock.now()),
    sent: count(({ state }) => state === 'sent'),
    folded: count(({ state, reason }) => state === 'skipped' && reason === 'folded'),
    skipped: count(({ state, reason }) => state === 'skipped' && reason !== 'folded'),
    uncertain: count(({ state }) => state === 'uncertain' || state === 'parked'),
    doubled: count((row) => arrivals(row).length > 1) + [...promises.values()].filter((times) => times > 1).length,
    lost: count(isOverdue),
    early: count((row) => arrivals(row).some((at) => at < row.dueAt)),
    latenessP50Ms: percentile(late, 0.5),
    latenessP99Ms: percentile(late, 0.99),
    messagesPerContactAndDayMax: box.mostPerPersonAndDay,
    outsideSendWindow: box.outsideWindow,
  };
}

const isWaiting = (state: string): boolean => ['planned', 'armed', 'running'].includes(state);

/** A row's `wake_at` is the moment its send window opened; what fell into the outage counts from its end. */
function lateness({ state, wakeAt }: Row, at: Date | undefined, outage: Outage): number[] {
  if (state !== 'sent' || at === undefined) return [];
  const could = wakeAt >= outage.from && wakeAt < outage.to ? outage.to : wakeAt;
  return [Math.max(0, at.getTime() - could.getTime())];
}
