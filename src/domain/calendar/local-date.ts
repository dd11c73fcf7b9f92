import { CalendarError } from './calendar-error.js';

/** A day of the proleptic Gregorian calendar without a time zone, `YYYY-MM-DD`, years 0001 to 9999. */
export type LocalDate = string;

/** ISO number of a day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719468;
const DAYS_IN_ERA = 146097;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const FIRST_DAY = -719162;
const LAST_DAY = 2932896;

const invalidDate = (value: string) =>
  new CalendarError('date.invalid', `"${value}" is not a date; expected YYYY-MM-DD, a day that exists`, value);

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days the month (1 to 12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const ZERO = 48;
const HYPHEN = 45;
const NO_NUMBER = -1_000_000;

/** The number that two characters spell; far below zero when they are no digits, in sums too. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER;
}

/** Days since 1970-01-01 of a year, month and day that exist (the days-from-civil algorithm, with March first). */
export function epochDayOfParts(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The year of a date that is known to be well formed. */
export const yearOf = (date: LocalDate): number => twoDigits(date, 0) * 100 + twoDigits(date, 2);

const monthOf = (date: LocalDate): number => twoDigits(date, 5);
const dayOf = (date: LocalDate): number => twoDigits(date, 8);

function exists(date: LocalDate, year: number, month: number, day: number): boolean {
  const wellFormed = date.length === 10 && date.charCodeAt(4) === HYPHEN && date.charCodeAt(7) === HYPHEN;
  return wellFormed && year >= 1 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01. Throws `date.invalid` when the text is no date, such as `2026-02-31`. */
export function epochDayOf(date: LocalDate): number {
  const year = yearOf(date);
  const month = monthOf(date);
  const day = dayOf(date);
  if (!exists(date, year, month, day)) throw invalidDate(date);
  return epochDayOfParts(year, month, day);
}

/** Days since 1 January of the date's year. Throws `date.invalid`. */
export function dayOfYear(date: LocalDate): number {
  const year = yearOf(date);
  const month = monthOf(date);
  const day = dayOf(date);
  if (!exists(date, year, month, day)) throw invalidDate(date);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + day - 1;
}

/** The text as a date, trimmed. Throws `date.invalid` naming the text. */
export function parseLocalDate(text: string): LocalDate {
  const date = text.trim();
  epochDayOf(date);
  return date;
}

export function isLocalDate(text: string): boolean {
  try {
    epochDayOf(text);
    return true;
  } catch {
    return false;
  }
}

const padded = (value: number, length: number) => String(value).padStart(length, '0');

/** Year, month and day of an epoch day. */
export function partsOf(epochDay: number): { year: number; month: number; day: number } {
  const shifted = epochDay + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The date of an epoch day. Throws `date.invalid` outside the years 0001 to 9999. */
export function dateOfEpochDay(epochDay: number): LocalDate {
  if (!Number.isInteger(epochDay) || epochDay < FIRST_DAY || epochDay > LAST_DAY) {
    throw invalidDate(`epoch day ${epochDay}`);
  }
  const { year, month, day } = partsOf(epochDay);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** The date so many days later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfEpochDay(epochDayOf(date) + days);

/** Days from one date to another, negative when the second is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDayOf(to) - epochDayOf(from);

/** Day of the week of an epoch day. */
export const weekdayOfEpochDay = (epochDay: number): Weekday => (((((epochDay + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Day of the week of a date, 1 for Monday to 7 for Sunday. */
export const weekday = (date: LocalDate): Weekday => weekdayOfEpochDay(epochDayOf(date));
