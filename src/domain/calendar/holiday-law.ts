import { addDays, dateOfEpochDay, epochDayOfParts, weekday } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';

/** How sure the sources make us of a day. */
export type Confidence = 'high' | 'medium' | 'low';

/** What moves a day of rest away from its legal date. */
export type Transfer = 'weekday_and_weekend' | 'weekend_only' | 'never' | 'pair';

/** A holiday as the law names it, before its rest is moved. */
export interface LegalHoliday {
  readonly code: string;
  readonly nameEs: string;
  readonly nameEn: string;
  readonly falls: { readonly month: number; readonly day: number } | { readonly daysFromEaster: number };
  readonly transfer: Transfer;
}

/** Where each rule stands. The sentences of the law are reported, not quoted: its gazette was read through the press. */
export const LAW_SOURCES = {
  list: 'Ley Orgánica Reformatoria a la LOSEP y al Código del Trabajo, R.O. Suplemento 906 of 20-Dec-2016: art. 65 Código del Trabajo, Disp. General 4 LOSEP',
  weekend: 'The same law: Saturday to the Friday before, Sunday to the Monday after',
  weekday: 'The same law: Tuesday to the Monday before, Wednesday and Thursday to the Friday of the week',
  exceptions: 'The same law: the weekday rule leaves out 1 January, 25 December and Carnival Tuesday',
  pair: 'The same law, holidays on consecutive days; lists of the Ministry of Tourism for 2021 to 2026',
  newYearOnSaturday:
    'Sources conflict. Friday 31-Dec-2021 was a day of rest for 1-Jan-2022 (Ministry of Tourism as reported by Qué Noticias, Dec-2021); El Telégrafo printed a list that joins it to the Sunday',
} as const;

/** The first year whose days of rest follow the law of December 2016. */
export const FIRST_LAW_YEAR = 2017;

/** The eleven national days. */
export const NATIONAL_HOLIDAYS: readonly LegalHoliday[] = [
  holiday('new_year', 'Año Nuevo', "New Year's Day", on(1, 1), 'weekend_only'),
  holiday('carnival_monday', 'Carnaval (lunes)', 'Carnival Monday', easter(-48), 'never'),
  holiday('carnival_tuesday', 'Carnaval (martes)', 'Carnival Tuesday', easter(-47), 'never'),
  holiday('good_friday', 'Viernes Santo', 'Good Friday', easter(-2), 'never'),
  holiday('labour_day', 'Día del Trabajo', 'Labour Day', on(5, 1), 'weekday_and_weekend'),
  holiday('pichincha', 'Batalla de Pichincha', 'Battle of Pichincha', on(5, 24), 'weekday_and_weekend'),
  holiday('first_cry', 'Primer Grito de Independencia', 'First Cry of Independence', on(8, 10), 'weekday_and_weekend'),
  holiday('guayaquil', 'Independencia de Guayaquil', 'Independence of Guayaquil', on(10, 9), 'weekday_and_weekend'),
  holiday('all_souls', 'Día de los Difuntos', "All Souls' Day", on(11, 2), 'pair'),
  holiday('cuenca', 'Independencia de Cuenca', 'Independence of Cuenca', on(11, 3), 'pair'),
  holiday('christmas', 'Navidad', 'Christmas Day', on(12, 25), 'weekend_only'),
];

function holiday(code: string, nameEs: string, nameEn: string, falls: LegalHoliday['falls'], transfer: Transfer) {
  return { code, nameEs, nameEn, falls, transfer };
}

function on(month: number, day: number) {
  return { month, day };
}

function easter(daysFromEaster: number) {
  return { daysFromEaster };
}

/** Days by which the rest moves, by the legal date's weekday. Source: LAW_SOURCES.weekend and .weekday. */
const WEEKEND_SHIFT: Record<Weekday, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: -1, 7: 1 };
const ANY_DAY_SHIFT: Record<Weekday, number> = { 1: 0, 2: -1, 3: 2, 4: 1, 5: 0, 6: -1, 7: 1 };

/** The shifts of 2 and of 3 November, by the weekday of 2 November. Source: LAW_SOURCES.pair. */
const PAIR_SHIFTS: Record<Weekday, readonly [second: number, third: number]> = {
  1: [0, 0],
  2: [0, -2],
  3: [2, 0],
  4: [0, 0],
  5: [0, -2],
  6: [-1, 1],
  7: [2, 0],
};

/** Easter Sunday of a Gregorian year, by the anonymous (Meeus, Jones, Butcher) computus. */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dateOfEpochDay(epochDayOfParts(year, Math.floor(f / 31), (f % 31) + 1));
}

/** The legal date of a holiday in a year. */
export function legalDateOf(entry: Pick<LegalHoliday, 'falls'>, year: number): LocalDate {
  if ('daysFromEaster' in entry.falls) return addDays(easterSunday(year), entry.falls.daysFromEaster);
  return dateOfEpochDay(epochDayOfParts(year, entry.falls.month, entry.falls.day));
}

function pairShift(legalOn: LocalDate): number {
  const isSecond = legalOn.endsWith('-02');
  const [second, third] = PAIR_SHIFTS[weekday(isSecond ? legalOn : addDays(legalOn, -1))];
  return isSecond ? second : third;
}

/** The date on which a holiday with this legal date is rested. */
export function observedDateOf(legalOn: LocalDate, transfer: Transfer): LocalDate {
  switch (transfer) {
    case 'never':
      return legalOn;
    case 'pair':
      return addDays(legalOn, pairShift(legalOn));
    case 'weekend_only':
      return addDays(legalOn, WEEKEND_SHIFT[weekday(legalOn)]);
    case 'weekday_and_weekend':
      return addDays(legalOn, ANY_DAY_SHIFT[weekday(legalOn)]);
  }
}

/** Whether the rule for this date is the one on which sources conflict: 1 January on a Saturday. */
export const isOpenPoint = (entry: Pick<LegalHoliday, 'code'>, legalOn: LocalDate): boolean =>
  entry.code === 'new_year' && weekday(legalOn) === 6;
