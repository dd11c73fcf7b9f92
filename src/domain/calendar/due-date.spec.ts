import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessCalendar } from './business-calendar.js';
import { recounted } from './due-date.js';
import type { BusinessDaysDue } from './due-date.js';
import { addDays, dateOfEpochDay, epochDayOf } from './local-date.js';
import { findPlace } from './places.js';

const iess = businessCalendar({ whoseDays: 'iess' });
const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'iess' });
const start = fc.integer({ min: epochDayOf('2019-01-01'), max: epochDayOf('2095-01-01') }).map(dateOfEpochDay);

describe('a due date', () => {
  it('tells each day that was counted or skipped, and why', () => {
    const due = quito.due('2026-12-03', 2);
    expect(due.dueOn).toBe('2026-12-08');
    expect(due.derivation.map((step) => [step.on, step.step])).toEqual([
      ['2026-12-03', 'start'],
      ['2026-12-04', 'counted'],
      ['2026-12-05', 'skipped'],
      ['2026-12-06', 'skipped'],
      ['2026-12-07', 'skipped'],
      ['2026-12-08', 'counted'],
    ]);
    expect(due.derivation[4]).toMatchObject({
      why: [{ kind: 'moved', es: 'Fundación de Quito', legalOn: '2026-12-06' }],
    });
  });

  it('is the first business day on or after the date when nothing is to be counted', () => {
    expect(iess.due('2026-10-08', 0).dueOn).toBe('2026-10-08');
    expect(iess.due('2026-10-09', 0).dueOn).toBe('2026-10-12');
    expect(iess.due('2026-10-09', 0).derivation.at(-1)).toEqual({ on: '2026-10-12', step: 'counted', count: 0 });
  });

  it('counts back', () => {
    const due = iess.due('2026-10-12', -1);
    expect(due.dueOn).toBe('2026-10-08');
    expect(due.derivation.at(-1)).toEqual({ on: '2026-10-08', step: 'counted', count: -1 });
  });

  it('leaves out the days on which the case waited', () => {
    const due = iess.due('2026-03-02', 3, [{ from: '2026-03-03', until: '2026-03-05' }]);
    expect(due.dueOn).toBe('2026-03-09');
    expect(due.derivation.filter(({ step }) => step === 'paused').map(({ on }) => on)).toEqual([
      '2026-03-03',
      '2026-03-04',
    ]);
  });

  it('survives being stored: the same inputs give the same derivation, and the derivation gives the date', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: -60, max: 60 }), (on, n) => {
        const due = quito.due(on, n);
        expect(JSON.parse(JSON.stringify(due))).toEqual(quito.due(on, n));
        expect(due.derivation.at(-1)?.on).toBe(due.dueOn);
        expect(due.derivation.filter(({ step }) => step === 'counted').length).toBe(
          n === 0 ? (due.derivation.length > 1 ? 1 : 0) : Math.abs(n),
        );
      }),
    );
  });

  it('is counted again from what was stored to the same result, pauses and all', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: -40, max: 40 }), fc.nat(20), fc.nat(20), (on, n, after, length) => {
        const from = addDays(on, after);
        const due = iess.due(on, n, [{ from, until: addDays(from, length) }]);
        const stored = JSON.parse(JSON.stringify(due)) as BusinessDaysDue;
        expect(recounted(stored.derivation, iess)).toEqual(due);
      }),
    );
  });

  it('is another when it is counted again on a calendar with a day more', () => {
    const { derivation } = iess.due('2026-03-02', 3);
    const closed = businessCalendar({
      whoseDays: 'iess',
      closures: [{ on: '2026-03-04', nameEs: 'Suspensión', closes: 'iess' }],
    });
    expect(recounted(derivation, closed).dueOn).toBe('2026-03-06');
    expect(() => recounted([], iess)).toThrow('has steps');
  });

  it('is never earlier for a pause more', () => {
    fc.assert(
      fc.property(start, fc.nat(40), fc.nat(20), fc.nat(20), (on, n, after, length) => {
        const from = addDays(on, after);
        const paused = iess.due(on, n, [{ from, until: addDays(from, length) }]).dueOn;
        expect(paused >= iess.due(on, n).dueOn).toBe(true);
      }),
    );
  });

  it('refuses a pause that ends before it begins, and one without an end that swallows the calendar', () => {
    expect(() => iess.due('2026-03-02', 3, [{ from: '2026-03-05', until: '2026-03-03' }])).toThrow('2026-03-03');
    expect(() => iess.due('2026-03-02', 3, [{ from: '2026-03-05', until: null }])).toThrow('2101');
  });
});

describe('a provisional due date', () => {
  it('runs past the last year whose decrees are known', () => {
    expect(iess.due('2026-12-28', 2)).toMatchObject({ dueOn: '2026-12-30', provisional: false, provisionalWhy: [] });
    expect(iess.due('2026-12-30', 2)).toMatchObject({
      dueOn: '2027-01-04',
      provisional: true,
      provisionalWhy: ['decrees_unknown'],
    });
  });

  it('skips a day on which the rule is unconfirmed', () => {
    const known = businessCalendar({ whoseDays: 'iess', decreesKnownThrough: '2030-12-31' });
    expect(known.due('2027-12-30', 1)).toMatchObject({ dueOn: '2028-01-03', provisionalWhy: ['rule_unconfirmed'] });
    expect(known.due('2027-12-20', 1).provisional).toBe(false);
  });
});
