import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';
import { instantAt, localDateOf } from '../calendar/zoned-time.js';

/** A stretch of local wall time, `HH:MM`; one that ends before it starts runs over midnight. */
export interface DailySpan {
  readonly from: string;
  readonly to: string;
}

/** When one recipient may be written to. */
export interface RecipientRules {
  /** Whether people work there on a date: the place of the recipient, and for clients the firm too. */
  readonly isOpen: (date: LocalDate) => boolean;
  /** IANA zone of the recipient. */
  readonly zone: string;
  /** Business hours of messages; the end is excluded. */
  readonly hours: DailySpan;
  readonly quietHours: DailySpan | null;
}

export type SendOpening = { readonly open: true } | { readonly open: false; readonly nextOpening: Date };

/** Messages leave between these local times, never outside: policy of the product (design: Dates). */
export const SEND_HOURS: DailySpan = { from: '08:30', to: '18:00' };

/** Longer than any run of closed days a calendar allows. */
const MOST_CLOSED_DAYS = 3_660;

/**
 * Whether a message may leave at an instant, and if not, when next: inside the hours of a business day of the
 * recipient's place, and not in the quiet hours.
 * @throws Error when no opening comes within ten years (quiet hours that swallow every business hour).
 */
export function sendOpening(at: Date, rules: RecipientRules): SendOpening {
  const today = localDateOf(at, rules.zone);
  for (let day = 0; day <= MOST_CLOSED_DAYS; day += 1) {
    const date = addDays(today, day);
    if (!rules.isOpen(date)) continue;
    for (const span of openSpans(date, rules)) {
      if (at >= span.from && at < span.to) return { open: true };
      if (at < span.from) return { open: false, nextOpening: span.from };
    }
  }
  throw new Error('the quiet hours of this recipient leave no moment to send');
}

/** Whether quiet hours leave a moment of the send hours in which a message may leave. */
export function leavesRoomToSend(quietHours: DailySpan): boolean {
  return openSpans('2026-01-05', { zone: 'UTC', hours: SEND_HOURS, quietHours }).length > 0;
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** The send hours of a date with the quiet hours cut out. */
function openSpans(date: LocalDate, { zone, hours, quietHours }: Omit<RecipientRules, 'isOpen'>): Span[] {
  const whole = spanOn(date, hours, zone);
  if (quietHours === null || quietHours.from === quietHours.to) return [whole];
  const overMidnight = quietHours.to < quietHours.from;
  const quiet = overMidnight
    ? [
        spanOn(date, { from: '00:00', to: quietHours.to }, zone),
        spanOn(date, { from: quietHours.from, to: '24:00' }, zone),
      ]
    : [spanOn(date, quietHours, zone)];
  return quiet.reduce<Span[]>((spans, hole) => spans.flatMap((span) => without(span, hole)), [whole]);
}

const spanOn = (date: LocalDate, { from, to }: DailySpan, zone: string): Span => ({
  from: instantAt(date, from, zone),
  to: instantAt(date, to, zone),
});

function without(span: Span, hole: Span): Span[] {
  if (hole.to <= span.from || hole.from >= span.to) return [span];
  return [
    { from: span.from, to: hole.from },
    { from: hole.to, to: span.to },
  ].filter(({ from, to }) => from < to);
}
