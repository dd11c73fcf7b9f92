import { describe, expect, it } from '@jest/globals';
import { weekday } from '../calendar/local-date.js';
import type { RecipientRules } from './send-window.js';
import { SEND_HOURS, sendOpening } from './send-window.js';

const HOLIDAY = '2026-03-06';
const RULES: RecipientRules = {
  isOpen: (date) => weekday(date) <= 5 && date !== HOLIDAY,
  zone: 'America/Guayaquil',
  hours: SEND_HOURS,
  quietHours: null,
};
const at = (local: string): Date => new Date(`${local}-05:00`);
const next = (local: string, rules: Partial<RecipientRules> = {}): string => {
  const opening = sendOpening(at(local), { ...RULES, ...rules });
  return opening.open ? 'open' : opening.nextOpening.toISOString();
};

describe('the hours of messages', () => {
  it.each([
    ['opens at half past eight', '2026-03-04T08:30:00', 'open'],
    ['is still closed a moment before', '2026-03-04T08:29:59', '2026-03-04T13:30:00.000Z'],
    ['is open until six', '2026-03-04T17:59:59', 'open'],
    ['is closed at six, until the next morning', '2026-03-04T18:00:00', '2026-03-05T13:30:00.000Z'],
    ['passes over a holiday and the weekend after it', '2026-03-05T18:00:00', '2026-03-09T13:30:00.000Z'],
  ])('%s', (_what, local, expected) => {
    expect(next(local)).toBe(expected);
  });

  it('leaves people in peace in their quiet hours, also over midnight', () => {
    expect(next('2026-03-04T12:30:00', { quietHours: { from: '12:00', to: '14:00' } })).toBe(
      '2026-03-04T19:00:00.000Z',
    );
    expect(next('2026-03-04T17:30:00', { quietHours: { from: '17:00', to: '10:00' } })).toBe(
      '2026-03-05T15:00:00.000Z',
    );
  });

  it('refuses quiet hours that leave no moment, instead of searching for ever', () => {
    expect(() => next('2026-03-04T12:30:00', { quietHours: { from: '08:00', to: '18:00' } })).toThrow('no moment');
  });
});
