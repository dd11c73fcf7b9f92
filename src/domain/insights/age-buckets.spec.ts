import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { addDays } from '../calendar/local-date.js';
import { findPlace } from '../calendar/places.js';
import { ageBuckets } from './age-buckets.js';

const calendar = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'firm' });

describe('the buckets of age', () => {
  it('count business days: on a Monday what came on Friday is one day old, what came on Thursday two', () => {
    const [young, older] = ageBuckets('2026-11-23', calendar);
    expect(young).toEqual({ name: '0-1', openedFrom: '2026-11-20', openedTo: '2026-11-23' });
    expect(older).toMatchObject({ name: '2-3', openedTo: '2026-11-19' });
  });

  it('leave out no date and take none twice', () => {
    for (const today of ['2026-11-23', '2026-11-22', '2026-12-08', '2027-01-04']) {
      const buckets = ageBuckets(today, calendar);
      expect(buckets[0]?.openedTo).toBe(today);
      for (const [place, bucket] of buckets.slice(1).entries()) {
        expect(addDays(bucket.openedTo, 1)).toBe(buckets[place]?.openedFrom);
      }
    }
  });

  it('agree with the business days between opening and today', () => {
    for (const { name, openedFrom, openedTo } of ageBuckets('2026-12-08', calendar)) {
      const [from = 0, to = Infinity] = name.split(/[-+]/).filter(Boolean).map(Number);
      expect(calendar.businessDaysBetween(openedTo, '2026-12-08')).toBe(from);
      if (openedFrom !== null) expect(calendar.businessDaysBetween(openedFrom, '2026-12-08')).toBe(to);
    }
  });
});
