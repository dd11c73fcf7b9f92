import { describe, expect, it } from '@jest/globals';
import { nearestOpen, restAround, worksWithIess } from './common-days.js';
import { weekday } from './local-date.js';
import type { LocalDate } from './local-date.js';

const onWeekdays = (date: LocalDate): boolean => weekday(date) <= 5;
const never = (): boolean => false;

describe('days on which several offices work', () => {
  it('exist for an office that opens on a single weekday, and not for one that opens on weekends only', () => {
    expect(worksWithIess([3])).toBe(true);
    expect(worksWithIess([6, 7])).toBe(false);
  });

  it('count how long a rest around a date is', () => {
    expect(restAround('2026-11-25', onWeekdays)).toBe(0);
    expect(restAround('2026-11-28', onWeekdays)).toBe(2);
    expect(restAround('2026-11-29', onWeekdays)).toBe(2);
  });

  it('give up counting above the limit instead of walking for ever', () => {
    expect(restAround('2026-11-28', never, 10)).toBeGreaterThan(10);
  });

  it('are looked for on or back from a date', () => {
    expect(nearestOpen('2026-11-28', onWeekdays, 1)).toBe('2026-11-30');
    expect(nearestOpen('2026-11-28', onWeekdays, -1)).toBe('2026-11-27');
  });

  it('are refused by name where none comes', () => {
    expect(() => nearestOpen('2026-11-28', never, 1)).toThrow('2026-11-28');
  });
});
