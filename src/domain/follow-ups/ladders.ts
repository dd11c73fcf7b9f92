import { checkLadders } from './check-ladders.js';
import type { Anchor, Ladder, Offset, Recipient, Rung, Stop, Template } from './steps.js';

type Words = {
  readonly stopsWhen?: readonly Stop[];
  readonly whenPassedToday?: Rung['whenPassedToday'];
} & Pick<Rung, 'afterStep' | 'then'>;

/** Reads as a sentence: step, to whom, which text, how far from what. */
function rung(
  step: string,
  [recipient, template]: readonly [Recipient, Template],
  [anchor, offset]: readonly [Anchor, Offset],
  words: Words = {},
): Rung {
  return {
    step,
    recipient,
    anchor,
    offset,
    template,
    stopsWhen: ['stage_left'],
    whenPassedToday: 'skip',
    ...words,
  };
}

const days = (businessDays: number): Offset => ({ businessDays });
const minutes = (workingMinutes: number): Offset => ({ workingMinutes });
const minutesToday = (workingMinutes: number): Offset => ({ workingMinutes, sameDay: true });

const WHILE_WAITING: Words = { stopsWhen: ['stage_left', 'no_longer_waiting'] };
const WHILE_UNDECIDED: Words = { stopsWhen: ['stage_left', 'verdict_changed'] };
/** Moved and cancelled with what it hangs on, by a new plan. */
const WHATEVER_STAGE: Words = { stopsWhen: [] };
const EVEN_IF_LATE_TODAY: Words = { stopsWhen: [], whenPassedToday: 'at_once' };

const KEY_MISSING = ['triage', 'online', 'correction', 'in_person', 'verification'] as const;

/**
 * The ladders a firm starts with. The windows behind the offsets are those of the scenario table; several ladders may
 * match one case, and their steps are planned together.
 */
