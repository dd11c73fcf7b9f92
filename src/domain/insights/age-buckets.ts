import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';

/** Ages in business days, both ends included; null: no end. */
const AGES: readonly (readonly [from: number, to: number | null])[] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 10],
  [11, 15],
  [16, null],
];

/** What was opened from `openedFrom` (null: ever) to `openedTo` is so old today. */
export type AgeBucket = { readonly name: string; readonly openedFrom: LocalDate | null; readonly openedTo: LocalDate };

/**
 * The buckets of age as dates of opening, youngest first, so that each is a filter of a list. The age of a case is how
 * many business days lie after the day on which it was opened, today included.
 */
export function ageBuckets(today: LocalDate, calendar: BusinessCalendar): AgeBucket[] {
  return AGES.map(([from, to]) => ({
    name: to === null ? `${from}+` : `${from}-${to}`,
    openedTo: from === 0 ? today : newestOfAge(from, today, calendar),
    openedFrom: to === null ? null : addDays(newestOfAge(to + 1, today, calendar), 1),
  }));
}

/** The last date of opening that is `age` business days old today: the day before the `age`-th business day back from it. */
function newestOfAge(age: number, today: LocalDate, calendar: BusinessCalendar): LocalDate {
  let day = calendar.previousBusinessDay(today);
  for (let back = 1; back < age; back += 1) day = calendar.previousBusinessDay(addDays(day, -1));
  return addDays(day, -1);
}
