import { describe, expect, it } from '@jest/globals';
import { calendarDays } from './calendar-days.js';
import { findPlace } from './places.js';

describe('the days of a range', () => {
  it('say for each date whether IESS and the firm work, and why not', () => {
    const closures = [{ on: '2026-12-08', nameEs: 'Inventario', closes: 'firm' as const }];
    const days = calendarDays('2026-12-05', '2026-12-09', { place: findPlace({ canton: 'Quito' }), closures });
    expect(days.map(({ date, iessOpen, firmOpen, businessDay }) => [date, iessOpen, firmOpen, businessDay])).toEqual([
      ['2026-12-05', false, false, false],
      ['2026-12-06', false, false, false],
      ['2026-12-07', false, false, false],
      ['2026-12-08', true, false, true],
      ['2026-12-09', true, true, true],
    ]);
    expect(days.map(({ why }) => why.map(({ es }) => es))).toEqual([
      ['sábado'],
      ['domingo'],
      ['Fundación de Quito'],
      ['Inventario'],
      [],
    ]);
  });

  it('let a firm work on Saturdays without IESS', () => {
    const [saturday] = calendarDays('2026-12-05', '2026-12-05', { openWeekdays: [1, 2, 3, 4, 5, 6] });
    expect(saturday).toMatchObject({ iessOpen: false, firmOpen: true, why: [{ kind: 'weekend' }] });
  });

  it.each([
    ['2026-12-09', '2026-12-05', 'range.reversed', '2026-12-09..2026-12-05'],
    ['2026-02-31', '2026-03-05', 'date.invalid', '2026-02-31'],
    ['2017-01-01', '2100-12-31', 'range.too_long', '2017-01-01..2100-12-31'],
    ['2016-12-30', '2017-01-02', 'year.out_of_range', '2016'],
  ])('refuse %s to %s', (from, to, code, value) => {
    expect(() => calendarDays(from, to)).toThrow(expect.objectContaining({ code, value }));
  });
});