export const DEFAULT_LADDERS: readonly Ladder[] = checkLadders([
  {
    key: 'facts_missing',
    name: 'facts missing: ask on business days 1, 3 and 5, then park the case',
    when: { stages: ['triage'], scenarios: ['undetermined'] },
    rungs: [
      rung('missing_facts_1', ['client', 'facts_missing'], ['stage_start', days(1)], WHILE_UNDECIDED),
      rung('missing_facts_3', ['client', 'facts_still_missing'], ['stage_start', days(3)], WHILE_UNDECIDED),
      rung('missing_facts_5', ['client', 'facts_last_call'], ['stage_start', days(5)], WHILE_UNDECIDED),
      rung('missing_facts_park', ['assignee', 'case_parked'], ['step', days(1)], {
        ...WHILE_UNDECIDED,
        afterStep: 'missing_facts_5',
        then: 'park',
      }),
    ],
  },
  {
    key: 'parked',
    name: 'parked for want of facts: staff try another way after 5 business days',
    when: { stages: ['triage'], scenarios: ['undetermined'], waitingFor: ['client'] },
    rungs: [rung('parked_review', ['assignee', 'parked_review'], ['waiting_start', days(5)], WHILE_WAITING)],
  },
  {
    key: 'triage_review',
    name: 'back in triage with a cause: somebody has to choose a stage',
    when: { stages: ['triage'], notScenarios: ['undetermined', 'out_of_scope'] },
    rungs: [rung('triage_review', ['assignee', 'case_review'], ['stage_start', days(1)])],
  },
  {
    key: 'fast_path',
    name: 'fast path: could you log in, within the hour',
    when: { stages: ['online'], scenarios: ['standard_recovery'], notWaitingFor: ['client'] },
    rungs: [
      rung('fast_path', ['client', 'access_check'], ['stage_start', minutes(60)]),
      rung('fast_path_review', ['assignee', 'case_review'], ['stage_start', days(2)]),
    ],
  },
  {
    key: 'robot_check',
    name: 'robot check: one more try, the same day',
    when: { stages: ['online'], scenarios: ['captcha_loop'], notWaitingFor: ['client'], triesLeft: true },
    rungs: [
      rung('captcha_same_day', ['client', 'one_more_try'], ['stage_start', minutesToday(60)]),
      rung('captcha_review', ['assignee', 'case_review'], ['stage_start', days(2)]),
    ],
  },
  {
    key: 'robot_check_used_up',
    name: 'robot check, no try left: staff choose another way, the next business day',
    when: { stages: ['online'], scenarios: ['captcha_loop'], notWaitingFor: ['client'], triesLeft: false },
    rungs: [rung('captcha_used_up', ['assignee', 'tries_used_up'], ['stage_start', days(1)])],
  },
  {
    key: 'online',
    name: 'online, other causes: could you log in, the next business day',
    when: { stages: ['online'], notScenarios: ['standard_recovery', 'captcha_loop'], notWaitingFor: ['client'] },
    rungs: [
      rung('online_next_day', ['client', 'access_check'], ['stage_start', days(1)]),
      rung('online_window_latest', ['assignee', 'window_check'], ['window_latest', days(0)]),
    ],
  },
  {
    key: 'correction',
    name: 'correction: is the detail corrected, on business days 1 and 3',
    when: { stages: ['correction'], notWaitingFor: ['client'] },
    rungs: [
      rung('correction_1', ['client', 'correction_check'], ['stage_start', days(1)]),
      rung('correction_3', ['client', 'correction_check'], ['stage_start', days(3)]),
      rung('correction_review', ['assignee', 'case_review'], ['stage_start', days(5)]),
    ],
  },
  {
    key: 'in_person',
    name: 'in person: on the first and the last day of the window',
    when: { stages: ['in_person'], notWaitingFor: ['client'] },
    rungs: [
      rung('in_person_earliest', ['client', 'window_opens'], ['window_earliest', days(0)]),
      rung('in_person_latest', ['client', 'window_ends'], ['window_latest', days(0)]),
      rung('in_person_review', ['assignee', 'case_review'], ['window_latest', days(3)]),
    ],
  },
  {
    key: 'verification',
    name: 'verification: test the access today, ask again tomorrow',
    when: { stages: ['verification'], notWaitingFor: ['client'] },
    rungs: [
      rung('verification_same_day', ['client', 'access_test'], ['stage_start', minutesToday(60)]),
      rung('verification_next_day', ['assignee', 'access_unconfirmed'], ['stage_start', days(1)]),
    ],
  },
  {
    key: 'window_passed',
    name: 'window passed: the supervisor hears the next business day',
    when: { stages: ['online', 'correction', 'in_person', 'verification'], notWaitingFor: ['client'] },
    rungs: [rung('window_passed', ['supervisor', 'late'], ['window_latest', days(1)])],
  },
  {
    key: 'waiting_client',
    name: 'waiting for the client: ask on business days 1, 3 and 5',
    when: {
      stages: ['triage', 'online', 'correction', 'in_person', 'verification'],
      notScenarios: ['undetermined', 'out_of_scope'],
      waitingFor: ['client'],
    },
    rungs: [
      rung('waiting_client_1', ['client', 'facts_missing'], ['waiting_start', days(1)], WHILE_WAITING),
      rung('waiting_client_3', ['client', 'facts_still_missing'], ['waiting_start', days(3)], WHILE_WAITING),
      rung('waiting_client_5', ['assignee', 'case_review'], ['waiting_start', days(5)], WHILE_WAITING),
    ],
  },
  {
    key: 'waiting_over',
    name: 'the date until which we wait has come',
    when: { stages: KEY_MISSING, waitingFor: ['us', 'client', 'iess'] },
    rungs: [rung('waiting_over', ['assignee', 'waiting_over'], ['waiting_until', days(0)], WHILE_WAITING)],
  },
  {
    key: 'appointment',
    name: 'appointment: what to bring the business day before, how it went the day after',
    when: { stages: KEY_MISSING },
    rungs: [
      rung('appointment_before', ['client', 'appointment_before'], ['appointment', days(-1)], WHATEVER_STAGE),
      rung('appointment_after', ['client', 'appointment_after'], ['appointment', days(1)], WHATEVER_STAGE),
      rung('appointment_review', ['assignee', 'case_review'], ['appointment', days(2)], WHATEVER_STAGE),
    ],
  },
  {
    key: 'no_turn',
    name: 'no turn to be had: the supervisor hears at once',
    when: { stages: KEY_MISSING },
    rungs: [rung('no_turns', ['supervisor', 'no_turns'], ['no_turn', minutes(0)], WHATEVER_STAGE)],
  },
  {
    key: 'deadline',
    name: 'deadline: 3, 1 and 0 business days before it starts to cost money',
    when: { stages: KEY_MISSING, notScenarios: ['out_of_scope'] },
    rungs: [
      rung('deadline_3', ['assignee', 'deadline'], ['deadline', days(-3)], EVEN_IF_LATE_TODAY),
      rung('deadline_1', ['assignee', 'deadline'], ['deadline', days(-1)], EVEN_IF_LATE_TODAY),
      rung('deadline_0', ['supervisor', 'deadline'], ['deadline', days(0)], EVEN_IF_LATE_TODAY),
    ],
  },
  {
    key: 'resolved',
    name: 'resolved: tell the client, close after 5 business days',
    when: { stages: ['resolved'] },
    rungs: [
      rung('access_restored', ['client', 'access_restored'], ['stage_start', minutesToday(0)]),
      rung('close_check', ['assignee', 'close_check'], ['stage_start', days(5)]),
    ],
  },
]);

/**
 * What a case gets that no ladder has a step ahead for: the assignee looks at it the next business day, and every few
 * business days from then on, until the case moves. Nobody is forgotten.
 */
export const CASE_REVIEW: Rung = rung('case_review', ['assignee', 'case_review'], ['now', days(1)]);
export const REVIEW_AGAIN: Rung = rung('case_review', ['assignee', 'case_review'], ['now', days(3)]);
