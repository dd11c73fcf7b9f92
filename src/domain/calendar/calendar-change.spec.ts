import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessCalendar } from './business-calendar.js';
import { calendarChange } from './calendar-change.js';
import type { CountedDate } from './calendar-change.js';
import type { Closure } from './closed-days.js';
import { dateOfEpochDay, epochDayOf } from './local-date.js';

const before = businessCalendar({ whoseDays: 'firm' });
const closing = (...days: string[]) =>
  businessCalendar({
    whoseDays: 'firm',
    closures: days.map((on): Closure => ({ on, nameEs: 'Cierre', closes: 'firm' })),
  });
const counted = (id: string, startsOn: string, businessDays: number, more: Partial<CountedDate> = {}): CountedDate => ({
  id,
  startsOn,
  businessDays,
  dueOn: before.due(startsOn, businessDays).dueOn,
  ...more,
});

describe('what a closure would move', () => {
  const after = closing('2026-03-04');

  it('is what counts over it, the dates that cross a deadline first', () => {
    const dates = [
      counted('early', '2026-03-02', 1),
      counted('moved', '2026-03-03', 1),
      counted('late', '2026-03-02', 3, { deadlineOn: '2026-03-05' }),
      counted('later', '2026-03-02', 3, { deadlineOn: '2026-03-06' }),
    ];
    expect(calendarChange(dates, () => after).moved).toEqual([
      { id: 'late', from: '2026-03-05', to: '2026-03-06', crossesDeadline: true },
      { id: 'moved', from: '2026-03-04', to: '2026-03-05', crossesDeadline: false },
      { id: 'later', from: '2026-03-05', to: '2026-03-06', crossesDeadline: false },
    ]);
  });

  it('leaves closed and hand-set dates, and lists them', () => {
    const dates = [
      counted('a', '2026-03-03', 1, { fixed: 'closed' }),
      counted('b', '2026-03-03', 1, { fixed: 'hand_set' }),
    ];
    expect(calendarChange(dates, () => after)).toEqual({
      moved: [],
      fixed: [
        { id: 'a', why: 'closed', dueOn: '2026-03-04' },
        { id: 'b', why: 'hand_set', dueOn: '2026-03-04' },
      ],
    });
  });

  const day = fc.integer({ min: epochDayOf('2026-01-01'), max: epochDayOf('2027-12-31') }).map(dateOfEpochDay);
  const date = fc.record({
    on: day,
    n: fc.nat(40),
    fixed: fc.constantFrom(null, 'closed' as const, 'hand_set' as const),
  });

  it('never is a closed case, whichever day is closed, and no open date comes earlier', () => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: 20 }), fc.array(day, { maxLength: 5 }), (list, days) => {
        const dates = list.map(({ on, n, fixed }, index) => counted(String(index), on, n, { fixed }));
        const { moved } = calendarChange(dates, () => closing(...days));
        expect(moved.filter(({ id }) => dates[Number(id)]?.fixed)).toEqual([]);
        expect(moved.filter(({ from, to }) => to <= from)).toEqual([]);
      }),
    );
  });

  it('is nothing when the calendar stays', () => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: 20 }), (list) => {
        const dates = list.map(({ on, n }, index) => counted(String(index), on, n));
        expect(calendarChange(dates, () => before).moved).toEqual([]);
      }),
    );
  });
});
