import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import type { RiskQuestion } from './risk.js';
import { caseRisk, nearDeadlinePlan } from './risk.js';

const calendar = businessCalendar({ place: findPlace({ province: 'Pichincha', canton: 'Quito' }), whoseDays: 'iess' });
const asked = (over: Partial<RiskQuestion>): RiskQuestion => ({
  latestOn: null,
  deadlineOn: null,
  waitingFor: 'us',
  visitOn: null,
  today: '2026-11-25',
  calendar,
  ...over,
});

describe('the risk of a case', () => {
  it('says by how many business days the window overshoots the deadline, over a local holiday', () => {
    const risk = caseRisk(asked({ latestOn: '2026-12-10', deadlineOn: '2026-12-04' }), 'es');
    expect(risk).toMatchObject({ level: 'at_risk', marginBusinessDays: -3 });
    expect(risk.why.map(({ code, businessDays }) => [code, businessDays])).toEqual([
      ['deadline_ahead', 7],
      ['window_ahead', 10],
      ['margin', 3],
      ['waits', null],
    ]);
  });

  it('says in the reader’s words how long ago a date passed', () => {
    const risk = caseRisk(asked({ deadlineOn: '2026-11-20', waitingFor: 'client' }), 'es');
    expect(risk).toMatchObject({ level: 'late', marginBusinessDays: null });
    expect(risk.why.map(({ text }) => text)).toEqual(['Venció el 2026-11-20, hace 3 d. h.', 'Espera al cliente.']);
  });

  it('does not hide that it rests on a visit of which nobody has told', () => {
    const why = (visitOn: string): string[] =>
      caseRisk(asked({ latestOn: '2026-12-10', visitOn }), 'es').why.map(({ code }) => code);
    expect(why('2026-11-25')).toEqual(['window_ahead', 'waits']);
    expect(why('2026-11-24')).toEqual(['window_ahead', 'visit_passed', 'waits']);
  });

  it('has nothing to say of dates that are not there', () => {
    expect(caseRisk(asked({}), 'en')).toMatchObject({ level: 'none', why: [{ code: 'waits' }] });
  });
});

describe('a near deadline', () => {
  it('makes today the triage day and the next business day the fix day', () => {
    expect(nearDeadlinePlan(asked({ deadlineOn: '2026-11-27' }), 'es', String)).toMatchObject({
      triageOn: '2026-11-25',
      fixOn: '2026-11-26',
    });
    const saturday = asked({ today: '2026-12-05', deadlineOn: '2026-12-09' });
    expect(nearDeadlinePlan(saturday, 'es', String)).toMatchObject({ triageOn: '2026-12-08', fixOn: '2026-12-09' });
  });

  it('is also one that passed, and none that is further away', () => {
    expect(nearDeadlinePlan(asked({ deadlineOn: '2026-11-20' }), 'es', (on) => `día ${on}`)?.advice).toBe(
      'El vencimiento ya pasó: el día 2026-11-25 se busca la causa, el día 2026-11-26 se arregla; no son días para repetir intentos.',
    );
    expect(nearDeadlinePlan(asked({ deadlineOn: '2026-11-20' }), 'en', String)).not.toBeNull();
    expect(nearDeadlinePlan(asked({ deadlineOn: '2026-11-30' }), 'en', String)).toBeNull();
    expect(nearDeadlinePlan(asked({}), 'en', String)).toBeNull();
  });
});
