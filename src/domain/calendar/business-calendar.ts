import { buildBusinessYear } from './business-year.js';
import type { BusinessYear } from './business-year.js';
import { CalendarError } from './calendar-error.js';
import { FIRST_YEAR, LAST_YEAR, parseYear } from './closed-days.js';
import type { ClosingSources, Closure, HolidayOverride, Reason, WhoseDays } from './closed-days.js';
import { DECREED_DAYS, DECREES_KNOWN_THROUGH } from './decreed-days.js';
import type { DecreedDay } from './decreed-days.js';
import { deriveDue } from './due-date.js';
import type { BusinessDaysDue, DatePause } from './due-date.js';
import { dayOfYear, epochDayOf, weekday, yearOf } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';
import { NATIONAL } from './places.js';
import type { Place } from './places.js';

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];
/** More business days than the years 2017 to 2100 hold. */
const MOST_BUSINESS_DAYS = 31_000;

const WEEKDAY_NAMES: Record<Weekday, readonly [es: string, en: string]> = {
  1: ['lunes', 'Monday'],
  2: ['martes', 'Tuesday'],
  3: ['miércoles', 'Wednesday'],
  4: ['jueves', 'Thursday'],
  5: ['viernes', 'Friday'],
  6: ['sábado', 'Saturday'],
  7: ['domingo', 'Sunday'],
};

export interface BusinessCalendarOptions {
  /** Where the office is; the whole country without it. */
  readonly place?: Place;
  readonly whoseDays: WhoseDays;
  /** Days that the firm adds; those that close the other party are ignored. */
  readonly closures?: readonly Closure[];
  /** The suspended days; the shipped table without it. */
  readonly decreedDays?: readonly DecreedDay[];
  /** Holidays to be rested on another date than the rule says. */
  readonly overrides?: readonly HolidayOverride[];
  /** Days of the week with open hours, Monday to Friday without it. */
  readonly openWeekdays?: readonly Weekday[];
  /** Due dates past this day are provisional. */
  readonly decreesKnownThrough?: LocalDate;
}

/** The business days of a place. Dates outside 2017 to 2100 throw `year.out_of_range`. */
export interface BusinessCalendar {
  readonly place: Place;
  readonly whoseDays: WhoseDays;
  readonly decreesKnownThrough: LocalDate;
  isOpen(date: LocalDate): boolean;
  /** Empty when the date is open. The reason that weighs most stands first. */
  whyClosed(date: LocalDate): readonly Reason[];
  /**
   * The date n business days on, or back when negative. The date itself is day 0, open or not: counting starts on the
   * next day. With 0 it is the date itself. Throws `amount.out_of_range` unless n is an integer that stays in range.
   */
  addBusinessDays(date: LocalDate, n: number): LocalDate;
  /** The first business day on or after the date. */
  nextBusinessDay(date: LocalDate): LocalDate;
  /** The last business day on or before the date. */
  previousBusinessDay(date: LocalDate): LocalDate;
  /** Business days after `from` up to and with `to`; negative when `to` is earlier: what `addBusinessDays` takes. */
  businessDaysBetween(from: LocalDate, to: LocalDate): number;
  /** The date n business days on (n = 0: the first business day on or after), with the days that led there. */
  due(date: LocalDate, n: number, pauses?: readonly DatePause[]): BusinessDaysDue;
}

function parseAmount(n: number): number {
  if (Number.isInteger(n) && Math.abs(n) <= MOST_BUSINESS_DAYS) return n;
  throw new CalendarError(
    'amount.out_of_range',
    `${n} business days: expected a whole number from -${MOST_BUSINESS_DAYS} to ${MOST_BUSINESS_DAYS}`,
    String(n),
  );
}

function weekendReason(date: LocalDate): Reason {
  const [es, en] = WEEKDAY_NAMES[weekday(date)];
  return { kind: 'weekend', es, en };
}

type YearOf = (year: number) => BusinessYear;

/** How many open days of the year stand before a day of it. */
const rankOf = (year: BusinessYear, day: number) => year.openBefore[day] ?? 0;

/** The open date of that rank, counted from the first open date of `year`, in whichever year it lies. */
function openDateAt(yearOfNumber: YearOf, year: number, rank: number): LocalDate {
  let number = year;
  let current = yearOfNumber(number);
  let index = rank;
  while (index >= current.open.length) {
    index -= current.open.length;
    current = yearOfNumber((number += 1));
  }
  while (index < 0) {
    current = yearOfNumber((number -= 1));
    index += current.open.length;
  }
  return current.open[index] ?? '';
}

function shifted(yearOfNumber: YearOf, date: LocalDate, n: number): LocalDate {
  const day = dayOfYear(date);
  const number = yearOf(date);
  const year = yearOfNumber(number);
  if (n === 0) return date;
  const rank = n > 0 ? rankOf(year, day + 1) + n - 1 : rankOf(year, day) + n;
  return year.open[rank] ?? openDateAt(yearOfNumber, number, rank);
}

