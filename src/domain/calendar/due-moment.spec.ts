import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessCalendar } from './business-calendar.js';
import { dueAfterBusinessDays, dueAfterBusinessMinutes } from './due-moment.js';
import { findPlace } from './places.js';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from './working-hours.js';
import { rfc3339Of } from './zoned-time.js';

const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'iess' });
const islands = businessCalendar({ place: findPlace({ canton: 'Santa Cruz' }), whoseDays: 'iess' });
const hours = parseWorkingHours(DEFAULT_WORKING_HOURS);
const at = (text: string) => new Date(`${text}-05:00`);
const local = (instant: Date) => rfc3339Of(instant, 'America/Guayaquil').slice(0, 19);

describe('a due moment after business days', () => {
  it('is the closing time of the date', () => {
    const due = dueAfterBusinessDays(at('2026-12-03T22:00:00'), 2, quito, hours);
    expect([local(due.dueAt), due.dueOn]).toEqual(['2026-12-08T17:00:00', '2026-12-08']);
    expect(due.derivation).toEqual(quito.due('2026-12-03', 2).derivation);
  });

  it('counts from the local date of the place', () => {
    expect(dueAfterBusinessDays(new Date('2026-03-03T05:30:00Z'), 1, quito, hours).dueOn).toBe('2026-03-04');
    const due = dueAfterBusinessDays(new Date('2026-03-03T05:30:00Z'), 1, islands, hours);
    expect([due.dueOn, due.dueAt.toISOString()]).toEqual(['2026-03-03', '2026-03-03T23:00:00.000Z']);
  });

  it('leaves out the dates at whose end the case waited', () => {
    const pauses = [{ from: at('2026-03-03T10:00:00'), to: at('2026-03-05T09:00:00') }];
    expect(dueAfterBusinessDays(at('2026-03-02T10:00:00'), 2, quito, hours, { pauses }).dueOn).toBe('2026-03-06');
  });

  it('takes the latest closing of the week on a date without hours', () => {
    const shortWeek = parseWorkingHours({ mon: ['09:00-18:00'], tue: ['09:00-13:00'] });
    const due = dueAfterBusinessDays(at('2026-03-03T10:00:00'), 1, quito, shortWeek);
    expect(local(due.dueAt)).toBe('2026-03-04T18:00:00');
  });
});

describe('a due moment after business minutes', () => {
  it('tells how much of each date was used, and what was skipped', () => {
    const due = dueAfterBusinessMinutes(at('2026-12-04T16:00:00'), 120, quito, hours);
    expect(local(due.dueAt)).toBe('2026-12-08T09:30:00');
    expect(due.derivation.map((step) => [step.on, step.step, step.step === 'worked' ? step.seconds : null])).toEqual([
      ['2026-12-04', 'start', null],
      ['2026-12-04', 'worked', 3_600],
      ['2026-12-05', 'skipped', null],
      ['2026-12-06', 'skipped', null],
      ['2026-12-07', 'skipped', null],
      ['2026-12-08', 'worked', 3_600],
    ]);
  });

  it('tells what was lost to waiting', () => {
    const pauses = [{ from: at('2026-03-02T10:00:00'), to: at('2026-03-02T10:30:00') }];
    const due = dueAfterBusinessMinutes(at('2026-03-02T09:30:00'), 60, quito, hours, { pauses });
    expect(local(due.dueAt)).toBe('2026-03-02T11:00:00');
    expect(due.derivation[1]).toEqual({ on: '2026-03-02', step: 'worked', seconds: 3_600, pausedSeconds: 1_800 });
  });

  it('names a date on which the office has no hours', () => {
    const mondays = parseWorkingHours({ mon: ['09:00-10:00'] });
    const due = dueAfterBusinessMinutes(at('2026-03-02T09:00:00'), 61, quito, mondays);
    expect(local(due.dueAt)).toBe('2026-03-09T09:01:00');
    expect(due.derivation[2]).toMatchObject({ on: '2026-03-03', step: 'skipped', why: [{ en: 'no working hours' }] });
  });

  it('adds up to what was asked for, forwards and back', () => {
    const start = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2060, 0, 1) }).map((ms) => new Date(ms));
    fc.assert(
      fc.property(start, fc.integer({ min: -6_000, max: 6_000 }), (startsAt, minutes) => {
        const { derivation } = dueAfterBusinessMinutes(startsAt, minutes, quito, hours);
        const seconds = derivation.reduce((sum, step) => sum + (step.step === 'worked' ? step.seconds : 0), 0);
        expect(seconds).toBeCloseTo(Math.abs(minutes) * 60, 3);
      }),
    );
  });

  it('is provisional past the decrees that are known', () => {
    expect(dueAfterBusinessMinutes(at('2026-12-31T16:30:00'), 60, quito, hours).provisionalWhy).toEqual([
      'decrees_unknown',
    ]);
    expect(dueAfterBusinessMinutes(at('2026-12-30T15:00:00'), 60, quito, hours).provisional).toBe(false);
  });
});
