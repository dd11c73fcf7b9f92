import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { LocalDate } from '../calendar/local-date.js';
import type { WeeklyHours } from '../calendar/working-hours.js';
import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import type { Scenario } from '../triage/scenarios.js';
import type { Anchor, Channel, Deed, Recipient, Rung, Stop, Template } from './steps.js';

/** The firm's side: its business days and zone (`calendar.place.zone`), its hours, and when its messages leave. */
export interface FirmTimes {
  readonly calendar: BusinessCalendar;
  readonly hours: WeeklyHours;
  /** Local time `HH:MM`; policy default 09:00. */
  readonly sendAt: string;
}

/** All that decides which follow-ups a case gets. */
export interface PlanInput {
  readonly stage: Stage;
  readonly scenario: Scenario;
  /** The database's clock. */
  readonly now: Date;
  readonly stageSince: Date;
  readonly window: { readonly earliestOn: LocalDate; readonly latestOn: LocalDate } | null;
  readonly deadlineOn: LocalDate | null;
  readonly waitingFor: WaitingFor;
  /** Since when somebody else has the turn; null while it is ours. */
  readonly waitingSince: Date | null;
  readonly waitingUntil: LocalDate | null;
  /** The day of the visit to come. */
  readonly visitOn: LocalDate | null;
  /** Since when no turn was to be had and the supervisor has to hear of it. */
  readonly noTurnSince: Date | null;
  /** When words of the client were last written down; without it `last_answer` has no steps. */
  readonly lastAnswerAt?: Date | null;
  /** Whether a try is left for the RUC, one with other equipment included; true without it. */
  readonly triesLeft?: boolean;
  /** Whether the client has a contact a message can reach; without one the assignee does what the client would. */
  readonly hasReachableContact: boolean;
  readonly firm: FirmTimes;
  /** Business days and zone of the client's place. */
  readonly client: { readonly calendar: BusinessCalendar };
}

/** What a due follow-up needs in order to decide, stored with its row. Plain JSON. */
export interface FollowUpContext {
  readonly template: Template;
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly anchor: Anchor;
  /** The anchor's value, a local date or an ISO instant: a step with the same one is the same promise. */
  readonly anchoredAt: string;
  readonly offset: Rung['offset'];
  readonly stopsWhen: readonly Stop[];
  /** Whom the step was meant for, where it goes to somebody else: the client cannot be written to, or not by Llavero. */
  readonly insteadOf?: Recipient;
  /** `email` where it is not said. */
  readonly channel?: Exclude<Channel, 'email'>;
  /** The ladder it comes from, in the version it was planned with. */
  readonly ladder?: { readonly key: string; readonly version: number };
  readonly afterStep?: string;
  readonly then?: Deed;
}

export interface PlannedFollowUp {
  readonly step: string;
  readonly recipient: Recipient;
  readonly dueAt: Date;
  readonly context: FollowUpContext;
  /** Its moment passed before now: the ledger keeps such a row where it still waits, and never plans it anew. */
  readonly passed?: true;
  /** Planned only where nothing else of the case is ahead. */
  readonly lastResort?: true;
}
