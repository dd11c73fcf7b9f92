import type { Language } from './language';

const DAY_MS = 86_400_000;

/** The parts of a date in a language, without the commas that the locale puts between them. */
function parts(date: Date, language: Language, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-EC' : 'en-GB', options);
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value.replace('.', '')]));
}

/** `vie 27 nov`, with the year where it is not this one. `on` is `YYYY-MM-DD`. */
export function dayText(on: string, language: Language, thisYear: number): string {
  const date = new Date(`${on}T00:00:00Z`);
  const { weekday, day, month } = parts(date, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const year = date.getUTCFullYear();
  return [weekday, day, month, ...(year === thisYear ? [] : [String(year)])].join(' ');
}

/** `15:05` in a zone; the same in every language. */
export function timeText(at: string, zone: string): string {
  const { hour, minute } = parts(new Date(at), 'en', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return `${hour}:${minute}`;
}

/** `mié 25 nov 09:12` in a zone. */
export function momentText(at: string, language: Language, zone: string, thisYear: number): string {
  return `${dayText(dateIn(at, zone), language, thisYear)} ${timeText(at, zone)}`;
}

/** The date of a moment in a zone, `YYYY-MM-DD`. */
export function dateIn(at: string, zone: string): string {
  const { year, month, day } = parts(new Date(at), 'en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: zone,
  });
  return `${year}-${month}-${day}`;
}

/** `lun 30 nov – jue 10 dic`; one date where both are the same. */
export function windowText(earliest: string, latest: string, language: Language, thisYear: number): string {
  const first = dayText(earliest, language, thisYear);
  return earliest === latest ? first : `${first} – ${dayText(latest, language, thisYear)}`;
}

/** Every date from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS);
  return Array.from({ length: days + 1 }, (_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10));
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (on: string): number => ((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
