import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from '../calendar/working-hours.js';
import { rfc3339Of } from '../calendar/zoned-time.js';
import { planFollowUps } from './plan.js';
import { reconcile } from './reconcile.js';
import type { PlanInput } from './planned-follow-up.js';
import type { Channel, Rung } from './steps.js';

const QUITO = findPlace({ province: 'Pichincha', canton: 'Quito' });
const GALAPAGOS = findPlace({ province: 'Galápagos' });
const at = (local: string) => new Date(`${local}:00-05:00`);
const calendarOf = (place: typeof QUITO) => businessCalendar({ place, whoseDays: 'firm' });

const closedOn = (on: string) =>
  businessCalendar({
    place: QUITO,
    whoseDays: 'firm',
    closures: [{ on, nameEs: 'Inventario', closes: 'firm', source: 'Decisión de la firma' }],
  });

const CASE: PlanInput = {
  stage: 'online',
  scenario: 'standard_recovery',
  now: at('2026-03-04T10:00'),
  stageSince: at('2026-03-04T10:00'),
  window: null,
  deadlineOn: null,
  waitingFor: 'us',
  waitingSince: null,
  waitingUntil: null,
  visitOn: null,
  noTurnSince: null,
  hasReachableContact: true,
  firm: { calendar: calendarOf(QUITO), hours: parseWorkingHours(DEFAULT_WORKING_HOURS), sendAt: '09:00' },
  client: { calendar: calendarOf(QUITO) },
};

const ASK: Rung = {
  step: 'ask',
  recipient: 'client',
  anchor: 'stage_start',
  offset: { businessDays: 1 },
  template: 'access_check',
  stopsWhen: ['stage_left'],
  whenPassedToday: 'skip',
};

function planOf(change: Partial<PlanInput>): string[] {
  const input = { ...CASE, ...change };
  return planFollowUps({ ...input, now: change.now ?? input.stageSince })
    .filter(({ passed, lastResort }) => !passed && !lastResort)
    .map(({ step, recipient, dueAt }) => `${step} ${recipient} ${rfc3339Of(dueAt, 'America/Guayaquil').slice(0, 16)}`);
}

