import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addOpenDays } from './business-day-moment.js';
import { businessCalendar } from './business-calendar.js';
import { addOpenTime, openTimeBetween } from './open-time.js';
import type { OpenHours } from './open-time.js';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from './working-hours.js';
import type { WorkingHours } from './working-hours.js';
import { rfc3339Of } from './zoned-time.js';

const HOUR = 3_600_000;
const allWeek = (...segments: string[]): WorkingHours => {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return Object.fromEntries(names.map((name) => [name, segments]));
};
const office = (hours: WorkingHours = DEFAULT_WORKING_HOURS, zone = 'America/Guayaquil'): OpenHours => ({
  zone,
  hours: parseWorkingHours(hours),
});
const firm: OpenHours = { ...office(), isClosedOn: (date) => !businessCalendar({ whoseDays: 'firm' }).isOpen(date) };
const lunch = office(allWeek('08:00-12:00', '13:00-17:00'));
const at = (text: string) => new Date(`${text}-05:00`);
const local = (instant: Date) => rfc3339Of(instant, 'America/Guayaquil').slice(0, 19);

const offices = fc.constantFrom(
  firm,
  lunch,
  office(allWeek('00:00-24:00')),
  office({ sat: ['09:00-11:30'] }, 'Europe/Berlin'),
);
const start = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2060, 0, 1) }).map((ms) => new Date(ms));
const length = fc.integer({ min: 1, max: 200 * HOUR });

describe('adding open time', () => {
  it('is undone by measuring it', () => {
    fc.assert(
      fc.property(offices, start, length, (open, from, ms) => {
        expect(openTimeBetween(from, addOpenTime(from, ms, open), open)).toBe(ms);
        expect(openTimeBetween(addOpenTime(from, -ms, open), from, open)).toBe(ms);
      }),
    );
  });

  it('is monotone, and ends in open time', () => {
    fc.assert(
      fc.property(offices, start, length, length, (open, from, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [early, late] = [addOpenTime(from, less, open), addOpenTime(from, more, open)];
        expect(early <= late).toBe(true);
        expect(addOpenTime(new Date(early.getTime() - 1), 0, open).getTime()).toBe(early.getTime() - 1);
      }),
    );
  });

  it('counts nothing while the clock stands still', () => {
    fc.assert(
      fc.property(offices, start, length, fc.nat(90 * HOUR), fc.nat(90 * HOUR), (open, from, ms, after, lasting) => {
        const pause = { from: new Date(from.getTime() + after), to: new Date(from.getTime() + after + lasting) };
        const due = addOpenTime(from, ms, open, { pauses: [pause] });
        expect(openTimeBetween(from, due, open, [pause])).toBe(ms);
      }),
    );
  });

  it.each([
    ['inside a day', '2026-03-02T10:00:00', HOUR, '2026-03-02T11:00:00'],
    ['over a lunch break', '2026-03-02T11:30:00', HOUR, '2026-03-02T13:30:00'],
    ['up to lunch exactly', '2026-03-02T11:00:00', HOUR, '2026-03-02T12:00:00'],
    ['up to closing exactly', '2026-03-02T16:00:00', HOUR, '2026-03-02T17:00:00'],
    ['nothing, in a break', '2026-03-02T12:10:00', 0, '2026-03-02T13:00:00'],
    ['nothing, at closing', '2026-03-02T17:00:00', 0, '2026-03-03T08:00:00'],
    ['back over a break', '2026-03-02T13:30:00', -HOUR, '2026-03-02T11:30:00'],
    ['back to opening exactly', '2026-03-02T09:00:00', -HOUR, '2026-03-02T08:00:00'],
    ['back from a closed hour', '2026-03-02T05:00:00', -HOUR, '2026-03-01T16:00:00'],
    ['seconds', '2026-03-02T16:59:59', 2_000, '2026-03-03T08:00:01'],
  ])('%s', (_what, from, ms, expected) => {
    expect(local(addOpenTime(at(from), ms, lunch))).toBe(expected);
  });

  it('moves what falls exactly at closing to the next opening when asked', () => {
    expect(local(addOpenTime(at('2026-03-02T16:00:00'), HOUR, lunch, { atClosing: 'next' }))).toBe(
      '2026-03-03T08:00:00',
    );
    expect(local(addOpenTime(at('2026-03-02T15:00:00'), HOUR, lunch, { atClosing: 'next' }))).toBe(
      '2026-03-02T16:00:00',
    );
  });

  it('runs over moved holidays', () => {
    expect(local(addOpenTime(at('2026-12-24T16:00:00'), 2 * HOUR, firm))).toBe('2026-12-28T09:30:00');
  });

  it('is the same wall clock an hour later in Galápagos', () => {
    const islands = { ...office(), zone: 'Pacific/Galapagos' };
    expect(addOpenTime(new Date('2026-03-02T00:00:00Z'), HOUR, islands).toISOString()).toBe('2026-03-02T15:30:00.000Z');
  });

  it('refuses at once what no calendar can hold', () => {
    const closed = { ...office(), isClosedOn: () => true };
    expect(() => addOpenTime(at('2026-03-02T09:00:00'), HOUR, closed)).toThrow(
      expect.objectContaining({ code: 'hours.no_open_minute' }),
    );
    expect(() => addOpenTime(at('2026-03-02T09:00:00'), 1e15, office())).toThrow(
      expect.objectContaining({ code: 'amount.out_of_range' }),
    );
    expect(() => addOpenTime(at('2026-03-02T09:00:00'), Number.NaN, office())).toThrow(
      expect.objectContaining({ code: 'amount.out_of_range' }),
    );
    expect(() => addOpenTime(new Date('x'), HOUR, office())).toThrow(
      expect.objectContaining({ code: 'instant.invalid' }),
    );
    const pauses = [{ from: at('2026-03-02T10:00:00'), to: at('2026-03-02T09:00:00') }];
    expect(() => addOpenTime(at('2026-03-02T09:00:00'), HOUR, office(), { pauses })).toThrow(
      expect.objectContaining({ code: 'pauses.invalid' }),
    );
  });
});

