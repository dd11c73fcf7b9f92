import { describe, expect, it } from '@jest/globals';
import { pausedDates, pausesOf, parsePauses } from './pauses.js';

const at = (time: string) => new Date(`2026-03-${time}:00-05:00`);
const zone = 'America/Guayaquil';

describe('pauses from history', () => {
  it('last from the change that stops the clock to the one that starts it, in any order given', () => {
    const history = [
      { at: at('05T09:00'), paused: false },
      { at: at('02T10:00'), paused: true },
      { at: at('03T10:00'), paused: true },
      { at: at('06T09:00'), paused: false },
    ];
    expect(pausesOf(history, at('09T09:00'))).toEqual([{ from: at('02T10:00'), to: at('05T09:00') }]);
  });

  it('last until now when nothing ended them', () => {
    expect(pausesOf([{ at: at('02T10:00'), paused: true }], at('02T12:00'))).toEqual([
      { from: at('02T10:00'), to: at('02T12:00') },
    ]);
    expect(pausesOf([{ at: at('02T10:00'), paused: true }], at('02T10:00'))).toEqual([]);
  });

  it('cost the dates at whose end the clock stood still', () => {
    const pauses = [
      { from: at('02T10:00'), to: at('02T16:00') },
      { from: at('03T16:00'), to: at('05T09:00') },
    ];
    expect(pausedDates(pauses, zone)).toEqual([{ from: '2026-03-03', until: '2026-03-05' }]);
  });
});

describe('pauses as text', () => {
  it('are instants from/to', () => {
    expect(parsePauses('2026-03-02T10:00:00-05:00/2026-03-02T11:00:00-05:00; ')).toEqual([
      { from: at('02T10:00'), to: at('02T11:00') },
    ]);
    expect(parsePauses('')).toEqual([]);
  });

  it.each([
    '2026-03-02T10:00:00Z',
    '2026-03-02T10:00:00Z/2026-03-02T09:00:00Z',
    '2026-02-31T10:00:00Z/2026-03-02T09:00:00Z',
    'a/b',
  ])('refuse %j', (text) => {
    expect(() => parsePauses(text)).toThrow(expect.objectContaining({ name: 'CalendarError' }));
  });
});