describe('follow-up plan', () => {
  it('asks within the working hour after a plain recovery', () => {
    expect(planOf({})[0]).toBe('fast_path client 2026-03-04T11:00');
  });

  it('carries minutes over the night and over Carnival', () => {
    expect(planOf({ stageSince: at('2026-02-13T16:45') })[0]).toBe('fast_path client 2026-02-18T09:15');
  });

  it('keeps the robot check on its day, at closing if need be', () => {
    expect(planOf({ scenario: 'captcha_loop', stageSince: at('2026-03-04T16:30') })[0]).toBe(
      'captcha_same_day client 2026-03-04T17:00',
    );
  });

  it('asks for missing facts on business days 1, 3 and 5', () => {
    expect(planOf({ stage: 'triage', scenario: 'undetermined', stageSince: at('2026-02-12T20:00') })).toEqual([
      'missing_facts_1 client 2026-02-13T09:00',
      'missing_facts_3 client 2026-02-19T09:00',
      'missing_facts_5 client 2026-02-23T09:00',
      'missing_facts_park assignee 2026-02-24T09:00',
    ]);
  });

  it('asks about a correction on business days 1 and 3', () => {
    expect(planOf({ stage: 'correction', scenario: 'representative_mismatch' })).toEqual([
      'correction_1 client 2026-03-05T09:00',
      'correction_3 client 2026-03-09T09:00',
      'correction_review assignee 2026-03-11T09:00',
    ]);
  });

  it('writes on the first and the last day of the window of a visit, and tells the supervisor when it passed', () => {
    const window = { earliestOn: '2026-03-09', latestOn: '2026-03-18' };
    expect(planOf({ stage: 'in_person', scenario: 'ruc_inactive', window })).toEqual([
      'in_person_earliest client 2026-03-09T09:00',
      'in_person_latest client 2026-03-18T09:00',
      'window_passed supervisor 2026-03-19T09:00',
      'in_person_review assignee 2026-03-23T09:00',
    ]);
  });

  it('leaves the window alone while the client has the turn', () => {
    const window = { earliestOn: '2026-03-09', latestOn: '2026-03-18' };
    const waiting = { waitingFor: 'client', waitingSince: at('2026-03-05T12:00') } as const;
    const steps = planOf({ stage: 'in_person', scenario: 'ruc_inactive', window, ...waiting });
    expect(steps).toEqual([
      'waiting_client_1 client 2026-03-06T09:00',
      'waiting_client_3 client 2026-03-10T09:00',
      'waiting_client_5 assignee 2026-03-12T09:00',
    ]);
  });

  it('warns 3, 1 and 0 business days before a deadline, and before a weekend, never after it', () => {
    const warnings = planOf({ deadlineOn: '2026-03-15' }).filter((line) => line.startsWith('deadline'));
    expect(warnings).toEqual([
      'deadline_3 assignee 2026-03-10T09:00',
      'deadline_1 assignee 2026-03-12T09:00',
      'deadline_0 supervisor 2026-03-13T09:00',
    ]);
  });

  it('warns at once when the deadline is today, and makes up for no earlier warning', () => {
    expect(planOf({ deadlineOn: '2026-03-04' })).toContain('deadline_0 supervisor 2026-03-04T10:00');
    expect(planOf({ deadlineOn: '2026-03-04' }).join()).not.toContain('deadline_1');
  });

  it('hangs on the day of the visit, whoever has the turn meanwhile', () => {
    const visit = { stage: 'in_person', visitOn: '2026-03-09' } as const;
    const steps = planOf({ ...visit, waitingFor: 'client', waitingSince: at('2026-03-04T10:00') });
    expect(steps).toContain('appointment_before client 2026-03-06T09:00');
    expect(planOf(visit)).toContain('appointment_after client 2026-03-10T09:00');
  });

  it('tells the supervisor at once when no turn is to be had', () => {
    const steps = planOf({ stage: 'in_person', noTurnSince: at('2026-03-04T10:00') });
    expect(steps).toContain('no_turns supervisor 2026-03-04T10:00');
  });

  it('says what to bring the business day before an appointment, and asks the day after', () => {
    const appointment = { waitingFor: 'appointment', waitingSince: at('2026-03-04T10:00') } as const;
    expect(planOf({ stage: 'in_person', ...appointment, waitingUntil: '2026-03-09' })).toEqual([
      'appointment_before client 2026-03-06T09:00',
      'appointment_after client 2026-03-10T09:00',
      'appointment_review assignee 2026-03-11T09:00',
    ]);
  });

  it('gives the assignee what the client cannot be asked', () => {
    const [first] = planFollowUps({ ...CASE, hasReachableContact: false });
    expect(first).toMatchObject({ step: 'fast_path', recipient: 'assignee', context: { insteadOf: 'client' } });
  });

  it('writes at nine in the place of the client, one hour later on the islands', () => {
    const island = { client: { calendar: calendarOf(GALAPAGOS) } };
    expect(planOf({ stage: 'correction', scenario: 'representative_mismatch', ...island })[0]).toBe(
      'correction_1 client 2026-03-05T10:00',
    );
  });

  it('asks the client for one more try only while one is left', () => {
    expect(planOf({ scenario: 'captcha_loop', triesLeft: false })).toEqual([
      'captcha_used_up assignee 2026-03-05T09:00',
    ]);
  });

  it('tells nobody that a case is late before its client was asked once', () => {
    const firm = { ...CASE.firm, calendar: closedOn('2026-03-04') };
    const window = { earliestOn: '2026-03-04', latestOn: '2026-03-04' };
    expect(planOf({ firm, window })).toEqual(
      [
        'fast_path client 2026-03-05T09:30',
        'window_passed supervisor 2026-03-06T09:00',
        'fast_path_review assignee 2026-03-06T09:00',
      ].sort((one, other) => one.slice(-16).localeCompare(other.slice(-16)) || one.localeCompare(other)),
    );
  });

  it('plans nothing for a closed case or one that is no matter of the desk', () => {
    expect(planOf({ stage: 'closed' })).toEqual([]);
    expect(planOf({ stage: 'triage', scenario: 'out_of_scope' })).toEqual([]);
  });

  it('forgets nobody: without any other step ahead the assignee reviews the case the next business day', () => {
    const late = { stageSince: at('2026-01-05T10:00'), now: at('2026-03-04T10:00') };
    expect(planOf({ stage: 'correction', ...late })).toEqual([]);
    const { add } = reconcile([], planFollowUps({ ...CASE, stage: 'correction', ...late }));
    expect(add.map(({ step, recipient }) => `${step} ${recipient}`)).toEqual(['case_review assignee']);
  });

  it('tells the client that access is back, and closes after five business days', () => {
    expect(planOf({ stage: 'resolved', stageSince: at('2026-03-04T18:30') })).toEqual([
      'access_restored client 2026-03-05T08:30',
      'close_check assignee 2026-03-11T09:00',
    ]);
  });

  it("turns a text for WhatsApp into a task, and tells the firm's systems to ask only whom they can reach", () => {
    const channelsOf = (channel: Channel, hasReachableContact: boolean): unknown[] => {
      const ladder = { key: 'own', name: 'own', when: { stages: ['online' as const] }, rungs: [{ ...ASK, channel }] };
      return planFollowUps({ ...CASE, hasReachableContact }, [ladder])
        .filter(({ lastResort }) => !lastResort)
        .map(({ recipient, context }) => [recipient, context.channel, context.insteadOf]);
    };
    expect(channelsOf('whatsapp', true)).toEqual([['assignee', 'whatsapp', 'client']]);
    expect(channelsOf('webhook', true)).toEqual([['client', 'webhook', undefined]]);
    expect(channelsOf('webhook', false)).toEqual([['assignee', undefined, 'client']]);
    expect(channelsOf('email', true)).toEqual([['client', undefined, undefined]]);
  });
});