describe('elapsed open time', () => {
  it('is nothing for a reversed or empty span', () => {
    expect(openTimeBetween(at('2026-03-03T09:00:00'), at('2026-03-02T09:00:00'), lunch)).toBe(0);
    expect(openTimeBetween(at('2026-03-03T09:00:00'), at('2026-03-03T09:00:00'), lunch)).toBe(0);
  });

  it('adds up over any moment in between', () => {
    fc.assert(
      fc.property(offices, start, fc.nat(60 * 24 * HOUR), fc.nat(60 * 24 * HOUR), (open, from, first, second) => {
        const middle = new Date(from.getTime() + first);
        const end = new Date(middle.getTime() + second);
        const whole = openTimeBetween(from, end, open);
        expect(openTimeBetween(from, middle, open) + openTimeBetween(middle, end, open)).toBe(whole);
      }),
    );
  });

  it('counts a night on which the clocks change as long as it was', () => {
    const berlin = office(allWeek('00:00-24:00'), 'Europe/Berlin');
    const day = (from: string, to: string) => openTimeBetween(new Date(from), new Date(to), berlin) / HOUR;
    expect(day('2024-03-31T00:00:00+01:00', '2024-04-01T00:00:00+02:00')).toBe(23);
    expect(day('2024-10-27T00:00:00+02:00', '2024-10-28T00:00:00+01:00')).toBe(25);
  });
});

describe('adding open dates', () => {
  it.each([
    ['keeps the wall time', '2026-03-02T10:00:00', 2, '2026-03-04T10:00:00'],
    ['moves an early start to opening', '2026-03-02T06:00:00', 1, '2026-03-03T08:30:00'],
    ['moves a late start to closing', '2026-03-02T20:00:00', 1, '2026-03-03T17:00:00'],
    ['begins at the next opening on a closed day', '2026-03-07T20:00:00', 1, '2026-03-10T08:30:00'],
    ['goes back', '2026-03-02T10:00:00', -2, '2026-02-26T10:00:00'],
    ['goes back from the next opening on a closed day', '2026-03-07T20:00:00', -1, '2026-03-06T08:30:00'],
    ['stays for nothing in hours', '2026-03-02T10:00:00', 0, '2026-03-02T10:00:00'],
    ['opens for nothing before hours', '2026-03-02T06:00:00', 0, '2026-03-02T08:30:00'],
    ['never ends before it began', '2026-03-02T20:00:00', 0, '2026-03-03T08:30:00'],
  ])('%s', (_what, from, n, expected) => {
    expect(local(addOpenDays(at(from), n, firm))).toBe(expected);
  });

  it('takes the closing of the date found when asked', () => {
    expect(local(addOpenDays(at('2026-03-02T10:00:00'), 1, lunch, 'end_of_day'))).toBe('2026-03-03T17:00:00');
  });
});
