import { CalendarError } from './calendar-error.js';
import {
  addOpenTime,
  epochDayAt,
  joinedPauses,
  momentAt,
  openDays,
  openTimeBetween,
  segmentsOfDay,
} from './open-time.js';
import type { OpenHours, Pause } from './open-time.js';
import type { OpenSegment } from './working-hours.js';
import { DAY_MS, instantOfWall, wallMillisecondsOf } from './zoned-time.js';

/** Which moment of the n-th open date is meant: the wall time of the start, or closing. */
export type BusinessDayMoment = 'same_time' | 'end_of_day';

const MINUTE_MS = 60_000;

/** A wall time (milliseconds after midnight) moved into the hours of a day: up to the next opening, down to closing. */
function movedInto(segments: readonly OpenSegment[], wallTime: number): number {
  const segment = segments.find(({ closes }) => wallTime <= closes * MINUTE_MS);
  if (segment) return Math.max(wallTime, segment.opens * MINUTE_MS);
  return (segments.at(-1)?.closes ?? 0) * MINUTE_MS;
}

function nthOpenDay(office: OpenHours, from: number, n: number): number {
  let left = Math.abs(n);
  for (const day of openDays(office, from, n < 0 ? -1 : 1)) {
    if (left === 0) return day;
    left -= 1;
  }
  return from;
}

interface Start {
  readonly day: number;
  readonly wallTime: number;
}

/** A start on a closed day moves to the next opening; one on an open day stays, in or out of hours. */
function startOf(office: OpenHours, ms: number): Start {
  const wall = wallMillisecondsOf(ms, office.zone);
  const today = Math.floor(wall / DAY_MS);
  const day = nthOpenDay(office, today, 0);
  if (day === today) return { day, wallTime: wall - today * DAY_MS };
  return { day, wallTime: (segmentsOfDay(office, day)[0]?.opens ?? 0) * MINUTE_MS };
}

const momentOn = (office: OpenHours, day: number, wallTime: number): number => {
  const inHours = movedInto(segmentsOfDay(office, day), wallTime);
  return instantOfWall(day * DAY_MS + inHours, office.zone);
};

const openingOn = (office: OpenHours, day: number): number =>
  momentAt(office, day, segmentsOfDay(office, day)[0]?.opens ?? 0);

const closingOn = (office: OpenHours, day: number): number =>
  momentAt(office, day, segmentsOfDay(office, day).at(-1)?.closes ?? 0);

/** Open milliseconds from a start on that lie in pauses. */
function pausedOpenTime(office: OpenHours, start: Date, pauses: readonly Pause[]): number {
  return joinedPauses(pauses)
    .map(({ from, to }) => openTimeBetween(new Date(Math.max(from, start.getTime())), new Date(to), office))
    .reduce((sum, each) => sum + each, 0);
}

function withoutPauses(start: Date, n: number, office: OpenHours, moment: BusinessDayMoment): Date {
  const { day, wallTime } = startOf(office, start.getTime());
  const on = (date: number) => (moment === 'end_of_day' ? closingOn(office, date) : momentOn(office, date, wallTime));
  const found = on(nthOpenDay(office, day, n));
  if (n !== 0 || found >= start.getTime()) return new Date(found);
  const next = nthOpenDay(office, epochDayAt(office, start.getTime()) + 1, 0);
  return new Date(moment === 'end_of_day' ? closingOn(office, next) : openingOn(office, next));
}

/**
 * The moment n open dates after a start, or before it when negative. A start on a closed day first moves to the next
 * opening. The wall time is kept and moved into the hours of the date found; `end_of_day` takes its closing instead.
 * With n = 0 it is never before the start: after closing, the next open date is taken. Going forward, the open time
 * that lies in pauses is added at the end.
 */
export function addOpenDays(
  start: Date,
  n: number,
  office: OpenHours,
  moment: BusinessDayMoment = 'same_time',
  pauses: readonly Pause[] = [],
): Date {
  if (Number.isNaN(start.getTime())) {
    throw new CalendarError('instant.invalid', 'the start is no instant', String(start));
  }
  const found = withoutPauses(start, n, office, moment);
  const paused = n < 0 ? 0 : pausedOpenTime(office, start, pauses);
  return paused > 0 ? addOpenTime(found, paused, office) : found;
}
