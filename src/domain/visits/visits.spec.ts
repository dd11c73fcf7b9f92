import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import { searchState } from './appointment-searches.js';
import type { AdviceQuestion } from './visit-advice.js';
import { visitAdvice } from './visit-advice.js';
import { openingHours, visitDateFault, visitInstant } from './visit-date.js';
import { VISIT_RESULT_CODES, visitResult } from './visit-outcomes.js';
import { basisWithoutVisit, keepsVisit, lastEnded, planned, turnOn, visitComplications } from './visits.js';

const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'iess' });
const NOW = new Date('2026-11-25T15:00:00Z');
const HOURS = openingHours({ opensAt: null, closesAt: null });
const NO_SEARCH = searchState([], null);
const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 25, hour));

const faultOf = (on: string, time = '09:20') => visitDateFault({ on, at: time }, quito, HOURS, NOW);

describe('the hour of a visit', () => {
  const at = (time: string, hours = HOURS) => visitDateFault({ on: '2026-11-26', at: time }, quito, hours, NOW);

  it('lies within the hours of the office, or of all offices where nobody knows better', () => {
    expect(at('03:00')).toEqual({ fault: 'outside_hours', opensAt: '08:00', closesAt: '17:00' });
    expect([at('08:00'), at('16:59')]).toEqual([null, null]);
    expect(at('17:00')).toMatchObject({ fault: 'outside_hours' });
    const early = openingHours({ opensAt: '07:00', closesAt: '13:00' });
    expect(at('07:20', early)).toBeNull();
    expect(at('13:00', early)).toMatchObject({ fault: 'outside_hours', closesAt: '13:00' });
  });
});

describe('the day of a visit', () => {
  it('is within a year: further ahead is a mistyped year', () => {
    expect(faultOf('2027-11-26')).toBeNull();
    expect(faultOf('2030-11-26')).toEqual({ fault: 'too_far', last: '2027-11-26' });
  });

  it('has not passed, in the zone of the office', () => {
    expect(faultOf('2026-11-24')).toEqual({ fault: 'day_passed', today: '2026-11-25' });
    expect(faultOf('2026-11-25', '10:00')).toEqual({ fault: 'time_passed' });
    expect(faultOf('2026-11-25', '10:01')).toBeNull();
  });

  it('is one on which IESS works where the office is; else the next working day is named', () => {
    expect(faultOf('2026-12-07')).toMatchObject({ fault: 'closed', nextBusinessDay: '2026-12-08' });
    expect(faultOf('2026-11-28')).toMatchObject({ fault: 'closed', nextBusinessDay: '2026-11-30' });
    const guayaquil = businessCalendar({ place: findPlace({ canton: 'Guayaquil' }), whoseDays: 'iess' });
    expect(visitDateFault({ on: '2026-12-07', at: '09:20' }, guayaquil, HOURS, NOW)).toBeNull();
  });

  it('gives the instant of the visit in the zone of the office', () => {
    expect(visitInstant({ on: '2026-11-30', at: '09:20' }, 'Pacific/Galapagos').toISOString()).toBe(
      '2026-11-30T15:20:00.000Z',
    );
  });
});

describe('the search for a turn', () => {
  it('brings the supervisor in with the third look in vain, and only once', () => {
    const looks = [at(10), at(11), at(12), at(13)];
    expect(searchState(looks.slice(0, 2), null)).toEqual({ tries: 2, triesLeft: 1, escalatedAt: null });
    expect(searchState(looks, null)).toEqual({ tries: 4, triesLeft: 0, escalatedAt: at(12) });
  });

  it('starts anew once a visit was planned', () => {
    expect(searchState([at(10), at(11), at(14)], at(13))).toEqual({ tries: 1, triesLeft: 2, escalatedAt: null });
  });
});

const visit = (state: 'planned' | 'cancelled' | 'turned_away', result: 'wrong_office' | null = null) => ({
  state,
  result,
  on: '2026-11-25',
  changedAt: at(12),
});

describe('the visits of a case', () => {
  const wrong = visit('turned_away', 'wrong_office');

  it('leave a complication until the next visit is planned', () => {
    expect(visitComplications([wrong], NO_SEARCH)).toEqual(['wrong_office']);
    expect(visitComplications([wrong, visit('cancelled')], NO_SEARCH)).toEqual(['wrong_office']);
    expect(visitComplications([wrong, visit('planned')], NO_SEARCH)).toEqual([]);
    expect(visitComplications([], searchState([at(10)], null))).toEqual(['no_appointment']);
  });

  it('tell the one to come from the one that ended last', () => {
    const all = [wrong, visit('cancelled'), visit('planned')];
    expect(planned(all)?.state).toBe('planned');
    expect(lastEnded(all)).toBe(wrong);
  });

  it('give the window back what it counted from, unless something else has moved it', () => {
    const before = { kind: 'intake' as const, at: at(9) };
    const evidence = { kind: 'evidence' as const, at: at(11) };
    expect(basisWithoutVisit({ kind: 'appointment', at: at(15) }, at(15), before)).toBe(before);
    expect(basisWithoutVisit(evidence, at(15), before)).toBe(evidence);
  });

  it('count as attended only where the counter served the case', () => {
    const attended = VISIT_RESULT_CODES.filter((code) => visitResult(code).state === 'attended');
    expect(attended).toEqual(['solved', 'corrected', 'submitted']);
  });
});

describe('what a visit says to do next', () => {
  const question = (over: Partial<AdviceQuestion>): AdviceQuestion => ({
    stage: 'in_person',
    stageSince: at(8),
    waitingFor: 'us',
    visits: [visit('turned_away', 'wrong_office')],
    search: NO_SEARCH,
    otherOffice: 'Centro Ejemplo Norte, Av. Ejemplo 12',
    ...over,
  });

  it('names another office after the wrong one', () => {
    expect(visitAdvice(question({}), 'es')).toMatch(/no atiende este trámite.*Pruebe en: Centro Ejemplo Norte/);
    expect(visitAdvice(question({ otherOffice: null }), 'en')).not.toContain('Try');
  });

  it('says how often a turn was looked for, and that the supervisor knows', () => {
    const search = searchState([at(9), at(10), at(11)], null);
    expect(visitAdvice(question({ search }), 'es')).toMatch(/3 búsquedas.*supervisor ya está avisado/);
  });

  it('is silent once a visit is planned, the stage has changed, or somebody else has the turn', () => {
    expect(visitAdvice(question({ visits: [visit('planned')] }), 'es')).toBeNull();
    expect(visitAdvice(question({ stageSince: at(13) }), 'es')).toBeNull();
    expect(visitAdvice(question({ waitingFor: 'client' }), 'es')).toBeNull();
    expect(visitAdvice(question({ stage: 'verification' }), 'es')).toBeNull();
  });
});

describe('a visit to come', () => {
  it('is kept on the way to the counter and given up on the way back or past it', () => {
    expect(keepsVisit('triage', 'in_person')).toBe(true);
    expect(keepsVisit('online', 'triage')).toBe(true);
    expect(keepsVisit('in_person', 'online')).toBe(false);
    expect(keepsVisit('triage', 'closed')).toBe(false);
  });

  it('is our turn on the day after it, and nobody else loses theirs', () => {
    expect(turnOn('appointment', '2026-11-24', '2026-11-24')).toBe('appointment');
    expect(turnOn('appointment', '2026-11-24', '2026-11-25')).toBe('us');
    expect(turnOn('appointment', null, '2026-11-25')).toBe('appointment');
    expect(turnOn('client', '2026-11-24', '2026-11-25')).toBe('client');
  });
});
