import type { BusinessCalendar } from './business-calendar.js';
import type { Reason } from './closed-days.js';
import { provisionalCauses } from './due-date.js';
import type { DueStep, ProvisionalCause } from './due-date.js';
import { addDays, epochDayOf, weekdayOfEpochDay } from './local-date.js';
import type { LocalDate } from './local-date.js';
import { addOpenTime, momentAt, openTimeBetween } from './open-time.js';
import type { OpenHours, OpenTimeOptions } from './open-time.js';
import { pausedDates } from './pauses.js';
import type { WeeklyHours } from './working-hours.js';
import { localDateOf } from './zoned-time.js';

/** A date of which open time was used. The seconds of all such steps add up to what was asked for. */
export interface WorkedStep {
  readonly on: LocalDate;
  readonly step: 'worked';
  readonly seconds: number;
  /** Open seconds of that date that did not count because the case waited. */
  readonly pausedSeconds: number;
}

export type DueMomentStep = DueStep | WorkedStep;

/** A due moment with the dates that led to it. */
export interface DueMoment {
  readonly dueAt: Date;
  readonly dueOn: LocalDate;
  readonly derivation: readonly DueMomentStep[];
  readonly provisional: boolean;
  readonly provisionalWhy: readonly ProvisionalCause[];
}

const NO_HOURS: Reason = { kind: 'closure', es: 'sin horario de atención', en: 'no working hours' };

const officeOf = (calendar: BusinessCalendar, hours: WeeklyHours): OpenHours => ({
  hours,
  zone: calendar.place.zone,
  isClosedOn: (date) => !calendar.isOpen(date),
});

/** When a date closes; one without hours of its own, when the latest day of the week does. */
function closingMinute(hours: WeeklyHours, epochDay: number): number {
  const weekday = weekdayOfEpochDay(epochDay);
  const closings = hours.openWeekdays.map((day) => [day, hours.segmentsOn(day).at(-1)?.closes ?? 0] as const);
  const own = closings.find(([day]) => day === weekday);
  return own ? own[1] : Math.max(...closings.map(([, closes]) => closes));
}

/**
 * Closing time of the date n business days after the local date of a start (n = 0: the first business day on or after).
 * Dates at whose end the clock stood still do not count.
 */
export function dueAfterBusinessDays(
  startsAt: Date,
  n: number,
  calendar: BusinessCalendar,
  hours: WeeklyHours,
  options: Pick<OpenTimeOptions, 'pauses'> = {},
): DueMoment {
  const { zone } = calendar.place;
  const due = calendar.due(localDateOf(startsAt, zone), n, pausedDates(options.pauses ?? [], zone));
  const day = epochDayOf(due.dueOn);
  const dueAt = momentAt(officeOf(calendar, hours), day, closingMinute(hours, day));
  return { ...due, dueAt: new Date(dueAt) };
}

interface Walk {
  readonly calendar: BusinessCalendar;
  readonly office: OpenHours;
  readonly from: Date;
  readonly to: Date;
  readonly options: OpenTimeOptions;
}

function stepOn(on: LocalDate, { calendar, office, from, to, options }: Walk): DueMomentStep {
  const day = epochDayOf(on);
  const begins = new Date(Math.max(momentAt(office, day, 0), from.getTime()));
  const ends = new Date(Math.min(momentAt(office, day + 1, 0), to.getTime()));
  const open = openTimeBetween(begins, ends, office);
  const counted = openTimeBetween(begins, ends, office, options.pauses);
  if (open > 0) return { on, step: 'worked', seconds: counted / 1000, pausedSeconds: (open - counted) / 1000 };
  const why = calendar.whyClosed(on);
  if (why.length > 0) return { on, step: 'skipped', why };
  const hasHours =
    openTimeBetween(new Date(momentAt(office, day, 0)), new Date(momentAt(office, day + 1, 0)), office) > 0;
  return hasHours ? { on, step: 'worked', seconds: 0, pausedSeconds: 0 } : { on, step: 'skipped', why: [NO_HOURS] };
}

function stepsOf(walk: Walk, startsAt: Date): readonly DueMomentStep[] {
  const { zone } = walk.office;
  const [first, last] = [localDateOf(walk.from, zone), localDateOf(walk.to, zone)];
  const steps: DueMomentStep[] = [];
  for (let on = first; on <= last; on = addDays(on, 1)) steps.push(stepOn(on, walk));
  const inOrder = walk.from === startsAt ? steps : steps.reverse();
  return [{ on: localDateOf(startsAt, zone), step: 'start' }, ...inOrder];
}

/** The moment so many business minutes after a start, inside the hours of open dates; before it when negative. */
export function dueAfterBusinessMinutes(
  startsAt: Date,
  minutes: number,
  calendar: BusinessCalendar,
  hours: WeeklyHours,
  options: OpenTimeOptions = {},
): DueMoment {
  const office = officeOf(calendar, hours);
  const dueAt = addOpenTime(startsAt, minutes * 60_000, office, options);
  const [from, to] = dueAt < startsAt ? [dueAt, startsAt] : [startsAt, dueAt];
  const derivation = stepsOf({ calendar, office, from, to, options }, startsAt);
  const provisionalWhy = provisionalCauses(calendar, derivation);
  const dueOn = localDateOf(dueAt, office.zone);
  return { dueAt, dueOn, derivation, provisional: provisionalWhy.length > 0, provisionalWhy };
}
