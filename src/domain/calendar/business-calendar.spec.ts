import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessCalendar } from './business-calendar.js';
import type { BusinessCalendar } from './business-calendar.js';
import type { Closure } from './closed-days.js';
import { addDays, dateOfEpochDay, epochDayOf } from './local-date.js';
import { findPlace } from './places.js';

const iess = businessCalendar({ whoseDays: 'iess' });
const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'iess' });

const calendars: BusinessCalendar[] = [
  iess,
  quito,
  businessCalendar({
    place: findPlace({ province: 'Galápagos' }),
    whoseDays: 'firm',
    openWeekdays: [1, 2, 3, 4, 5, 6],
  }),
  businessCalendar({
    place: findPlace({ canton: 'Guayaquil' }),
    whoseDays: 'firm',
    closures: Array.from({ length: 20 }, (_, index) => ({
      on: addDays('2026-12-14', index),
      nameEs: 'Vacaciones de la firma',
      closes: 'firm' as const,
    })),
  }),
];

const calendar = fc.constantFrom(...calendars);
const between = (from: string, to: string) =>
  fc.integer({ min: epochDayOf(from), max: epochDayOf(to) }).map(dateOfEpochDay);
const date = between('2019-01-01', '2098-12-31');
const count = fc.integer({ min: -300, max: 300 });

/** The definition, day by day. */
function walk(days: BusinessCalendar, start: string, n: number): string {
  const step = n < 0 ? -1 : 1;
  let on = start;
  for (let left = Math.abs(n); left > 0;) {
    on = addDays(on, step);
    if (days.isOpen(on)) left -= 1;
  }
  return on;
}

describe('counting business days', () => {
  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(calendar, date, count, (days, start, n) => {
        expect(days.addBusinessDays(start, n)).toBe(walk(days, start, n));
        if (n !== 0) expect(days.due(start, n).dueOn).toBe(walk(days, start, n));
      }),
    );
  });

  it('is monotone in the start and in the count', () => {
    fc.assert(
      fc.property(calendar, date, date, count, count, (days, one, other, m, n) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        const [less, more] = m <= n ? [m, n] : [n, m];
        expect(days.addBusinessDays(early, n) <= days.addBusinessDays(late, n)).toBe(true);
        expect(days.addBusinessDays(one, less) <= days.addBusinessDays(one, more)).toBe(true);
      }),
    );
  });

  it('comes back from where it went, from a business day', () => {
    fc.assert(
      fc.property(calendar, date, count, (days, any, n) => {
        const start = days.nextBusinessDay(any);
        expect(days.addBusinessDays(days.addBusinessDays(start, n), -n)).toBe(start);
      }),
    );
  });

  it('knows how many business days lie between what it added', () => {
    fc.assert(
      fc.property(calendar, date, count, (days, start, n) => {
        expect(days.businessDaysBetween(start, days.addBusinessDays(start, n))).toBe(n);
      }),
    );
  });

  it('finds the nearest business day on either side', () => {
    fc.assert(
      fc.property(calendar, date, (days, on) => {
        const [next, previous] = [days.nextBusinessDay(on), days.previousBusinessDay(on)];
        expect([days.isOpen(next), days.isOpen(previous)]).toEqual([true, true]);
        expect(next).toBe(days.isOpen(on) ? on : days.addBusinessDays(on, 1));
        expect(previous).toBe(days.isOpen(on) ? on : days.addBusinessDays(on, -1));
      }),
    );
  });

  it('is open exactly where nothing closes it', () => {
    fc.assert(
      fc.property(calendar, date, (days, on) => {
        expect(days.whyClosed(on).length === 0).toBe(days.isOpen(on));
      }),
    );
  });

  it('counts from the next day: day 0 is the date itself', () => {
    expect(iess.addBusinessDays('2026-10-08', 0)).toBe('2026-10-08');
    expect(iess.addBusinessDays('2026-10-10', 0)).toBe('2026-10-10');
    expect(iess.addBusinessDays('2026-10-08', 1)).toBe('2026-10-12');
    expect(iess.addBusinessDays('2026-10-10', 1)).toBe('2026-10-12');
    expect(iess.addBusinessDays('2026-10-12', -1)).toBe('2026-10-08');
  });
});

