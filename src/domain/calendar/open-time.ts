import { CalendarError } from './calendar-error.js';
import { dateOfEpochDay, weekdayOfEpochDay } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { OpenSegment, WeeklyHours } from './working-hours.js';
import { DAY_MS, instantOfWall, wallMillisecondsOf } from './zoned-time.js';

/** When an office is open: hours of the week, in a zone, on dates that are not closed. */
export interface OpenHours {
  readonly hours: WeeklyHours;
  readonly zone: string;
  /** Whether a date with hours is closed all the same (a holiday). None is, without it. */
  readonly isClosedOn?: (date: LocalDate) => boolean;
}

/** Milliseconds since the epoch, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch in which the clock stands still, the end excluded. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/** Where a moment belongs that falls exactly at closing: there, or at the next opening. */
export type AtClosing = 'stay' | 'next';

export interface OpenTimeOptions {
  readonly pauses?: readonly Pause[];
  readonly atClosing?: AtClosing;
}

const MINUTE_MS = 60_000;
/** After so many closed days in a row a calendar counts as never open. */
const LONGEST_CLOSED_DAYS = 3_660;
const LONGEST_WALK_DAYS = 36_600;

/** The open segments of a local day, none when it is closed. */
export function segmentsOfDay(office: OpenHours, epochDay: number): readonly OpenSegment[] {
  const segments = office.hours.segmentsOn(weekdayOfEpochDay(epochDay));
  if (segments.length === 0 || !office.isClosedOn) return segments;
  return office.isClosedOn(dateOfEpochDay(epochDay)) ? [] : segments;
}

/** The local day of an instant, as an epoch day. */
export const epochDayAt = (office: OpenHours, ms: number): number =>
  Math.floor(wallMillisecondsOf(ms, office.zone) / DAY_MS);

/** The instant of a local day and minute of that day. */
export const momentAt = (office: OpenHours, epochDay: number, minute: number): number =>
  instantOfWall(epochDay * DAY_MS + minute * MINUTE_MS, office.zone);

const neverOpen = (epochDay: number) =>
  new CalendarError(
    'hours.no_open_minute',
    `no open minute within ${LONGEST_CLOSED_DAYS} days of ${dateOfEpochDay(epochDay)}`,
    dateOfEpochDay(epochDay),
  );

/** The days with open hours from a local day on, forward (1) or back (-1). Throws when none comes for ten years. */
export function* openDays(office: OpenHours, epochDay: number, direction: 1 | -1): Generator<number> {
  let closed = 0;
  for (let day = epochDay; Math.abs(day - epochDay) <= LONGEST_WALK_DAYS; day += direction) {
    if (segmentsOfDay(office, day).length > 0) {
      closed = 0;
      yield day;
    } else if ((closed += 1) > LONGEST_CLOSED_DAYS) {
      throw neverOpen(epochDay);
    }
  }
  throw new CalendarError(
    'amount.out_of_range',
    `more than a century of calendar days from ${dateOfEpochDay(epochDay)}`,
    dateOfEpochDay(epochDay),
  );
}

function spansOfDay(office: OpenHours, day: number): Span[] {
  return segmentsOfDay(office, day)
    .map(({ opens, closes }) => ({ from: momentAt(office, day, opens), to: momentAt(office, day, closes) }))
    .filter(({ from, to }) => to > from);
}

