import { closedDaysOf } from './closed-days.js';
import type { ClosingSources, Reason } from './closed-days.js';
import { dateOfEpochDay, epochDayOfParts, weekdayOfEpochDay } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';

/** One year, worked out once: which days are open, and how many stand before each. */
export interface BusinessYear {
  /** The open dates in order. */
  readonly open: readonly LocalDate[];
  /** For each day of the year, how many open days stand before it; one entry more for the end. */
  readonly openBefore: Uint16Array;
  readonly closed: ReadonlyMap<LocalDate, readonly Reason[]>;
}

export function buildBusinessYear(
  year: number,
  sources: ClosingSources,
  openWeekdays: ReadonlySet<Weekday>,
): BusinessYear {
  const closed = closedDaysOf(year, sources);
  const firstEpochDay = epochDayOfParts(year, 1, 1);
  const length = epochDayOfParts(year + 1, 1, 1) - firstEpochDay;
  const open: LocalDate[] = [];
  const openBefore = new Uint16Array(length + 1);
  for (let index = 0; index < length; index += 1) {
    openBefore[index] = open.length;
    const date = dateOfEpochDay(firstEpochDay + index);
    if (openWeekdays.has(weekdayOfEpochDay(firstEpochDay + index)) && !closed.has(date)) open.push(date);
  }
  openBefore[length] = open.length;
  return { open, openBefore, closed };
}
