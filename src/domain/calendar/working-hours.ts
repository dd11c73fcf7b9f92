import { CalendarError } from './calendar-error.js';
import type { Weekday } from './local-date.js';
import { minutesOfTime } from './zoned-time.js';

export type WeekdayName = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Open segments `HH:MM-HH:MM` of each weekday, half-open, `24:00` allowed. A missing weekday is closed. */
export type WorkingHours = Readonly<Partial<Record<WeekdayName, readonly string[]>>>;

/** Minutes after midnight, the closing minute excluded. */
export interface OpenSegment {
  readonly opens: number;
  readonly closes: number;
}

/** Working hours that were checked: sorted segments of each weekday that neither touch nor overlap. */
export interface WeeklyHours {
  readonly segmentsOn: (weekday: Weekday) => readonly OpenSegment[];
  readonly openWeekdays: readonly Weekday[];
  /** Open minutes of a week without holidays. */
  readonly minutesPerWeek: number;
}

const WEEKDAYS: Record<WeekdayName, Weekday> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };
const WEEKDAY_NUMBERS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const SEGMENT = /^(\d\d:\d\d)-(\d\d:\d\d)$/;

/** Monday to Friday, 08:30 to 17:00: policy of the product, not law. */
export const DEFAULT_WORKING_HOURS: WorkingHours = {
  mon: ['08:30-17:00'],
  tue: ['08:30-17:00'],
  wed: ['08:30-17:00'],
  thu: ['08:30-17:00'],
  fri: ['08:30-17:00'],
};

const invalid = (message: string, value: unknown) =>
  new CalendarError('hours.invalid', message, typeof value === 'string' ? value : JSON.stringify(value));

function segmentOf(text: unknown): OpenSegment {
  const match = typeof text === 'string' ? SEGMENT.exec(text.trim()) : null;
  if (!match) throw invalid(`${JSON.stringify(text)} is not an open segment; expected "HH:MM-HH:MM"`, text);
  const segment = { opens: minutesOfTime(match[1] ?? ''), closes: minutesOfTime(match[2] ?? '') };
  if (segment.closes > segment.opens) return segment;
  throw invalid(`the segment "${match[0]}" closes before it opens; split it at 24:00 if it runs over midnight`, text);
}

function merged(segments: readonly OpenSegment[]): readonly OpenSegment[] {
  const result: OpenSegment[] = [];
  for (const segment of [...segments].sort((one, other) => one.opens - other.opens)) {
    const last = result.at(-1);
    if (last && segment.opens <= last.closes) {
      result[result.length - 1] = { opens: last.opens, closes: Math.max(last.closes, segment.closes) };
    } else {
      result.push(segment);
    }
  }
  return result;
}

function segmentsOf(name: string, list: unknown): readonly OpenSegment[] {
  if (!Array.isArray(list)) throw invalid(`the hours of "${name}" are no list of "HH:MM-HH:MM"`, list);
  return merged(list.map(segmentOf));
}

/**
 * Checks working hours once, so that the rest can trust them. Segments that overlap or touch become one. Throws
 * `hours.invalid` naming the value, and `hours.no_open_minute` for a week that is never open.
 */
export function parseWorkingHours(hours: unknown): WeeklyHours {
  if (typeof hours !== 'object' || hours === null || Array.isArray(hours)) {
    throw invalid('the working hours are no object of weekdays', hours);
  }
  const byWeekday = new Map<Weekday, readonly OpenSegment[]>();
  for (const [name, list] of Object.entries(hours)) {
    const number = Object.hasOwn(WEEKDAYS, name) ? WEEKDAYS[name as WeekdayName] : undefined;
    if (!number) throw invalid(`"${name}" is not a weekday; expected mon, tue, wed, thu, fri, sat or sun`, name);
    byWeekday.set(number, segmentsOf(name, list));
  }
  const segmentsOn = (weekday: Weekday) => byWeekday.get(weekday) ?? [];
  const openWeekdays = WEEKDAY_NUMBERS.filter((weekday) => segmentsOn(weekday).length > 0);
  if (openWeekdays.length === 0) {
    throw new CalendarError(
      'hours.no_open_minute',
      `the working hours ${JSON.stringify(hours)} have no open minute`,
      JSON.stringify(hours),
    );
  }
  const minutes = openWeekdays.flatMap((weekday) => segmentsOn(weekday).map(({ opens, closes }) => closes - opens));
  return { segmentsOn, openWeekdays, minutesPerWeek: minutes.reduce((sum, each) => sum + each, 0) };
}
