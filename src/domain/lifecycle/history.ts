import type { LocalDate } from '../calendar/local-date.js';
import type { Facts } from '../triage/facts.js';
import type { Scenario } from '../triage/scenarios.js';
import type { Stage, WaitingFor } from './stages.js';
import type { WindowBasis } from './window.js';

/** An instant as JSON writes it: RFC 3339, UTC, milliseconds. */
export type InstantText = string;

/**
 * What changes about a case, as plain data. What follows from it is left out: the verdict's words (kept as verdicts),
 * the derivation of a window, the version.
 */
export type CaseState = {
  stage: Stage;
  stageSince: InstantText;
  stageFacts: Facts;
  waitingFor: WaitingFor;
  waitingUntil: LocalDate | null;
  waitingSince: InstantText | null;
  scenario: Scenario;
  facts: Facts;
  correctedAt: InstantText | null;
  windowBasis: WindowBasis['kind'] | null;
  windowBasedAt: InstantText | null;
  windowEarliestOn: LocalDate | null;
  windowLatestOn: LocalDate | null;
  deadlineOn: LocalDate | null;
  assigneeId: string | null;
  channel: string | null;
  /** The day of the visit to come. */
  visitOn: LocalDate | null;
  /** Since when the supervisor has to see to a turn, for none was to be had. */
  noTurnSince: InstantText | null;
  openedAt: InstantText;
  resolvedAt: InstantText | null;
  closedAt: InstantText | null;
};

type StateKeys = readonly (keyof CaseState)[];

export const STATE_KEYS = [
  'stage',
  'stageSince',
  'stageFacts',
  'waitingFor',
  'waitingUntil',
  'waitingSince',
  'scenario',
  'facts',
  'correctedAt',
  'windowBasis',
  'windowBasedAt',
  'windowEarliestOn',
  'windowLatestOn',
  'deadlineOn',
  'assigneeId',
  'channel',
  'visitOn',
  'noTurnSince',
  'openedAt',
  'resolvedAt',
  'closedAt',
] as const satisfies StateKeys;

const BASIS: StateKeys = ['windowBasis', 'windowBasedAt'];
const TURN: StateKeys = ['waitingFor', 'waitingUntil', 'waitingSince'];
const STAGE_OWN: StateKeys = ['stage', 'stageSince', 'stageFacts', 'correctedAt', 'resolvedAt', 'closedAt'];
/** A case that is opened again has a new basis. */
const STAGE: StateKeys = [...STAGE_OWN, ...TURN, ...BASIS];
const VISIT: StateKeys = ['visitOn', 'noTurnSince', ...TURN, ...BASIS];
const NOTHING: StateKeys = [];

/** What no case had before it was first recorded: histories that began earlier do not speak of it. */
const AT_FIRST: Partial<CaseState> = { visitOn: null, noTurnSince: null };

/**
 * Everything that can happen to a case, and which part of its state each event may change. A new kind stands here or
 * does not compile; an event that changes more than stands here is refused when it is written.
 */
export const CHANGED_BY = {
  opened: STATE_KEYS,
  /** The whole state at the moment from which the history is complete, for cases older than that. */
  history_began: STATE_KEYS,
  evidence_added: ['facts'],
  verdict_changed: ['scenario', ...BASIS],
  correction_recorded: ['facts', 'correctedAt', ...BASIS],
  stage_changed: STAGE,
  waiting_changed: TURN,
  window_changed: ['windowEarliestOn', 'windowLatestOn'],
  attempt_recorded: ['facts'],
  amended: ['assigneeId', 'deadlineOn', 'channel'],
  calendar_changed: ['windowEarliestOn', 'windowLatestOn'],
  override_granted: NOTHING,
  overruled: NOTHING,
  overrule_ended: NOTHING,
  appointment_planned: VISIT,
  appointment_moved: VISIT,
  appointment_cancelled: VISIT,
  appointment_ended: VISIT,
  appointment_search_failed: ['noTurnSince'],
  checklist_changed: NOTHING,
  document_changed: NOTHING,
  note_added: NOTHING,
  watcher_added: NOTHING,
  watcher_removed: NOTHING,
  attachment_added: NOTHING,
  attachment_removed: NOTHING,
  link_added: NOTHING,
  link_removed: NOTHING,
  incident_joined: NOTHING,
  incident_left: NOTHING,
  incident_resolved: NOTHING,
  incident_reopened: NOTHING,
  incident_note_added: NOTHING,
  follow_up_sent: NOTHING,
  follow_up_skipped: NOTHING,
  follow_up_uncertain: NOTHING,
  follow_up_parked: NOTHING,
  follow_up_answered: NOTHING,
  follow_up_snoozed: NOTHING,
  follow_up_hastened: NOTHING,
  follow_up_settled: NOTHING,
  address_bounced: NOTHING,
} as const satisfies Record<string, StateKeys>;

export type CaseEventKind = keyof typeof CHANGED_BY;

/** One entry of the history, as far as the state depends on it. `after` may hold more than state. */
export type StateEvent = { kind: CaseEventKind; after: Readonly<Record<string, unknown>> | null };

/** What differs between two states, on either side. A key that `was` does not know counts as changed. */
export function stateDifference(
  was: Partial<CaseState>,
  now: CaseState,
): { before: Partial<CaseState>; after: Partial<CaseState> } {
  const keys = STATE_KEYS.filter((key) => !sameJson(was[key], now[key]));
  const pick = (state: Partial<CaseState>): Partial<CaseState> =>
    Object.fromEntries(keys.filter((key) => state[key] !== undefined).map((key) => [key, state[key]]));
  return { before: pick(was), after: pick(now) };
}

/** Keys that an event of this kind must not have changed; none when it is sound. */
export function strangeChanges(kind: CaseEventKind, changed: Partial<CaseState>): string[] {
  const allowed: StateKeys = CHANGED_BY[kind];
  return STATE_KEYS.filter((key) => key in changed && !allowed.includes(key));
}

/** The state after all these events, oldest first, or null where they do not begin with a whole state. */
export function stateAfter(events: readonly StateEvent[]): CaseState | null {
  const state = events.reduce<Partial<CaseState>>(applied, AT_FIRST);
  return isWhole(state) ? state : null;
}

function applied(state: Partial<CaseState>, { kind, after }: StateEvent): Partial<CaseState> {
  const keys: StateKeys = CHANGED_BY[kind];
  const changes = keys.filter((key) => after !== null && key in after).map((key) => [key, after?.[key]] as const);
  return changes.length === 0 ? state : { ...state, ...Object.fromEntries(changes) };
}

function isWhole(state: Partial<CaseState>): state is CaseState {
  return STATE_KEYS.every((key) => state[key] !== undefined);
}

/** Facts are flat objects of plain values; the order of their keys says nothing. */
function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
