import { describe, expect, it } from '@jest/globals';
import { parseBusinessDuration } from './duration.js';

describe('durations', () => {
  it.each([
    ['PT120M', 7_200_000],
    ['PT3H0M1S', 10_801_000],
    ['PT0S', 0],
    ['-PT10M', -600_000],
    ['-PT0S', 0],
    ['PT1.5S', 1_500],
    ['+PT1H', 3_600_000],
  ])('%s is %i ms of open time', (text, milliseconds) => {
    expect(parseBusinessDuration(text)).toEqual({ unit: 'open_time', milliseconds, backwards: milliseconds < 0 });
  });

  it.each([
    ['P7BD', 7],
    ['-P7BD', -7],
    ['P0BD', 0],
    ['-P0BD', 0],
  ])('%s is %i business days', (text, days) => {
    expect(parseBusinessDuration(text)).toEqual({ unit: 'business_days', days, backwards: days < 0 });
  });

  it.each(['', 'PT', 'P1D', 'P1DT2H', 'PT1H1H', 'P1.5BD', '1H', 'PT-1H', 'PTH', 'P-1BD', 'PT1M2H', 'three days'])(
    'refuses %j',
    (text) => {
      expect(() => parseBusinessDuration(text)).toThrow(
        expect.objectContaining({ code: 'duration.invalid', value: text }),
      );
    },
  );

  it.each(['P1000000BD', 'PT99999999H', 'PT999999999999999S'])('refuses %s: longer than a century', (text) => {
    expect(() => parseBusinessDuration(text)).toThrow(
      expect.objectContaining({ code: 'amount.out_of_range', value: text }),
    );
  });
});
