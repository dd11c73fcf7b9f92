import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import type { Scenario } from '../triage/scenarios.js';
import type { FollowUpContext } from './planned-follow-up.js';
import type { LedgerState } from './reconcile.js';
import type { SendOpening } from './send-window.js';
import type { Stop } from './steps.js';

/** The row that was woken, as the ledger holds it. */
export interface DueRow {
  readonly state: LedgerState;
  readonly generation: number;
  readonly revision: number;
  readonly wakeAt: Date;
  /** How often a send was begun and did not end. */
  readonly tries: number;
  readonly context: FollowUpContext;
}

/** The case and the recipient at the moment of the wake-up. */
export interface Situation {
  /** The generation the alarm was set for. */
  readonly wokenGeneration: number;
  readonly caseRevision: number;
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly waitingFor: WaitingFor;
  readonly opening: SendOpening;
  /** When the next message to this contact may leave, where one about this case left already today. */
  readonly nextTurnAt: Date | null;
  /** Where the step counts from another one: when it may leave by the time that one really left. */
  readonly notBefore?: Date | null;
  readonly maxTries: number;
}

export type SkipReason = 'case_closed' | 'superseded' | Stop;

export type PostponeReason = 'outside_send_window' | 'one_message_a_day' | 'after_step';

export type DueDecision =
  | { readonly act: 'send' }
  | { readonly act: 'skip'; readonly reason: SkipReason }
  | { readonly act: 'postpone'; readonly reason: PostponeReason; readonly until: Date }
  | { readonly act: 'give_up'; readonly reason: 'too_many_tries' }
  | { readonly act: 'nothing'; readonly reason: 'stale' | 'not_waiting' | 'early' };

/**
 * What to do with a follow-up whose alarm rang. `now` is the database's clock: an alarm that rings early, twice, or
 * for an older generation leads to nothing.
 */
export function whenDue(row: DueRow, situation: Situation, now: Date): DueDecision {
  if (row.generation !== situation.wokenGeneration) return { act: 'nothing', reason: 'stale' };
  if (row.state !== 'planned' && row.state !== 'armed') return { act: 'nothing', reason: 'not_waiting' };
  if (row.wakeAt > now) return { act: 'nothing', reason: 'early' };
  const reason = whyPointless(row, situation);
  if (reason !== null) return { act: 'skip', reason };
  if (row.tries >= situation.maxTries) return { act: 'give_up', reason: 'too_many_tries' };
  return sendOrPostpone(situation, now);
}

function whyPointless(row: DueRow, situation: Situation): SkipReason | null {
  if (situation.stage === 'closed') return 'case_closed';
  if (row.revision < situation.caseRevision) return 'superseded';
  return row.context.stopsWhen.find((stop) => hasHappened(stop, row.context, situation)) ?? null;
}

function hasHappened(stop: Stop, context: FollowUpContext, situation: Situation): boolean {
  switch (stop) {
    case 'stage_left':
      return situation.stage !== context.stage;
    case 'verdict_changed':
      return situation.scenario !== context.scenario;
    case 'no_longer_waiting':
      return situation.waitingFor === 'us';
  }
}

function sendOrPostpone({ opening, nextTurnAt, notBefore = null }: Situation, now: Date): DueDecision {
  if (notBefore !== null && notBefore > now) return { act: 'postpone', reason: 'after_step', until: notBefore };
  if (!opening.open) return { act: 'postpone', reason: 'outside_send_window', until: opening.nextOpening };
  if (nextTurnAt !== null) return { act: 'postpone', reason: 'one_message_a_day', until: nextTurnAt };
  return { act: 'send' };
}

const FIRST_BACK_OFF_MS = 60_000;
const LONGEST_BACK_OFF_MS = 4 * 60 * 60_000;

/** How long a follow-up rests after its n-th failed try (n from 1): a minute, doubling, at most four hours. */
export function backOffMs(tries: number): number {
  return Math.min(FIRST_BACK_OFF_MS * 2 ** Math.max(0, tries - 1), LONGEST_BACK_OFF_MS);
}
