import { describe, expect, it } from '@jest/globals';
import type { DueRow, Situation } from './when-due.js';
import { backOffMs, whenDue } from './when-due.js';

const NOW = new Date('2026-03-04T15:00:00Z');
const ROW: DueRow = {
  state: 'armed',
  generation: 2,
  revision: 3,
  wakeAt: NOW,
  tries: 0,
  context: {
    template: 'access_check',
    stage: 'online',
    scenario: 'standard_recovery',
    anchor: 'stage_start',
    anchoredAt: '2026-03-04T14:00:00.000Z',
    offset: { workingMinutes: 60 },
    stopsWhen: ['stage_left', 'verdict_changed', 'no_longer_waiting'],
  },
};
const SITUATION: Situation = {
  wokenGeneration: 2,
  caseRevision: 3,
  stage: 'online',
  scenario: 'standard_recovery',
  waitingFor: 'client',
  opening: { open: true },
  nextTurnAt: null,
  maxTries: 8,
};
const decide = (row: Partial<DueRow>, situation: Partial<Situation> = {}) =>
  whenDue({ ...ROW, ...row }, { ...SITUATION, ...situation }, NOW);

describe('a follow-up whose alarm rings', () => {
  it('is sent when nothing speaks against it', () => {
    expect(decide({})).toEqual({ act: 'send' });
  });

  it.each([
    ['an older generation', decide({ generation: 3 }), 'stale'],
    ['one that was sent', decide({ state: 'sent' }), 'not_waiting'],
    ['one under way', decide({ state: 'running' }), 'not_waiting'],
    ['one that is early by the clock of the database', decide({ wakeAt: new Date(NOW.getTime() + 1) }), 'early'],
  ])('comes to nothing for %s', (_what, decision, reason) => {
    expect(decision).toEqual({ act: 'nothing', reason });
  });

  it.each([
    ['case_closed', decide({}, { stage: 'closed' })],
    ['superseded', decide({ revision: 2 })],
    ['stage_left', decide({}, { stage: 'verification' })],
    ['verdict_changed', decide({}, { scenario: 'captcha_loop' })],
    ['no_longer_waiting', decide({}, { waitingFor: 'us' })],
  ])('is skipped: %s', (reason, decision) => {
    expect(decision).toEqual({ act: 'skip', reason });
  });

  it('waits for the next opening, and for the next day after a message today', () => {
    const until = new Date('2026-03-05T13:30:00Z');
    expect(decide({}, { opening: { open: false, nextOpening: until } })).toMatchObject({ act: 'postpone', until });
    expect(decide({}, { nextTurnAt: until })).toMatchObject({ act: 'postpone', reason: 'one_message_a_day' });
  });

  it('is given up after the last try', () => {
    expect(decide({ tries: 8 })).toEqual({ act: 'give_up', reason: 'too_many_tries' });
  });

  it('rests a minute after the first failure, then twice as long each time, at most four hours', () => {
    expect([1, 2, 3, 12].map((tries) => backOffMs(tries) / 60_000)).toEqual([1, 2, 4, 240]);
  });
});
