import { CalendarError } from './calendar-error.js';
import { dateOfEpochDay, epochDayOf } from './local-date.js';
import type { LocalDate } from './local-date.js';

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** Rules of a zone are probed week by week: no zone changes its clocks twice within one. */
const PROBE_MS = 7 * DAY_MS;
const TIME = /^([01]\d|2[0-4]):([0-5]\d)$/;

interface Change {
  readonly at: number;
  readonly offsetMs: number;
}

interface Zone {
  readonly offsetAt: (ms: number) => number;
}

function wallClockOf(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (ms) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}

/** The first instant after `before` (to the millisecond) at which the zone has no longer the offset it has there. */
function changeBetween(offsetAt: (ms: number) => number, before: number, after: number): number {
  const old = offsetAt(before);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function buildZone(name: string): Zone {
  const wallClock = wallClockOf(name);
  const probe = (ms: number) => wallClock(ms) - Math.floor(ms / 1000) * 1000;
  const weeks = new Map<number, readonly Change[]>();
  const changesOf = (week: number): readonly Change[] => {
    const from = week * PROBE_MS;
    const first = { at: from, offsetMs: probe(from) };
    const lastOffset = probe(from + PROBE_MS);
    if (lastOffset === first.offsetMs) return [first];
    return [first, { at: changeBetween(probe, from, from + PROBE_MS), offsetMs: lastOffset }];
  };
  return {
    offsetAt(ms) {
      const week = Math.floor(ms / PROBE_MS);
      let changes = weeks.get(week);
      if (!changes) weeks.set(week, (changes = changesOf(week)));
      const [first, second] = changes;
      if (!first) return 0;
      return second && ms >= second.at ? second.offsetMs : first.offsetMs;
    },
  };
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  try {
    const zone = buildZone(name);
    zones.set(name, zone);
    return zone;
  } catch {
    throw new CalendarError('zone.unknown', `"${name}" is not an IANA time zone`, name);
  }
}

function millisecondsOf(instant: Date): number {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new CalendarError('instant.invalid', 'an invalid instant was given', String(instant));
  return ms;
}

/** Throws `zone.unknown` unless the name is an IANA time zone. */
export function parseZone(name: string): string {
  if (name.trim() === '') throw new CalendarError('zone.unknown', 'the time zone is empty', name);
  zoneOf(name);
  return name;
}

/** Milliseconds by which local wall time is ahead of UTC at an instant. */
export const offsetAt = (instant: Date, zone: string): number => zoneOf(zone).offsetAt(millisecondsOf(instant));

/** The wall clock of a zone at an instant, as milliseconds since the epoch of a clock that ran in UTC. */
export function wallMillisecondsOf(instantMs: number, zone: string): number {
  return instantMs + zoneOf(zone).offsetAt(instantMs);
}

/**
 * The instant of a wall clock reading (milliseconds as in `wallMillisecondsOf`). A reading that a jump forward skips
 * moves on by the length of the jump; one that occurs twice means the first.
 */
export function instantOfWall(wallMs: number, zone: string): number {
  const { offsetAt: offset } = zoneOf(zone);
  const early = offset(wallMs - DAY_MS);
  const late = offset(wallMs + DAY_MS);
  const first = wallMs - early;
  if (early === late || offset(first) === early) return first;
  const second = wallMs - late;
  return offset(second) === late ? second : first;
}

/** The local date of an instant in a zone. Throws `zone.unknown`, `instant.invalid`. */
export const localDateOf = (instant: Date, zone: string): LocalDate =>
  dateOfEpochDay(Math.floor(wallMillisecondsOf(millisecondsOf(instant), zone) / DAY_MS));

/** The wall time of an instant in a zone, `HH:MM:SS`. */
export function localTimeOf(instant: Date, zone: string): string {
  const wall = wallMillisecondsOf(millisecondsOf(instant), zone);
  return new Date(wall).toISOString().slice(11, 19);
}

/** Minutes after midnight of `HH:MM`; `24:00` is the end of the day. Throws `time.invalid`. */
export function minutesOfTime(time: string): number {
  const match = TIME.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (minutes <= 24 * 60) return minutes;
  throw new CalendarError('time.invalid', `"${time}" is not a time of day; expected HH:MM from 00:00 to 24:00`, time);
}

/** The instant of a local date and wall time `HH:MM` (`24:00` allowed) in a zone. */
export const instantAt = (date: LocalDate, time: string, zone: string): Date =>
  new Date(instantOfWall(epochDayOf(date) * DAY_MS + minutesOfTime(time) * MINUTE_MS, zone));

const padded = (value: number) => String(value).padStart(2, '0');

/** RFC 3339 text of an instant with the offset of a zone, fractions of a second only where there are any. */
export function rfc3339Of(instant: Date, zone: string): string {
  const ms = millisecondsOf(instant);
  const offset = zoneOf(zone).offsetAt(ms);
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  const wall = new Date(ms + (offset < 0 ? -minutes : minutes) * MINUTE_MS).toISOString().replace(/(?:\.000)?Z$/, '');
  return `${wall}${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}
