import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import type { WindowQuestion } from './window.js';
import { caseWindow, riskOf } from './window.js';

const quito = businessCalendar({ place: findPlace({ province: 'Pichincha', canton: 'Quito' }), whoseDays: 'iess' });
const intake = (at: string): WindowQuestion['basis'] => ({ kind: 'intake', at: new Date(at) });
const question = (over: Partial<WindowQuestion>): WindowQuestion => ({
  scenario: 'ruc_inactive',
  basis: intake('2026-11-25T15:00:00Z'),
  calendar: quito,
  closesAt: '17:00',
  waits: [],
  ...over,
});
const dates = (over: Partial<WindowQuestion>): (string | undefined)[] => {
  const window = caseWindow(question(over));
  return [window?.earliest, window?.latest];
};

describe('the window of a case', () => {
  it('counts business days after intake and rests with Quito on Monday 7 December', () => {
    expect(dates({})).toEqual(['2026-11-30', '2026-12-10']);
  });

  it('ends the same day for the fast path, and the next business day after closing time', () => {
    expect(dates({ scenario: 'standard_recovery' })).toEqual(['2026-11-25', '2026-11-25']);
    expect(dates({ scenario: 'captcha_loop', basis: intake('2026-11-27T22:30:00Z') })).toEqual([
      '2026-11-30',
      '2026-11-30',
    ]);
  });

  it('moves an intake on Sunday to Monday', () => {
    expect(dates({ scenario: 'invalid_email', basis: intake('2026-11-22T15:00:00Z') })).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
  });

  it('promises nothing without a scenario', () => {
    expect(caseWindow(question({ scenario: 'undetermined' }))).toBeNull();
    expect(caseWindow(question({ scenario: 'out_of_scope' }))).toBeNull();
  });

  it('runs 1 to 3 business days from the correction, also when no other cause is left', () => {
    const corrected = { kind: 'correction' as const, at: new Date('2026-11-26T15:00:00Z') };
    expect(dates({ scenario: 'undetermined', basis: corrected })).toEqual(['2026-11-27', '2026-12-01']);
  });

  it('does not count the days on which the case waited for the client at closing time', () => {
    const wait = { from: new Date('2026-11-26T15:00:00Z'), until: new Date('2026-11-30T16:00:00Z') };
    expect(dates({ waits: [wait] })).toEqual(['2026-12-02', '2026-12-14']);
    const lunch = { from: new Date('2026-11-26T15:00:00Z'), until: new Date('2026-11-26T17:00:00Z') };
    expect(dates({ waits: [lunch] })).toEqual(dates({}));
  });

  it('says how each date came about', () => {
    expect(caseWindow(question({}))?.derivation.latest.derivation).toContainEqual(
      expect.objectContaining({ on: '2026-12-07', step: 'skipped' }),
    );
  });
});

describe('the risk of a case', () => {
  const today = '2026-11-25';
  const risk = (latestOn: string | null, deadlineOn: string | null, paused = false): string =>
    riskOf({ latestOn, deadlineOn, today, paused });

  it('is late only on the day after a date', () => {
    expect(risk('2026-11-24', null)).toBe('late');
    expect(risk('2026-11-25', null)).toBe('today');
    expect(risk(null, '2026-11-24')).toBe('late');
  });

  it('is at risk when the deadline falls before the latest date', () => {
    expect(risk('2026-12-10', '2026-12-08')).toBe('at_risk');
    expect(risk('2026-12-08', '2026-12-10')).toBe('on_time');
  });

  it('rests while the client has the turn, but a deadline does not rest', () => {
    expect(risk('2026-11-24', null, true)).toBe('paused');
    expect(risk('2026-11-24', '2026-11-20', true)).toBe('late');
    expect(risk('2026-12-10', '2026-12-03', true)).toBe('at_risk');
    expect(risk('2026-12-03', '2026-12-10', true)).toBe('paused');
  });
});
