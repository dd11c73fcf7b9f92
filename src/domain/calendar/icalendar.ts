import { addDays } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { ObservedDay } from './observed-holidays.js';

/** One entry of a feed: a whole day, or a span of time. The uid names the same entry in every later feed. */
export interface FeedEntry {
  readonly uid: string;
  readonly when: { readonly on: LocalDate } | { readonly startsAt: Date; readonly endsAt: Date };
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  /** Whether the time counts as taken; a holiday or a deadline does not block an agenda. */
  readonly busy?: boolean;
}

export interface Feed {
  readonly name: string;
  readonly zone: string;
  /** When the feed was made. */
  readonly stampedAt: Date;
  readonly entries: readonly FeedEntry[];
}

/** Octets a line may have, its break left out (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line break are escaped; other control characters have no place. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n|\r/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n');

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A long line goes on in the next after a space; no character is split. */
function folded(line: string): string {
  let result = '';
  let length = 0;
  for (const character of line) {
    const octets = octetsOf(character);
    if (length + octets > LONGEST_LINE) {
      result += '\r\n ';
      length = 1;
    }
    result += character;
    length += octets;
  }
  return result;
}

const dateText = (date: LocalDate) => date.replaceAll('-', '');
const instantText = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

function timesOf({ when }: FeedEntry): string[] {
  if ('on' in when) {
    return [`DTSTART;VALUE=DATE:${dateText(when.on)}`, `DTEND;VALUE=DATE:${dateText(addDays(when.on, 1))}`];
  }
  return [`DTSTART:${instantText(when.startsAt)}`, `DTEND:${instantText(when.endsAt)}`];
}

function entryLines(entry: FeedEntry, stampedAt: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${instantText(stampedAt)}`,
    ...timesOf(entry),
    `SUMMARY:${escaped(entry.summary)}`,
    ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
    ...(entry.location ? [`LOCATION:${escaped(entry.location)}`] : []),
    `TRANSP:${entry.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** The feed as iCalendar text (RFC 5545): lines end in CRLF and are folded at 75 octets; times are in UTC. */
export function icalendarText({ name, zone, stampedAt, entries }: Feed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Llavero//Calendar//ES',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    ...entries.flatMap((entry) => entryLines(entry, stampedAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A day that is not worked, as an entry of a feed. */
export function holidayEntry(day: ObservedDay, locale: 'es' | 'en'): FeedEntry {
  const [first] = day.why;
  const moved = locale === 'es' ? 'Trasladado del' : 'Moved from';
  const from = day.kind === 'moved' && first?.legalOn ? `${moved} ${first.legalOn}` : undefined;
  return {
    uid: `holiday-${day.on}@llavero`,
    when: { on: day.on },
    summary: locale === 'es' ? day.nameEs : day.nameEn,
    description: from,
  };
}
