import { CalendarError } from './calendar-error.js';
import { epochDayAt, momentAt, openDays, segmentsOfDay } from './open-time.js';
import type { OpenHours } from './open-time.js';
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

const closingOn = (office: OpenHours, day: number): number =>
  momentAt(office, day, segmentsOfDay(office, day).at(-1)?.closes ?? 0);

/**
 * The moment n open dates after a start, or before it when negative. A start on a closed day first moves to the next
 * opening. The wall time is kept and moved into the hours of the date found; `end_of_day` takes its closing instead.
 * With n = 0 it is never before the start: after closing, the next open date is taken.
 */
export function addOpenDays(start: Date, n: number, office: OpenHours, moment: BusinessDayMoment = 'same_time'): Date {
  if (Number.isNaN(start.getTime())) {
    throw new CalendarError('instant.invalid', 'the start is no instant', String(start));
  }
  const { day, wallTime } = startOf(office, start.getTime());
  const target = nthOpenDay(office, day, n);
  const on = (date: number) => (moment === 'end_of_day' ? closingOn(office, date) : momentOn(office, date, wallTime));
  const found = on(target);
  if (n !== 0 || found >= start.getTime()) return new Date(found);
  const next = nthOpenDay(office, epochDayAt(office, start.getTime()) + 1, 0);
  const opening = momentAt(office, next, segmentsOfDay(office, next)[0]?.opens ?? 0);
  return new Date(moment === 'end_of_day' ? closingOn(office, next) : opening);
}
