import type { Reason } from './closed-days.js';
import { CalendarError } from './calendar-error.js';
import { addDays, daysBetween, epochDayOf } from './local-date.js';
import type { LocalDate } from './local-date.js';

/** Dates on which the count stands still: from the first to, without, the last; no end yet: `until` is null. */
export interface DatePause {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** One date on the way to a due date. Plain data, to be stored and shown as it is. */
export type DueStep =
  | { readonly on: LocalDate; readonly step: 'start' }
  /** Business day number `count`; negative when counting back. */
  | { readonly on: LocalDate; readonly step: 'counted'; readonly count: number }
  | { readonly on: LocalDate; readonly step: 'skipped'; readonly why: readonly Reason[] }
  /** An open day that does not count because the case waited. */
  | { readonly on: LocalDate; readonly step: 'paused' };

/** Why a due date may still move. */
export type ProvisionalCause = 'decrees_unknown' | 'rule_unconfirmed';

export interface BusinessDaysDue {
  readonly dueOn: LocalDate;
  readonly derivation: readonly DueStep[];
  readonly provisional: boolean;
  readonly provisionalWhy: readonly ProvisionalCause[];
}

interface OpenDays {
  readonly decreesKnownThrough: LocalDate;
  isOpen(date: LocalDate): boolean;
  whyClosed(date: LocalDate): readonly Reason[];
}

function checkPauses(pauses: readonly DatePause[]): void {
  for (const { from, until } of pauses) {
    epochDayOf(from);
    if (until !== null && daysBetween(from, until) < 0) {
      throw new CalendarError('range.reversed', `the pause ${from} to ${until} ends before it begins`, until);
    }
  }
}

const isPaused = (pauses: readonly DatePause[], date: LocalDate) =>
  pauses.some(({ from, until }) => from <= date && (until === null || date < until));

/** Why a date that these steps led to may still move; empty when it will not. */
export function provisionalCauses(
  calendar: Pick<OpenDays, 'decreesKnownThrough'>,
  steps: readonly { readonly on: LocalDate; readonly why?: readonly Reason[] }[],
): readonly ProvisionalCause[] {
  const causes: ProvisionalCause[] = [];
  if (steps.some(({ on }) => on > calendar.decreesKnownThrough)) causes.push('decrees_unknown');
  if (steps.some(({ why = [] }) => why.some(({ provisional }) => provisional))) causes.push('rule_unconfirmed');
  return causes;
}

function stepsTo(calendar: OpenDays, start: LocalDate, n: number, pauses: readonly DatePause[]): DueStep[] {
  const direction = n < 0 ? -1 : 1;
  const steps: DueStep[] = [{ on: start, step: 'start' }];
  if (n === 0 && calendar.isOpen(start)) return steps;
  if (n === 0) steps[0] = { on: start, step: 'skipped', why: calendar.whyClosed(start) };
  const wanted = Math.max(Math.abs(n), 1);
  let counted = 0;
  for (let on = addDays(start, direction); counted < wanted; on = addDays(on, direction)) {
    if (!calendar.isOpen(on)) steps.push({ on, step: 'skipped', why: calendar.whyClosed(on) });
    else if (isPaused(pauses, on)) steps.push({ on, step: 'paused' });
    else steps.push({ on, step: 'counted', count: (counted += 1) * (n === 0 ? 0 : direction) });
  }
  return steps;
}

/**
 * Walks day by day from a date to the n-th business day and notes each day. With n = 0 the first business day on or
 * after the date. Throws `year.out_of_range` when the walk leaves the calendar (a pause without an end that is met).
 */
export function deriveDue(
  calendar: OpenDays,
  start: LocalDate,
  n: number,
  pauses: readonly DatePause[] = [],
): BusinessDaysDue {
  checkPauses(pauses);
  const derivation = stepsTo(calendar, start, n, pauses);
  const provisionalWhy = provisionalCauses(calendar, derivation);
  const dueOn = derivation.at(-1)?.on ?? start;
  return { dueOn, derivation, provisional: provisionalWhy.length > 0, provisionalWhy };
}

/**
 * Counts a stored due date again from its own derivation: the same start, the same number of business days and the same
 * pauses. On the calendar that it was counted on the result is the stored one; on another it shows what moves.
 */
export function recounted(derivation: readonly DueStep[], calendar: OpenDays): BusinessDaysDue {
  const [first] = derivation;
  const last = derivation.at(-1);
  if (first === undefined || last === undefined) throw new CalendarError('date.invalid', 'a derivation has steps', '');
  const pauses = derivation.flatMap(({ on, step }) => (step === 'paused' ? [{ from: on, until: addDays(on, 1) }] : []));
  return deriveDue(calendar, first.on, last.step === 'counted' ? last.count : 0, pauses);
}