/** Pauses in order, those that touch or overlap joined. Throws `pauses.invalid` for one that ends before it begins. */
export function joinedPauses(pauses: readonly Pause[]): readonly Span[] {
  const spans = pauses.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }));
  for (const [index, { from, to }] of spans.entries()) {
    if (to >= from) continue;
    const text = pauses[index] ? `${String(from)}/${String(to)}` : '';
    throw new CalendarError('pauses.invalid', `the pause ${text} ends before it begins or is no time`, text);
  }
  const joined: Span[] = [];
  for (const span of spans.sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** What is left of a span when the pauses are cut out. */
function withoutPauses(span: Span, pauses: readonly Span[]): Span[] {
  let rest: Span[] = [span];
  for (const pause of pauses) {
    rest = rest.flatMap(({ from, to }) => {
      if (pause.to <= from || pause.from >= to) return [{ from, to }];
      return [
        { from, to: pause.from },
        { from: pause.to, to },
      ].filter((piece) => piece.to > piece.from);
    });
  }
  return rest;
}

/** The working spans from an instant on, clipped to it and with the pauses cut out. Endless: stop reading. */
export function* spansFrom(office: OpenHours, start: number, pauses: readonly Span[]): Generator<Span> {
  for (const day of openDays(office, epochDayAt(office, start), 1)) {
    for (const span of spansOfDay(office, day)) {
      const clipped = { from: Math.max(span.from, start), to: span.to };
      if (clipped.to > clipped.from) yield* withoutPauses(clipped, pauses);
    }
  }
}

function* spansBefore(office: OpenHours, start: number, pauses: readonly Span[]): Generator<Span> {
  for (const day of openDays(office, epochDayAt(office, start), -1)) {
    for (const span of spansOfDay(office, day).reverse()) {
      const clipped = { from: span.from, to: Math.min(span.to, start) };
      if (clipped.to > clipped.from) yield* withoutPauses(clipped, pauses).reverse();
    }
  }
}

function checkLength(office: OpenHours, milliseconds: number): void {
  const weeks = Math.abs(milliseconds) / (office.hours.minutesPerWeek * MINUTE_MS);
  if (Number.isFinite(weeks) && weeks * 7 <= LONGEST_WALK_DAYS) return;
  const text = `PT${Math.abs(milliseconds) / 1000}S`;
  throw new CalendarError('amount.out_of_range', `${text} of open time is more than a century of this calendar`, text);
}

function forward(office: OpenHours, start: number, milliseconds: number, options: OpenTimeOptions): number {
  let left = milliseconds;
  // Exactly at the end of a span: there ("stay"), unless nothing at all is to be added.
  const stays = (options.atClosing ?? 'stay') === 'stay' && milliseconds > 0;
  for (const { from, to } of spansFrom(office, start, joinedPauses(options.pauses ?? []))) {
    const length = to - from;
    if (left < length || (stays && left === length)) return from + left;
    left -= length;
  }
  return start;
}

function backward(office: OpenHours, start: number, milliseconds: number, options: OpenTimeOptions): number {
  let left = milliseconds;
  for (const { from, to } of spansBefore(office, start, joinedPauses(options.pauses ?? []))) {
    const length = to - from;
    if (left <= length) return to - left;
    left -= length;
  }
  return start;
}

/**
 * The moment that lies so much open time (milliseconds) after a start, or before it when negative; pauses do not count.
 * Zero gives the next open moment. A moment exactly at closing stays there unless `atClosing` says `next`; going back,
 * one exactly at opening is open and stays.
 */
export function addOpenTime(start: Date, milliseconds: number, office: OpenHours, options: OpenTimeOptions = {}): Date {
  const from = start.getTime();
  if (Number.isNaN(from)) throw new CalendarError('instant.invalid', 'the start is no instant', String(start));
  checkLength(office, milliseconds);
  if (milliseconds < 0) return new Date(backward(office, from, -milliseconds, options));
  return new Date(forward(office, from, milliseconds, options));
}

/** Open milliseconds between two instants, pauses left out; 0 when the second is not later. */
export function openTimeBetween(start: Date, end: Date, office: OpenHours, pauses: readonly Pause[] = []): number {
  const [from, until] = [start.getTime(), end.getTime()];
  if (Number.isNaN(from) || Number.isNaN(until)) {
    throw new CalendarError('instant.invalid', 'the start or the end is no instant', `${String(start)}/${String(end)}`);
  }
  if (until <= from) return 0;
  const lastDay = epochDayAt(office, until);
  let day = epochDayAt(office, from);
  if (lastDay - day > LONGEST_WALK_DAYS) {
    throw new CalendarError('range.too_long', 'the two instants are more than a century apart', String(end));
  }
  const standing = joinedPauses(pauses);
  let total = 0;
  for (; day <= lastDay; day += 1) {
    for (const span of spansOfDay(office, day)) {
      const clipped = { from: Math.max(span.from, from), to: Math.min(span.to, until) };
      if (clipped.to <= clipped.from) continue;
      for (const piece of withoutPauses(clipped, standing)) total += piece.to - piece.from;
    }
  }
  return total;
}
