import { describe, expect, it } from '@jest/globals';
import type { DelayQuestion } from './cost-of-delay.js';
import { delayKey, delayOf } from './cost-of-delay.js';

const asked = (over: Partial<DelayQuestion>): DelayQuestion => ({
  stage: 'online',
  waitingFor: 'us',
  latestOn: null,
  deadlineOn: null,
  openedOn: '2026-11-20',
  today: '2026-11-25',
  ...over,
});

describe('the cost of delay', () => {
  it('puts a passed deadline before one that will be missed, and that before a broken promise', () => {
    const cases = [
      asked({ deadlineOn: '2026-11-24' }),
      asked({ deadlineOn: '2026-12-01', latestOn: '2026-12-03' }),
      asked({ latestOn: '2026-11-24' }),
      asked({ deadlineOn: '2026-11-26', latestOn: '2026-11-26' }),
      asked({ latestOn: '2026-11-26' }),
      asked({}),
      asked({ stage: 'closed', deadlineOn: '2026-11-01' }),
    ];
    const keys = cases.map(delayKey);
    expect([...keys].sort()).toEqual(keys);
    expect(delayOf(asked({ deadlineOn: '2026-11-24' }))).toBe('deadline_passed');
  });

  it('takes the nearer date first, and at the same date what waits for us', () => {
    const near = delayKey(asked({ deadlineOn: '2026-11-26' }));
    expect(near < delayKey(asked({ deadlineOn: '2026-11-27' }))).toBe(true);
    expect(near < delayKey(asked({ deadlineOn: '2026-11-26', waitingFor: 'iess' }))).toBe(true);
  });

  it('does not call a promise broken while the client has the turn', () => {
    expect(delayOf(asked({ latestOn: '2026-11-24', waitingFor: 'client' }))).toBe('window_ahead');
  });
});
