import { CalendarError } from '../domain/calendar/calendar-error.js';
import type { CalendarErrorCode } from '../domain/calendar/calendar-error.js';
import { FIRST_YEAR, LAST_YEAR } from '../domain/calendar/closed-days.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { daysBetween } from '../domain/calendar/local-date.js';
import type { FieldCode } from '../platform/http/field-codes.js';
import { fieldError, Problem } from '../platform/http/problem.js';

const FIRST = `${FIRST_YEAR}-01-01`;
const LAST = `${LAST_YEAR}-12-31`;

/** Throws 400 with `pointer` for a date outside the years that the calendar covers. */
export function checkCovered(pointer: string, date: LocalDate): void {
  if (date < FIRST || date > LAST) {
    throw Problem.invalid(fieldError(pointer, 'date.out_of_range', { first: FIRST, last: LAST }));
  }
}

/** Throws 400 for a range that leaves the calendar, ends before it begins, or has more than `most` days. */
export function checkRange({ from, to }: { from: LocalDate; to: LocalDate }, most: number): void {
  checkCovered('/from', from);
  checkCovered('/to', to);
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw Problem.invalid(fieldError('/to', 'range.reversed', { from, to }));
  if (days > most) throw Problem.invalid(fieldError('/to', 'range.too_long', { days, most }));
}

const CODES: Partial<Record<CalendarErrorCode, FieldCode>> = {
  'year.out_of_range': 'date.leaves_calendar',
  'date.invalid': 'field.date',
  'instant.invalid': 'field.instant',
  'amount.out_of_range': 'amount.out_of_range',
};

/** Runs a calculation; what it cannot answer is a 400 with `pointer` that names the value. */
export function calculated<T>(pointer: string, value: string | number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof CalendarError ? CODES[error.code] : undefined;
    if (code === undefined) throw error;
    throw Problem.invalid(fieldError(pointer, code, { value, first: FIRST, last: LAST }));
  }
}
