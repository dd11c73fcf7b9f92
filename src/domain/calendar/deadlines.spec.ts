import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from './business-calendar.js';
import { contributionFormDeadline, entryNoticeDeadline, exitNoticeDeadline } from './deadlines.js';
import { findPlace } from './places.js';

const iess = businessCalendar({ whoseDays: 'iess' });

describe('the contribution form', () => {
  it('of October 2025 was due on Monday 17 November', () => {
    const deadline = contributionFormDeadline('2025-10', iess);
    expect(deadline).toMatchObject({ dueOn: '2025-11-17', nominalOn: '2025-11-15', confidence: 'medium' });
    expect(deadline.derivation[0]).toMatchObject({ on: '2025-11-15', step: 'skipped', why: [{ kind: 'weekend' }] });
  });

  it.each([
    ['2025-12', '2026-01-15'],
    ['2026-01', '2026-02-18'],
    ['2026-02', '2026-03-16'],
    ['2026-03', '2026-04-15'],
    ['2026-04', '2026-05-15'],
    ['2026-05', '2026-06-15'],
    ['2026-06', '2026-07-15'],
    ['2026-07', '2026-08-17'],
    ['2026-08', '2026-09-15'],
    ['2026-09', '2026-10-15'],
    ['2026-10', '2026-11-16'],
    ['2026-11', '2026-12-15'],
  ])('of %s is due on %s', (month, dueOn) => {
    expect(contributionFormDeadline(month, iess).dueOn).toBe(dueOn);
  });

  it('rolls over a local day too', () => {
    const tena = businessCalendar({ place: findPlace({ canton: 'Tena' }), whoseDays: 'iess' });
    expect(contributionFormDeadline('2024-10', iess).dueOn).toBe('2024-11-15');
    expect(contributionFormDeadline('2024-10', tena).dueOn).toBe('2024-11-18');
  });

  it.each(['2026-13', '2026-00', '2026-1', '2026-01-15', ''])('refuses the month %j by its name', (month) => {
    expect(() => contributionFormDeadline(month, iess)).toThrow(
      expect.objectContaining({ code: 'date.invalid', value: month }),
    );
  });
});

describe('notices', () => {
  it('of an exit have three working days', () => {
    expect(exitNoticeDeadline('2026-10-08', iess).dueOn).toBe('2026-10-14');
    expect(exitNoticeDeadline('2026-10-08', iess).derivation).toHaveLength(7);
  });

  it('of an entry have fifteen calendar days, whatever they fall on', () => {
    const deadline = entryNoticeDeadline('2026-10-24');
    expect(deadline).toMatchObject({ dueOn: '2026-11-08', provisional: false });
    expect(deadline.derivation.at(-1)).toEqual({ on: '2026-11-08', step: 'counted', count: 15 });
    expect(() => entryNoticeDeadline('2026-02-31')).toThrow('2026-02-31');
  });
});
