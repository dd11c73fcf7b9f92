import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CalendarError } from './calendar-error.js';
import {
  addDays,
  dateOfEpochDay,
  dayOfYear,
  daysBetween,
  epochDayOf,
  isLocalDate,
  parseLocalDate,
  weekday,
} from './local-date.js';

const anyDay = fc.integer({ min: -719162, max: 2932896 });

describe('local dates', () => {
  it('agrees with the UTC calendar of the language for every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = dateOfEpochDay(day);
        expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(epochDayOf(date)).toBe(day);
        expect(weekday(date) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
        expect(dayOfYear(date)).toBe(day - epochDayOf(`${date.slice(0, 4)}-01-01`));
      }),
    );
  });

  it('adds days as a number line does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: -9_000, max: 9_000 }), (day, n) => {
        const date = dateOfEpochDay(day);
        expect(daysBetween(date, addDays(date, n))).toBe(n);
      }),
    );
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('knows %s', (date) => {
    expect(parseLocalDate(` ${date} `)).toBe(date);
  });

  it.each([
    '2026-02-31',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
    '2026/01/01',
    '-026-01-01',
    '2026-01-1x',
    'x026-01-01',
    '',
    'mañana',
  ])('refuses %j by its name', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => parseLocalDate(text)).toThrow(CalendarError);
    expect(() => parseLocalDate(text)).toThrow(`"${text}"`);
  });
});
