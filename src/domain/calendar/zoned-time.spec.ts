import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateOfEpochDay } from './local-date.js';
import { instantAt, localDateOf, localTimeOf, minutesOfTime, offsetAt, parseZone, rfc3339Of } from './zoned-time.js';

const ZONES = [
  'America/Guayaquil',
  'Pacific/Galapagos',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
];
const zone = fc.constantFrom(...ZONES);
/** 1985 to 2050. */
const instantMs = fc.integer({ min: 473_385_600_000, max: 2_524_608_000_000 });

describe('time in a zone', () => {
  it('has the offsets and the wall clocks that Temporal has', () => {
    fc.assert(
      fc.property(zone, instantMs, (name, ms) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
        const instant = new Date(ms);
        expect(offsetAt(instant, name)).toBe(expected.offsetNanoseconds / 1e6);
        expect(localDateOf(instant, name)).toBe(expected.toPlainDate().toString());
        expect(localTimeOf(instant, name)).toBe(expected.toPlainTime().toString({ smallestUnit: 'second' }));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the instant of a wall clock as Temporal does, skipped and repeated hours included', () => {
    const day = fc.integer({ min: 5_479, max: 29_219 }).map(dateOfEpochDay);
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(zone, day, time, (name, date, [hour, minute]) => {
        const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const expected = Temporal.PlainDateTime.from(`${date}T${text}`).toZonedDateTime(name).epochMilliseconds;
        expect(instantAt(date, text, name).getTime()).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['Europe/Berlin', '2024-03-31', '02:30', '2024-03-31T03:30:00+02:00'],
    ['Europe/Berlin', '2024-10-27', '02:30', '2024-10-27T02:30:00+02:00'],
    ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T01:00:00-02:00'],
    ['Asia/Tehran', '2022-03-22', '00:00', '2022-03-22T01:00:00+04:30'],
    ['America/Guayaquil', '2026-03-02', '24:00', '2026-03-03T00:00:00-05:00'],
    ['Pacific/Galapagos', '2026-03-02', '09:00', '2026-03-02T09:00:00-06:00'],
  ])('%s %s %s is %s', (name, date, time, expected) => {
    expect(rfc3339Of(instantAt(date, time, name), name)).toBe(expected);
  });

  it('keeps fractions of a second where there are any', () => {
    expect(rfc3339Of(new Date(250), 'UTC')).toBe('1970-01-01T00:00:00.250+00:00');
  });

  it.each(['Mars/Olympus', '', ' ', 'America/Quito'])('refuses the zone %j by its name', (name) => {
    expect(() => parseZone(name)).toThrow(expect.objectContaining({ code: 'zone.unknown', value: name }));
  });

  it.each(['24:01', '25:00', '9:00', '09:60', '0900', ''])('refuses the time %j', (time) => {
    expect(() => minutesOfTime(time)).toThrow(expect.objectContaining({ code: 'time.invalid', value: time }));
  });
});
