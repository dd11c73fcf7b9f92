import { CalendarError } from './calendar-error.js';
import { epochDayOf, isLocalDate } from './local-date.js';
import { DAY_MS } from './zoned-time.js';

const RFC3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?([Zz]|[+-]\d\d:\d\d)$/;

function offsetMinutes(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Milliseconds of a date that exists and a time of day; NaN when either is none. */
function wallMs(match: RegExpExecArray): number {
  const [, date = '', hours, minutes, seconds = '0', fraction = ''] = match;
  if (!isLocalDate(date) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return Number.NaN;
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return epochDayOf(date) * DAY_MS + time * 1000 + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
}

/** An RFC 3339 instant, with its offset. Throws `instant.invalid`, also for a day that does not exist. */
export function parseInstant(text: string): Date {
  const match = RFC3339.exec(text.trim());
  const ms = match ? wallMs(match) - offsetMinutes(match[6] ?? 'Z') * 60_000 : Number.NaN;
  if (!Number.isNaN(ms)) return new Date(ms);
  throw new CalendarError(
    'instant.invalid',
    `"${text}" is not an instant; expected RFC 3339 with offset, like 2026-03-02T09:00:00-05:00, on a day that exists`,
    text,
  );
}
