import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from '../calendar/working-hours.js';
import { closesByItselfAt } from './closing.js';

const place = findPlace({ province: 'Pichincha', canton: 'Quito' });
const firm = {
  calendar: businessCalendar({ place, whoseDays: 'firm' }),
  hours: parseWorkingHours(DEFAULT_WORKING_HOURS),
};

describe('a resolved case', () => {
  it('closes by itself at the end of the fifth business day', () => {
    const resolvedAt = new Date('2026-11-11T15:00:00-05:00');
    expect(closesByItselfAt(resolvedAt, firm)).toEqual(new Date('2026-11-18T17:00:00-05:00'));
  });

  it('waits over holidays', () => {
    const resolvedAt = new Date('2026-12-22T15:00:00-05:00');
    expect(closesByItselfAt(resolvedAt, firm)).toEqual(new Date('2026-12-30T17:00:00-05:00'));
  });
});
