import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { CalendarError } from '../domain/calendar/calendar-error.js';
import { parseYear } from '../domain/calendar/closed-days.js';
import type { WhoseDays } from '../domain/calendar/closed-days.js';
import { observedHolidays } from '../domain/calendar/observed-holidays.js';
import { findPlace } from '../domain/calendar/places.js';
import type { Place } from '../domain/calendar/places.js';

/** What a command that has little to say answers with. */
export interface CommandOutcome {
  /** 0 success, 1 bad input, 2 misuse. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const USAGE = `calendar YEAR[..YEAR] [--province P] [--canton C] [--for iess|firm] [--rules-only]

Prints the weekdays that are not worked as CSV: date,name,kind,scope.
  --province, --canton  the place, with or without accents, in either case
  --for                 whose days: iess (default) or firm
  --rules-only          without decreed days
`;

interface Request {
  readonly years: readonly [first: number, last: number];
  readonly place: Place;
  readonly whoseDays: WhoseDays;
  readonly rulesOnly: boolean;
}

/** The command was not called as its usage says. */
class MisuseError extends Error {}

function readYears(text: string): readonly [number, number] {
  const match = /^(\d{1,9})(?:\.\.(\d{1,9}))?$/.exec(text);
  if (!match) throw new MisuseError(`"${text}" is not a year or a range of years; expected YEAR or YEAR..YEAR`);
  const first = parseYear(Number(match[1]));
  const last = parseYear(Number(match[2] ?? match[1]));
  if (last >= first) return [first, last];
  throw new CalendarError('range.reversed', `the range "${text}" ends before it begins`, text);
}

function readAudience(text: string): WhoseDays {
  if (text === 'iess' || text === 'firm') return text;
  throw new MisuseError(`--for "${text}": expected iess or firm`);
}

function given(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value.trim() !== '') return value;
  throw new MisuseError(`${name} "${value}": a name is missing`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        province: { type: 'string' },
        canton: { type: 'string' },
        for: { type: 'string', default: 'iess' },
        'rules-only': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new MisuseError(error instanceof Error ? error.message : String(error));
  }
}

function readRequest({ values, positionals }: ReturnType<typeof parse>): Request {
  const [years, ...more] = positionals;
  if (years === undefined) throw new MisuseError('a year is missing');
  if (more.length > 0) throw new MisuseError(`one YEAR or YEAR..YEAR is taken, not also "${more.join(' ')}"`);
  const whoseDays = readAudience(values.for);
  const names = { province: given('--province', values.province), canton: given('--canton', values.canton) };
  return { years: readYears(years), place: findPlace(names), whoseDays, rulesOnly: values['rules-only'] };
}

function list({ years: [first, last], place, whoseDays, rulesOnly }: Request): string {
  const rows: string[][] = [['date', 'name', 'kind', 'scope']];
  for (let year = first; year <= last; year += 1) {
    for (const day of observedHolidays(year, place, { whoseDays, rulesOnly })) {
      rows.push([day.on, day.nameEs, day.kind, day.scope]);
    }
  }
  return stringify(rows);
}

function failure(error: unknown): CommandOutcome {
  if (error instanceof CalendarError) return { exitCode: 1, stdout: '', stderr: `calendar: ${error.message}\n` };
  if (error instanceof MisuseError)
    return { exitCode: 2, stdout: '', stderr: `calendar: ${error.message}\n\n${USAGE}` };
  throw error;
}

/** The `calendar` command: arguments in, what to print and the exit code out. */
export function runCalendar(args: readonly string[]): CommandOutcome {
  try {
    const parsed = parse(args);
    if (parsed.values.help) return { exitCode: 0, stdout: USAGE, stderr: '' };
    return { exitCode: 0, stdout: list(readRequest(parsed)), stderr: '' };
  } catch (error) {
    return failure(error);
  }
}
