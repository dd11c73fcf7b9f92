import { describe, expect, it } from '@jest/globals';
import { restAfter, RESTS_MS } from './retry-schedule.js';

describe('the tries of a webhook', () => {
  it('come ever further apart and end', () => {
    const rests = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => restAfter(tries, 0.5));
    expect(rests).toEqual([...RESTS_MS]);
    expect(restAfter(10, 0.5)).toBeNull();
  });

  it('do not come back together', () => {
    expect([restAfter(2, 0), restAfter(2, 0.75)]).toEqual([270_000, 315_000]);
  });

  it('wait as long as the receiver asks, but not for ever', () => {
    expect(restAfter(1, 0.5, 60_000)).toBe(60_000);
    expect(restAfter(1, 0.5, 9e9)).toBe(24 * 60 * 60_000);
    expect(restAfter(3, 0.5, 1)).toBe(RESTS_MS[2]);
  });
});
