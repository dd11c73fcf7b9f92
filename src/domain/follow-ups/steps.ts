import type { Scenario } from '../triage/scenarios.js';
import type { Stage, WaitingFor } from '../lifecycle/stages.js';

/** Who hears from a step. The roles are resolved to people when the follow-up is due, not when it is planned. */
export const RECIPIENTS = ['client', 'assignee', 'supervisor'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What a step counts from. `stage_start`, `waiting_start`, `no_turn` and `now` are instants, the others local dates. */
export const ANCHORS = [
  'stage_start',
  'waiting_start',
  'waiting_until',
  'window_earliest',
  'window_latest',
  'deadline',
  'appointment',
  'no_turn',
  'now',
] as const;
export type Anchor = (typeof ANCHORS)[number];

/**
 * How far from its anchor a step lies. Business days lead to a date, at the firm's send time; working minutes run
 * inside the firm's hours, and with `sameDay` they stop at the closing of the day they start on.
 */
export type Offset =
  { readonly businessDays: number } | { readonly workingMinutes: number; readonly sameDay?: boolean };

/** What makes a step pointless even when nothing re-planned it in time. A closed case stops every step. */
export const STOPS = ['stage_left', 'verdict_changed', 'no_longer_waiting'] as const;
export type Stop = (typeof STOPS)[number];

/** Message texts that steps name; `src/notifications` holds one for each. */
export const TEMPLATES = [
  'facts_missing',
  'facts_still_missing',
  'facts_last_call',
  'access_check',
  'one_more_try',
  'correction_check',
  'window_opens',
  'window_ends',
  'appointment_before',
  'appointment_after',
  'deadline',
  'access_test',
  'access_restored',
  'close_check',
  'case_review',
  'waiting_over',
  'no_turns',
  'late',
] as const;
export type Template = (typeof TEMPLATES)[number];

/** One step of a ladder. */
export interface Rung {
  /** Unique over all ladders: with the case and its revision it names the follow-up. snake_case. */
  readonly step: string;
  readonly recipient: Recipient;
  readonly anchor: Anchor;
  readonly offset: Offset;
  readonly template: Template;
  readonly stopsWhen: readonly Stop[];
  /** What becomes of a step whose moment passed earlier on the day it is planned. Earlier days are never made up. */
  readonly whenPassedToday: 'at_once' | 'skip';
}

/** The ordered steps of the cases that match `when`; what `when` leaves out matches everything. */
export interface Ladder {
  readonly name: string;
  readonly when: {
    readonly stages: readonly Stage[];
    readonly scenarios?: readonly Scenario[];
    readonly notScenarios?: readonly Scenario[];
    readonly waitingFor?: readonly WaitingFor[];
    readonly notWaitingFor?: readonly WaitingFor[];
  };
  readonly rungs: readonly Rung[];
}