function isOpenIn(yearOfNumber: YearOf, date: LocalDate): boolean {
  const day = dayOfYear(date);
  const year = yearOfNumber(yearOf(date));
  return rankOf(year, day) !== rankOf(year, day + 1);
}

/** Open days from 1 January of the first year up to, and without, a date. */
function openDaysBefore(yearOfNumber: YearOf, date: LocalDate, firstYear: number): number {
  let count = rankOf(yearOfNumber(yearOf(date)), dayOfYear(date));
  for (let year = firstYear; year < yearOf(date); year += 1) count += yearOfNumber(year).open.length;
  return count;
}

function between(yearOfNumber: YearOf, from: LocalDate, to: LocalDate): number {
  const firstYear = Math.min(yearOf(from), yearOf(to));
  const before = openDaysBefore(yearOfNumber, to, firstYear) - openDaysBefore(yearOfNumber, from, firstYear);
  if (to < from) return before;
  return before + Number(isOpenIn(yearOfNumber, to)) - Number(isOpenIn(yearOfNumber, from));
}

function checkDates(options: BusinessCalendarOptions): void {
  for (const { on } of [...(options.closures ?? []), ...(options.decreedDays ?? [])]) epochDayOf(on);
  for (const { legalOn, observedOn } of options.overrides ?? []) {
    epochDayOf(legalOn);
    if (observedOn !== null) epochDayOf(observedOn);
  }
}

function weekdaysOf({ openWeekdays = MONDAY_TO_FRIDAY }: BusinessCalendarOptions): readonly Weekday[] {
  if (openWeekdays.length > 0) return [...openWeekdays].sort((one, other) => one - other);
  throw new CalendarError('hours.no_open_minute', 'the calendar has no open day of the week', '[]');
}

function sourcesOf(options: BusinessCalendarOptions): ClosingSources {
  const { closures = [], whoseDays } = options;
  return {
    place: options.place ?? NATIONAL,
    whoseDays,
    decreedDays: options.decreedDays ?? DECREED_DAYS,
    closures: closures.filter(({ closes }) => closes === 'both' || closes === whoseDays),
    overrides: options.overrides ?? [],
  };
}

/** Years are worked out when first asked for, and kept. */
function lazyYears(sources: ClosingSources, openWeekdays: readonly Weekday[]): YearOf {
  const weekdays = new Set(openWeekdays);
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (): BusinessYear | null => null);
  return (year) =>
    years[year - FIRST_YEAR] ?? (years[parseYear(year) - FIRST_YEAR] = buildBusinessYear(year, sources, weekdays));
}

/** Calendars of the law and the shipped decrees alone, one for each place and audience: built once, shared by all. */
const shared = new Map<string, YearOf>();

function isPlain(sources: ClosingSources): boolean {
  return sources.decreedDays === DECREED_DAYS && sources.closures.length === 0 && sources.overrides.length === 0;
}

function yearsOf(sources: ClosingSources, openWeekdays: readonly Weekday[]): YearOf {
  if (!isPlain(sources)) return lazyYears(sources, openWeekdays);
  const { place, whoseDays } = sources;
  const key = `${place.canton?.code ?? place.province?.code ?? ''}/${whoseDays}/${openWeekdays.join('')}`;
  let years = shared.get(key);
  if (!years) shared.set(key, (years = lazyYears(sources, openWeekdays)));
  return years;
}

/** The calendar of a place for IESS or for the firm, with the firm's own closures on top of the shared years. */
export function businessCalendar(options: BusinessCalendarOptions): BusinessCalendar {
  checkDates(options);
  const sources = sourcesOf(options);
  const openWeekdays = weekdaysOf(options);
  const years = yearsOf(sources, openWeekdays);
  const calendar: BusinessCalendar = {
    place: sources.place,
    whoseDays: sources.whoseDays,
    decreesKnownThrough: options.decreesKnownThrough ?? DECREES_KNOWN_THROUGH,
    isOpen: (date) => isOpenIn(years, date),
    whyClosed: (date) => {
      if (isOpenIn(years, date)) return [];
      const reasons = years(yearOf(date)).closed.get(date) ?? [];
      return !openWeekdays.includes(weekday(date)) ? [weekendReason(date), ...reasons] : reasons;
    },
    addBusinessDays: (date, n) => shifted(years, date, parseAmount(n)),
    nextBusinessDay: (date) => openDateAt(years, yearOf(date), rankOf(years(yearOf(date)), dayOfYear(date))),
    previousBusinessDay: (date) =>
      openDateAt(years, yearOf(date), rankOf(years(yearOf(date)), dayOfYear(date) + 1) - 1),
    businessDaysBetween: (from, to) => between(years, from, to),
    due: (date, n, pauses) => deriveDue(calendar, date, parseAmount(n), pauses),
  };
  return calendar;
}
