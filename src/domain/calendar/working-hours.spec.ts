import { describe, expect, it } from '@jest/globals';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from './working-hours.js';

describe('working hours', () => {
  it('are Monday to Friday from 08:30 to 17:00 unless a firm says otherwise', () => {
    const hours = parseWorkingHours(DEFAULT_WORKING_HOURS);
    expect(hours.openWeekdays).toEqual([1, 2, 3, 4, 5]);
    expect(hours.segmentsOn(1)).toEqual([{ opens: 510, closes: 1020 }]);
    expect(hours.minutesPerWeek).toBe(5 * 510);
  });

  it('are sorted, and segments that touch or overlap become one', () => {
    const hours = parseWorkingHours({
      mon: ['13:00-17:00', '08:00-12:00', '12:00-12:30', '16:00-18:00'],
      sat: ['00:00-24:00'],
      sun: [],
    });
    expect(hours.segmentsOn(1)).toEqual([
      { opens: 480, closes: 750 },
      { opens: 780, closes: 1080 },
    ]);
    expect(hours.segmentsOn(6)).toEqual([{ opens: 0, closes: 1440 }]);
    expect(hours.openWeekdays).toEqual([1, 6]);
  });

  it.each([
    [{ mon: ['17:00-09:00'] }, '17:00-09:00'],
    [{ mon: ['09:00-09:00'] }, '09:00-09:00'],
    [{ mon: ['9-17'] }, '9-17'],
    [{ mon: ['09:00-24:30'] }, '24:30'],
    [{ mon: '09:00-17:00' }, 'mon'],
    [{ mon: [9] }, '9'],
    [{ lunes: ['09:00-17:00'] }, 'lunes'],
    [{ constructor: ['09:00-17:00'] }, 'constructor'],
    [[], 'object'],
    [null, 'object'],
    ['mon', 'object'],
  ])('refuses %j', (hours, named) => {
    expect(() => parseWorkingHours(hours)).toThrow(expect.objectContaining({ name: 'CalendarError' }));
    expect(() => parseWorkingHours(hours)).toThrow(named);
  });

  it.each([[{}], [{ mon: [] }], [{ mon: [], sun: [] }]])('refuse a week without an open minute: %j', (hours) => {
    expect(() => parseWorkingHours(hours)).toThrow(expect.objectContaining({ code: 'hours.no_open_minute' }));
  });
});
