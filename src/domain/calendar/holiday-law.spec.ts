import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { easterSunday, isOpenPoint, legalDateOf, NATIONAL_HOLIDAYS, observedDateOf } from './holiday-law.js';
import { addDays, daysBetween, weekday } from './local-date.js';
import type { Weekday } from './local-date.js';

/** A date of 2026 with that weekday: 1 June 2026 is a Monday. */
const onWeekday = (day: Weekday) => addDays('2026-06-01', day - 1);
const shiftOf = (day: Weekday, transfer: 'weekday_and_weekend' | 'weekend_only') =>
  daysBetween(onWeekday(day), observedDateOf(onWeekday(day), transfer));

/** A year in which 2 November falls on that weekday. */
const yearOfPair: Record<Weekday, number> = { 1: 2020, 2: 2021, 3: 2022, 4: 2023, 5: 2018, 6: 2019, 7: 2025 };

describe('Easter', () => {
  it.each([
    [2017, '2017-04-16'],
    [2018, '2018-04-01'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
    [2100, '2100-03-28'],
  ])('of %i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9000 }), (year) => {
        const date = easterSunday(year);
        expect(weekday(date)).toBe(7);
        expect(date.slice(5) >= '03-22' && date.slice(5) <= '04-25').toBe(true);
      }),
    );
  });
});

describe('where a day of rest moves', () => {
  it.each([
    [1, 0],
    [2, -1],
    [3, 2],
    [4, 1],
    [5, 0],
    [6, -1],
    [7, 1],
  ] as [Weekday, number][])('from weekday %i by %i days', (day, shift) => {
    expect(shiftOf(day, 'weekday_and_weekend')).toBe(shift);
  });

  it.each([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
    [5, 0],
    [6, -1],
    [7, 1],
  ] as [Weekday, number][])('1 January and 25 December from weekday %i by %i days', (day, shift) => {
    expect(shiftOf(day, 'weekend_only')).toBe(shift);
  });

  it.each([
    [1, ['2020-11-02', '2020-11-03']],
    [2, ['2021-11-02', '2021-11-01']],
    [3, ['2022-11-04', '2022-11-03']],
    [4, ['2023-11-02', '2023-11-03']],
    [5, ['2018-11-02', '2018-11-01']],
    [6, ['2019-11-01', '2019-11-04']],
    [7, ['2025-11-04', '2025-11-03']],
  ] as [Weekday, string[]][])('2 and 3 November, from weekday %i, to %j', (day, rest) => {
    const year = yearOfPair[day];
    expect(weekday(`${year}-11-02`)).toBe(day);
    expect([observedDateOf(`${year}-11-02`, 'pair'), observedDateOf(`${year}-11-03`, 'pair')]).toEqual(rest);
  });

  it('never ends on a weekend, and no two national days share a date', () => {
    for (let year = 2017; year <= 2100; year += 1) {
      const observed = NATIONAL_HOLIDAYS.map((entry) => observedDateOf(legalDateOf(entry, year), entry.transfer));
      expect(observed.every((date) => weekday(date) <= 5)).toBe(true);
      expect(new Set(observed).size).toBe(11);
    }
  });

  it('has one open point: 1 January on a Saturday', () => {
    const open = NATIONAL_HOLIDAYS.flatMap((entry) =>
      Array.from({ length: 14 }, (_, index) => legalDateOf(entry, 2020 + index)).filter((date) =>
        isOpenPoint(entry, date),
      ),
    );
    expect(open).toEqual(['2022-01-01', '2028-01-01', '2033-01-01']);
  });
});
