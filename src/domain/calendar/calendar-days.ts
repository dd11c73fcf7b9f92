import { businessCalendar } from './business-calendar.js';
import type { BusinessCalendar, BusinessCalendarOptions } from './business-calendar.js';
import { CalendarError } from './calendar-error.js';
import type { Reason } from './closed-days.js';
import { addDays, daysBetween } from './local-date.js';
import type { LocalDate } from './local-date.js';

/** One date, for IESS and for the firm. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly iessOpen: boolean;
  readonly firmOpen: boolean;
  /** Windows and deadlines count the days on which IESS works. */
  readonly businessDay: boolean;
  readonly why: readonly Reason[];
}

/** The longest range that is listed at once: two years and a day of margin. */
export const MOST_CALENDAR_DAYS = 732;

function checkRange(from: LocalDate, to: LocalDate): number {
  const days = daysBetween(from, to) + 1;
  if (days < 1) {
    throw new CalendarError('range.reversed', `the range ${from} to ${to} ends before it begins`, `${from}..${to}`);
  }
  if (days > MOST_CALENDAR_DAYS) {
    throw new CalendarError(
      'range.too_long',
      `the range ${from} to ${to} has ${days} days; at most ${MOST_CALENDAR_DAYS} are listed at once`,
      `${from}..${to}`,
    );
  }
  return days;
}

const sameReason = (one: Reason, other: Reason) => one.kind === other.kind && one.es === other.es;

function dayOf(date: LocalDate, iess: BusinessCalendar, firm: BusinessCalendar): CalendarDay {
  const iessWhy = iess.whyClosed(date);
  const firmWhy = firm.whyClosed(date).filter((reason) => !iessWhy.some((known) => sameReason(known, reason)));
  const iessOpen = iess.isOpen(date);
  return { date, iessOpen, firmOpen: firm.isOpen(date), businessDay: iessOpen, why: [...iessWhy, ...firmWhy] };
}

/** Each date of a range, both ends included. Throws `range.reversed`, `range.too_long`, `date.invalid`. */
export function calendarDays(
  from: LocalDate,
  to: LocalDate,
  options: Omit<BusinessCalendarOptions, 'whoseDays'> = {},
): readonly CalendarDay[] {
  const length = checkRange(from, to);
  // The firm's own days of the week say nothing about IESS.
  const iess = businessCalendar({ ...options, openWeekdays: undefined, whoseDays: 'iess' });
  const firm = businessCalendar({ ...options, whoseDays: 'firm' });
  return Array.from({ length }, (_, index) => dayOf(addDays(from, index), iess, firm));
}