describe('the days of a place', () => {
  it.each([
    ['Quito', '2026-12-07', false],
    ['Quito', '2026-12-06', false],
    ['Guayaquil', '2026-12-07', true],
    ['Guayaquil', '2026-07-24', false],
    ['Samborondón', '2026-07-24', true],
    ['Durán', '2026-07-24', true],
    ['Puerto Ayora', '2026-02-20', false],
    ['Quito', '2026-02-20', true],
  ])('%s on %s: open is %s', (canton, on, open) => {
    expect(businessCalendar({ place: findPlace({ canton }), whoseDays: 'iess' }).isOpen(on)).toBe(open);
  });

  it('says why a day is closed, in both languages, with its legal date and source', () => {
    expect(quito.whyClosed('2026-12-07')).toEqual([
      expect.objectContaining({
        kind: 'moved',
        es: 'Fundación de Quito',
        en: 'Foundation of Quito',
        scope: 'canton',
        legalOn: '2026-12-06',
        confidence: 'medium',
      }),
    ]);
    expect(iess.whyClosed('2026-12-06')).toEqual([{ kind: 'weekend', es: 'domingo', en: 'Sunday' }]);
  });

  it('rests 1 January on the Friday before when it is a Saturday, as provisional, until someone decides otherwise', () => {
    expect(iess.whyClosed('2027-12-31')).toEqual([
      expect.objectContaining({ kind: 'moved', provisional: true, confidence: 'low' }),
    ]);
    const decided = businessCalendar({ whoseDays: 'iess', overrides: [{ legalOn: '2028-01-01', observedOn: null }] });
    expect(decided.isOpen('2027-12-31')).toBe(true);
    expect(decided.isOpen('2026-12-25')).toBe(false);
    const elsewhere = businessCalendar({
      whoseDays: 'iess',
      overrides: [{ legalOn: '2028-01-01', observedOn: '2028-01-03' }],
    });
    expect([elsewhere.isOpen('2027-12-31'), elsewhere.isOpen('2028-01-03')]).toEqual([true, false]);
  });

  it('covers the last day of its last year, which the year after closes', () => {
    expect(iess.isOpen('2100-12-31')).toBe(false);
    expect(iess.addBusinessDays('2100-12-29', 1)).toBe('2100-12-30');
  });
});

describe('what a firm adds', () => {
  const closure: Closure = { on: '2026-03-09', nameEs: 'Aniversario', nameEn: 'Anniversary', closes: 'firm' };

  it('closes the firm and not IESS', () => {
    const firm = businessCalendar({ whoseDays: 'firm', closures: [closure] });
    const office = businessCalendar({ whoseDays: 'iess', closures: [closure] });
    expect([firm.isOpen('2026-03-09'), office.isOpen('2026-03-09')]).toEqual([false, true]);
    expect(firm.whyClosed('2026-03-09')).toEqual([{ kind: 'closure', es: 'Aniversario', en: 'Anniversary' }]);
  });

  it('leaves the shared calendar as it was', () => {
    businessCalendar({ whoseDays: 'firm', closures: [closure] }).isOpen('2026-03-09');
    expect(businessCalendar({ whoseDays: 'firm' }).isOpen('2026-03-09')).toBe(true);
  });

  it('takes decreed days of its own in place of the shipped ones', () => {
    expect(businessCalendar({ whoseDays: 'iess', decreedDays: [] }).isOpen('2026-01-02')).toBe(true);
    expect(iess.isOpen('2026-01-02')).toBe(false);
  });

  it('refuses a closure on a day that does not exist', () => {
    expect(() => businessCalendar({ whoseDays: 'firm', closures: [{ ...closure, on: '2026-02-31' }] })).toThrow(
      '2026-02-31',
    );
  });
});

describe('bad input', () => {
  it.each([
    ['31 February', () => iess.isOpen('2026-02-31'), '2026-02-31'],
    ['a year before the law', () => iess.addBusinessDays('2016-12-30', 1), '2016'],
    ['a year after the last', () => iess.nextBusinessDay('2101-01-03'), '2101'],
    ['a count that leaves the calendar', () => iess.addBusinessDays('2100-12-01', 60), '2101'],
    ['a count that leaves it backwards', () => iess.addBusinessDays('2017-01-10', -30), '2016'],
    ['a million days', () => iess.addBusinessDays('2026-01-05', 1_000_000), '1000000'],
    ['a million days to be explained', () => iess.due('2026-01-05', 1_000_000), '1000000'],
    ['half a day', () => iess.addBusinessDays('2026-01-05', 1.5), '1.5'],
    ['no number', () => iess.addBusinessDays('2026-01-05', Number.NaN), 'NaN'],
    ['a week without an open day', () => businessCalendar({ whoseDays: 'firm', openWeekdays: [] }), 'no open day'],
  ])('refuses %s by its value', (_what, call, value) => {
    expect(call).toThrow(expect.objectContaining({ name: 'CalendarError' }));
    expect(call).toThrow(value);
  });
});
