import { CalendarError } from './calendar-error.js';
import { addDays } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';

/** Days in a row that may be closed before a calendar is refused as too sparse to plan on (policy of the product). */
export const LONGEST_REST_DAYS = 60;

/** IESS serves the public from Monday to Friday. */
const IESS_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Whether an office that opens on these weekdays ever works on a day on which IESS does. */
export function worksWithIess(openWeekdays: readonly Weekday[]): boolean {
  return openWeekdays.some((weekday) => IESS_WEEKDAYS.includes(weekday));
}

/** How many days in a row around a date are closed, the date with them; 0 when it is open. Stops above `most`. */
export function restAround(on: LocalDate, isOpen: (date: LocalDate) => boolean, most = LONGEST_REST_DAYS): number {
  if (isOpen(on)) return 0;
  return 1 + closedFrom(on, 1, isOpen, most) + closedFrom(on, -1, isOpen, most);
}

function closedFrom(on: LocalDate, direction: 1 | -1, isOpen: (date: LocalDate) => boolean, most: number): number {
  let days = 0;
  while (days <= most && !isOpen(addDays(on, direction * (days + 1)))) days += 1;
  return days;
}

/** The first open date from a date on (1) or back (-1). Throws `days.none_in_common` when none comes within a year. */
export function nearestOpen(date: LocalDate, isOpen: (date: LocalDate) => boolean, direction: 1 | -1): LocalDate {
  for (let days = 0; days <= 366; days += 1) {
    const candidate = addDays(date, days * direction);
    if (isOpen(candidate)) return candidate;
  }
  throw new CalendarError('days.none_in_common', `no day within a year of ${date} on which all concerned work`, date);
}
