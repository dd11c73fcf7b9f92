import type { LocalDate } from '../calendar/local-date.js';
import type { Stage, WaitingFor } from './stages.js';
import { isOpen } from './stages.js';

/**
 * What a further day costs, the dearest first. No money is invented: a passed deadline costs every day, one that the
 * window overshoots will, a broken promise costs trust, and what is only dated can wait in the order of its dates.
 */
export const DELAYS = [
  'deadline_passed',
  'deadline_will_be_missed',
  'window_passed',
  'deadline_ahead',
  'window_ahead',
  'undated',
  'ended',
] as const;
export type Delay = (typeof DELAYS)[number];

export type DelayQuestion = {
  stage: Stage;
  /** Whose turn it is today. */
  waitingFor: WaitingFor;
  latestOn: LocalDate | null;
  deadlineOn: LocalDate | null;
  /** The date on which the case was opened, as UTC has it: it only breaks ties between cases without dates. */
  openedOn: LocalDate;
  today: LocalDate;
};

/** Which kind of cost a case runs into. A window rests while the client has the turn, a deadline never does. */
export function delayOf({ stage, waitingFor, latestOn, deadlineOn, today }: DelayQuestion): Delay {
  if (!isOpen(stage)) return 'ended';
  if (deadlineOn !== null && deadlineOn < today) return 'deadline_passed';
  if (deadlineOn !== null && latestOn !== null && deadlineOn < latestOn) return 'deadline_will_be_missed';
  if (waitingFor !== 'client' && latestOn !== null && latestOn < today) return 'window_passed';
  if (deadlineOn !== null) return 'deadline_ahead';
  return latestOn === null ? 'undated' : 'window_ahead';
}

/**
 * A text that sorts like the cost of delay, the dearest first: the kind of cost, its date, and at equal dates what waits
 * for us before what waits for others, for only that can be helped today.
 */
export function delayKey(question: DelayQuestion): string {
  const delay = delayOf(question);
  const { deadlineOn, latestOn, openedOn, waitingFor } = question;
  const on = delay.startsWith('deadline') ? deadlineOn : delay.startsWith('window') ? latestOn : openedOn;
  return `${DELAYS.indexOf(delay)} ${on} ${waitingFor === 'us' ? 0 : 1}`;
}
