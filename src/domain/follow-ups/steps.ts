import type { Scenario } from '../triage/scenarios.js';
import type { Stage, WaitingFor } from '../lifecycle/stages.js';

/** Who hears from a step. The roles are resolved to people when the follow-up is due, not when it is planned. */
export const RECIPIENTS = ['client', 'assignee', 'supervisor'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/**
 * What a step counts from. `stage_start`, `waiting_start`, `last_answer`, `no_turn`, `step` and `now` are instants, the
 * others local dates. `last_answer` is when words of the client were last written down; `step` is when another step of the same
 * ladder leaves.
 */
export const ANCHORS = [
  'stage_start',
  'waiting_start',
  'waiting_until',
  'appointment',
  'last_answer',
  'window_earliest',
  'window_latest',
  'deadline',
  'no_turn',
  'step',
  'now',
] as const;
export type Anchor = (typeof ANCHORS)[number];

/**
 * How far from its anchor a step lies. Business days lead to a date, at the firm's send time; working minutes run
 * inside the firm's hours, and with `sameDay` they stop at the closing of the day they start on.
 */
export type Offset =
  { readonly businessDays: number } | { readonly workingMinutes: number; readonly sameDay?: boolean };

/**
 * How a step reaches its reader: by mail; inside Llavero; as `follow_up.sent` to the firm's own systems; or as a text that
 * the assignee pastes into WhatsApp for the client.
 */
export const CHANNELS = ['email', 'in_app', 'webhook', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Clients have no log-in, and nobody pastes texts for colleagues. */
export const CHANNEL_READERS = {
  email: ['client', 'staff'],
  in_app: ['staff'],
  webhook: ['client', 'staff'],
  whatsapp: ['client'],
} as const satisfies Record<Channel, readonly ('client' | 'staff')[]>;

/** What makes a step pointless even when nothing re-planned it in time. A closed case stops every step. */
export const STOPS = ['stage_left', 'verdict_changed', 'no_longer_waiting'] as const;
export type Stop = (typeof STOPS)[number];

/** What a case does when a step of its ladder leaves. `park`: it waits for the client from then on. */
export const DEEDS = ['park'] as const;
export type Deed = (typeof DEEDS)[number];

/** Whom the words of a template are written for; `src/notifications` holds a text for each. */
export const TEMPLATE_READERS = {
  facts_missing: 'client',
  facts_still_missing: 'client',
  facts_last_call: 'client',
  access_check: 'client',
  one_more_try: 'client',
  correction_check: 'client',
  window_opens: 'client',
  window_ends: 'client',
  appointment_before: 'client',
  appointment_after: 'client',
  access_test: 'client',
  access_restored: 'client',
  deadline: 'staff',
  case_parked: 'staff',
  parked_review: 'staff',
  tries_used_up: 'staff',
  window_check: 'staff',
  access_unconfirmed: 'staff',
  close_check: 'staff',
  case_review: 'staff',
  waiting_over: 'staff',
  no_turns: 'staff',
  late: 'staff',
} as const satisfies Record<string, 'client' | 'staff'>;
export type Template = keyof typeof TEMPLATE_READERS;
export const TEMPLATES = Object.keys(TEMPLATE_READERS) as readonly Template[];

/** One step of a ladder. */
export interface Rung {
  /** Unique over all ladders: with the case and its revision it names the follow-up. snake_case. */
  readonly step: string;
  readonly recipient: Recipient;
  readonly anchor: Anchor;
  readonly offset: Offset;
  readonly template: Template;
  /** `email` where it is not said. */
  readonly channel?: Channel;
  readonly stopsWhen: readonly Stop[];
  /** What becomes of a step whose moment passed earlier on the day it is planned. Earlier days are never made up. */
  readonly whenPassedToday: 'at_once' | 'skip';
  /** With the anchor `step`: the step of the same ladder that it counts from. */
  readonly afterStep?: string;
  readonly then?: Deed;
}

/** The ordered steps of the cases that match `when`; what `when` leaves out matches everything. */
export interface Ladder {
  /** snake_case; a ladder of a firm with the key of a default one stands in its place. */
  readonly key: string;
  readonly name: string;
  readonly when: LadderMatch;
  readonly rungs: readonly Rung[];
  /** Raised by every change of the firm; 0: as shipped. */
  readonly version?: number;
}

/** Which cases a ladder is for. */
export interface LadderMatch {
  readonly stages: readonly Stage[];
  readonly scenarios?: readonly Scenario[];
  readonly notScenarios?: readonly Scenario[];
  readonly waitingFor?: readonly WaitingFor[];
  readonly notWaitingFor?: readonly WaitingFor[];
  /** Whether a try is left for the RUC, one with other equipment included. */
  readonly triesLeft?: boolean;
}
