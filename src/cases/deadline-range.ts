import type { LocalDate } from '../domain/calendar/local-date.js';
import { fieldError, Problem } from '../platform/http/problem.js';

/** The years the calendar knows, less one on each side for the warnings before a deadline and the days after it. */
const FIRST = '2018-01-01';
const LAST = '2099-12-31';

/** Throws 400 where the calendar could not count the warnings before the deadline. */
export function checkDeadline(deadlineOn: LocalDate | null): void {
  checkDate('/deadlineOn', deadlineOn);
}

/** Throws 400 with `pointer` for a date outside the years that the calendar knows. */
export function checkDate(pointer: string, date: LocalDate | null): void {
  if (date !== null && (date < FIRST || date > LAST)) {
    throw Problem.invalid(fieldError(pointer, 'date.out_of_range', { first: FIRST, last: LAST }));
  }
}
