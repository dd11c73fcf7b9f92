import type { BusinessCalendar } from './business-calendar.js';
import type { DatePause } from './due-date.js';
import type { LocalDate } from './local-date.js';

/** A date that was promised by counting business days, as it is stored. */
export interface CountedDate {
  readonly id: string;
  readonly startsOn: LocalDate;
  readonly businessDays: number;
  readonly pauses?: readonly DatePause[];
  readonly dueOn: LocalDate;
  /** Why the date stays whatever the calendar says: its case is closed, or a person set it. */
  readonly fixed?: 'closed' | 'hand_set' | null;
  /** The day on which being late starts to cost, if there is one. */
  readonly deadlineOn?: LocalDate | null;
}

export interface MovedDate {
  readonly id: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** It was in time before the change, and is late after it. */
  readonly crossesDeadline: boolean;
}

export interface CalendarChange {
  /** Those that cross a deadline first, then by the new date. */
  readonly moved: readonly MovedDate[];
  readonly fixed: readonly { readonly id: string; readonly why: 'closed' | 'hand_set'; readonly dueOn: LocalDate }[];
}

function move(date: CountedDate, calendar: BusinessCalendar): MovedDate {
  const to = calendar.due(date.startsOn, date.businessDays, date.pauses).dueOn;
  const deadline = date.deadlineOn ?? null;
  const crossesDeadline = deadline !== null && date.dueOn <= deadline && to > deadline;
  return { id: date.id, from: date.dueOn, to, crossesDeadline };
}

const byUrgency = (one: MovedDate, other: MovedDate) =>
  Number(other.crossesDeadline) - Number(one.crossesDeadline) ||
  one.to.localeCompare(other.to, 'en') ||
  one.id.localeCompare(other.id, 'en');

/** What a changed calendar would do to stored dates: nothing is applied here. `calendarOf` answers the new calendar. */
export function calendarChange(
  dates: readonly CountedDate[],
  calendarOf: (date: CountedDate) => BusinessCalendar,
): CalendarChange {
  const moved = dates
    .filter(({ fixed }) => !fixed)
    .map((date) => move(date, calendarOf(date)))
    .filter(({ from, to }) => from !== to);
  const fixed = dates.flatMap(({ id, fixed: why, dueOn }) => (why ? [{ id, why, dueOn }] : []));
  return { moved: moved.sort(byUrgency), fixed };
}
