import { CalendarError } from './calendar-error.js';
import { isLocalDate } from './local-date.js';
import type { LocalDate } from './local-date.js';

const EVERY_YEAR = /^--\d\d-\d\d$/;

function checked(text: string): string {
  // A leap year: 29 February may close every year that has it.
  const date = EVERY_YEAR.test(text) ? `2000${text.slice(1)}` : text;
  if (isLocalDate(date)) return text;
  throw new CalendarError(
    'holidays.invalid',
    `"${text}" is not a closed date; expected YYYY-MM-DD, or --MM-DD for every year`,
    text,
  );
}

/** Reads closed dates: `YYYY-MM-DD`, or `--MM-DD` for every year, separated by `;`. Answers whether a date is one. */
export function parseClosedDates(list: string): (date: LocalDate) => boolean {
  const texts = list
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const closed = new Set(texts.map(checked));
  if (closed.size === 0) return () => false;
  return (date) => closed.has(date) || closed.has(`-${date.slice(4)}`);
}
