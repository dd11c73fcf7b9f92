import { addBusinessDays } from 'date-fns';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { businessCalendar } from '../src/domain/calendar/business-calendar.js';
import { addDays } from '../src/domain/calendar/local-date.js';
import { observedHolidays } from '../src/domain/calendar/observed-holidays.js';
import { findPlace } from '../src/domain/calendar/places.js';
import { faster, sideBySide } from './measurement.js';
import type { BenchOptions, Contestant, Measurement } from './measurement.js';

/** Days counted in one operation: what windows and ladders ask for. */
const DAYS = [1, 2, 3, 5, 8, 10, 15, 20, 25, 30] as const;
const STARTS = 365;
const FIRST_START = '2026-01-01';

const starts = Array.from({ length: STARTS }, (_, index) => addDays(FIRST_START, index));

/** Each contestant is given each start in its own kind of date, made beforehand, with each number of days. */
function contestant<Start>(dates: readonly Start[], repeat: number, add: (start: Start, days: number) => number) {
  const run = () => {
    let sum = 0;
    for (let turn = 0; turn < repeat; turn += 1) {
      for (const date of dates) for (const days of DAYS) sum += add(date, days);
    }
    return sum;
  };
  return { operations: repeat * dates.length * DAYS.length, run };
}

function llavero(repeat: number): Contestant {
  const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'iess' });
  return contestant(starts, repeat, (date, days) => quito.addBusinessDays(date, days).charCodeAt(9));
}

function dateFns(repeat: number): Contestant {
  const dates = starts.map((date) => new Date(`${date}T12:00:00`));
  return contestant(dates, repeat, (date, days) => addBusinessDays(date, days).getTime() % 7);
}

function dayjsBusinessTime(repeat: number): Contestant {
  dayjs.extend(businessTime);
  const quito = findPlace({ canton: 'Quito' });
  dayjs.setHolidays([2026, 2027].flatMap((year) => observedHolidays(year, quito).map(({ on }) => on)));
  const dates = starts.filter((_, index) => index % 20 === 0).map((date) => dayjs(`${date}T12:00:00`));
  return contestant(dates, repeat, (date, days) => date.addBusinessDays(days).valueOf() % 7);
}

/** Adding business days: ours with Ecuador's holidays, date-fns without any, dayjs-business-time with ours. */
export function businessDays({ quick }: BenchOptions): readonly Measurement[] {
  const rounds = quick ? 5 : 21;
  const contestants = [llavero(20), dateFns(4), dayjsBusinessTime(1)];
  const [own = Number.NaN, plain = Number.NaN, business = Number.NaN] = sideBySide(contestants, rounds);
  const name = 'adding 1 to 30 business days with the holidays of Quito';
  return [
    faster(name, 'ns', own, { name: 'date-fns addBusinessDays, which knows no holidays', value: plain }, 5),
    faster(name, 'ns', own, { name: 'dayjs-business-time addBusinessDays, same holidays', value: business }, 100),
  ];
}
