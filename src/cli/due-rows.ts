import { addOpenDays } from '../domain/calendar/business-day-moment.js';
import type { BusinessDayMoment } from '../domain/calendar/business-day-moment.js';
import { CalendarError } from '../domain/calendar/calendar-error.js';
import { parseClosedDates } from '../domain/calendar/closed-dates.js';
import { parseBusinessDuration } from '../domain/calendar/duration.js';
import { parseInstant } from '../domain/calendar/instant.js';
import { addOpenTime } from '../domain/calendar/open-time.js';
import type { AtClosing, OpenHours, Pause } from '../domain/calendar/open-time.js';
import { parsePauses } from '../domain/calendar/pauses.js';
import { parseWorkingHours } from '../domain/calendar/working-hours.js';
import { parseZone, rfc3339Of } from '../domain/calendar/zoned-time.js';

export const DUE_COLUMNS = ['timezone', 'working_hours', 'holidays', 'start', 'duration'] as const;
export type DueColumn = (typeof DUE_COLUMNS)[number] | 'pauses';

export interface DueOptions {
  readonly businessDay: BusinessDayMoment;
  readonly atClosing: AtClosing;
}

/** A row that cannot be read, and the column that is to blame. */
export class DueRowError extends Error {
  override readonly name = 'DueRowError';

  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads one cell; what is wrong with it is reported under its column. */
function cell<Value>(column: DueColumn, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof CalendarError) throw new DueRowError(column, error.message);
    throw error;
  }
}

function readHours(text: string) {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CalendarError('hours.invalid', `"${text}" is not JSON; expected {"mon":["09:00-17:00"],…}`, text);
  }
}

const readOffice = (timezone: string, workingHours: string, holidays: string): OpenHours => ({
  zone: cell('timezone', () => parseZone(timezone)),
  hours: cell('working_hours', () => parseWorkingHours(readHours(workingHours))),
  isClosedOn: cell('holidays', () => parseClosedDates(holidays)),
});

const MOST_OFFICES = 1_000;

/** Rows of one file mostly share their calendars: each is read once. */
export class DueRows {
  private readonly offices = new Map<string, OpenHours>();

  constructor(private readonly options: DueOptions) {}

  private officeOf(row: ReadonlyMap<DueColumn, string>): OpenHours {
    const [timezone = '', workingHours = '', holidays = ''] = [
      row.get('timezone')?.trim(),
      row.get('working_hours'),
      row.get('holidays'),
    ];
    const key = JSON.stringify([timezone, workingHours, holidays]);
    const known = this.offices.get(key);
    if (known) return known;
    if (this.offices.size >= MOST_OFFICES) this.offices.clear();
    const office = readOffice(timezone, workingHours, holidays);
    this.offices.set(key, office);
    return office;
  }

  private moment(text: string, office: OpenHours, start: Date, pauses: readonly Pause[]): Date {
    const duration = cell('duration', () => parseBusinessDuration(text));
    const { atClosing, businessDay } = this.options;
    try {
      if (duration.unit === 'open_time')
        return addOpenTime(start, duration.milliseconds, office, { atClosing, pauses });
      return addOpenDays(start, duration.days, office, businessDay, pauses);
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      const column = error.code === 'hours.no_open_minute' ? 'working_hours' : 'duration';
      throw new DueRowError(column, `"${text}" cannot be counted: ${error.message}`);
    }
  }

  /** The due moment of a row, RFC 3339 in its own zone. Throws `DueRowError`. */
  dueOf(row: ReadonlyMap<DueColumn, string>): string {
    const office = this.officeOf(row);
    const start = cell('start', () => parseInstant(row.get('start') ?? ''));
    const pauses = cell('pauses', () => parsePauses(row.get('pauses') ?? ''));
    return rfc3339Of(this.moment(row.get('duration') ?? '', office, start, pauses), office.zone);
  }
}
