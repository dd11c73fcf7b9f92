import { describe, expect, it } from '@jest/globals';
import { clockOffsetMs } from './clock-offset.js';

const DAY = 86_400_000;
const JANUARY_31 = Date.UTC(2026, 0, 31, 12);

describe('clock offset', () => {
  it.each([
    ['PT0S', 0],
    ['P3D', 3 * DAY],
    ['P2W', 14 * DAY],
    ['P1W2D', 9 * DAY],
    ['PT36H', 1.5 * DAY],
    ['PT90M', DAY / 16],
    ['PT0.5S', 500],
    ['PT1,25S', 1250],
    ['P1DT1H1M1S', DAY + 3_661_000],
    ['P1Y', 365 * DAY],
    ['P1Y2M3W4DT5H6M7S', 449 * DAY + 18_367_000],
  ])('%s runs ahead by %d ms', (iso, milliseconds) => {
    expect(clockOffsetMs(iso, JANUARY_31)).toBe(milliseconds);
  });

  it('clamps a month to its last day', () => {
    expect(clockOffsetMs('P1M', JANUARY_31)).toBe(Date.UTC(2026, 1, 28, 12) - JANUARY_31);
  });

  it.each(['', 'P', 'PT', 'P1', 'P1DT', '1D', 'p1d', 'P1H', 'PT1D', 'P1.5D', '-P1D', 'P 1D', 'P101Y', 'PT1.S'])(
    '%j is no duration it takes',
    (text) => {
      expect(clockOffsetMs(text, JANUARY_31)).toBeNull();
    },
  );
});
