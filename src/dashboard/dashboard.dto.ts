import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import type { Visitor } from '../domain/visits/visit-outcomes.js';
import { VISITORS } from '../domain/visits/visit-outcomes.js';
import { Choice } from '../platform/http/fields.js';

export class DashboardQuery {
  /** Whose cases are counted: the caller's own, or the firm's where it is not said. */
  @Choice(['mine', 'firm'], { optional: true })
  scope?: 'mine' | 'firm';
}

/** A number, and the query of `GET /cases` that lists exactly what it counts. */
export class CountDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  count!: number;

  /** Such as `stage=online&overdue=true`. */
  query!: string;
}

/** A number, and the query of `GET /follow-ups` that lists exactly what it counts. */
export class FollowUpCountDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  count!: number;

  /** Such as `trouble=parked`. */
  query!: string;
}

/** Follow-ups that somebody has to look at. */
export class TroublesDto {
  /** When the oldest one was due that nobody looked at; null where none waits. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldestOverdueAt!: string | null;

  /** Due for more than a minute: no worker does its work. */
  overdue!: FollowUpCountDto;

  /** Given up after too many tries. */
  parked!: FollowUpCountDto;

  /** Perhaps sent, perhaps not: only a person can say. */
  uncertain!: FollowUpCountDto;
}

/** The open cases of one person, or of nobody. */
export class AssigneeCountDto extends CountDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assigneeId!: string | null;

  fullName!: string | null;
}

/** A visit of today. */
export class AppointmentTodayDto {
  @ApiProperty({ type: String, format: 'uuid' })
  appointmentId!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;

  @ApiProperty({ type: 'integer' })
  caseNumber!: number;

  clientName!: string;
  officeName!: string;

  /** Local time at the office, `HH:MM`. */
  @ApiProperty({ type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
  at!: string;

  turnNumber!: string | null;

  @ApiProperty({ type: String, enum: VISITORS })
  goes!: Visitor;

  goesFullName!: string | null;
}

/** An object with one count for each of these names. */
const countsOf = (names: readonly string[]): ApiPropertyOptions =>
  ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { $ref: getSchemaPath(CountDto) }])),
    selfRequired: true,
    required: [...names],
    additionalProperties: false,
  }) as ApiPropertyOptions;

/** The firm at a glance. */
export class DashboardView {
  /** Today where the firm is. */
  @ApiProperty({ type: String, format: 'date' })
  today!: string;

  /** Cases whose key is still missing. */
  open!: CountDto;

  overdue!: CountDto;

  /** The deadline falls before the latest date of the window. */
  atRisk!: CountDto;

  dueToday!: CountDto;

  /** The client has answered since staff last did something. */
  clientAnswered!: CountDto;

  /** Open, and nobody's; the firm's whoever asks. */
  unassigned!: CountDto;

  @ApiProperty(countsOf(STAGES))
  byStage!: Record<string, CountDto>;

  /** Open cases by cause. */
  @ApiProperty(countsOf(SCENARIOS.map((scenario) => scenario.code)))
  byScenario!: Record<string, CountDto>;

  /** Open cases by whose turn it is. */
  @ApiProperty(countsOf(WAITING_FOR))
  waitingFor!: Record<string, CountDto>;

  /** Of the whole firm, whatever the scope. */
  followUps!: TroublesDto;

  /** Visits of today in open cases, soonest first. */
  appointmentsToday!: AppointmentTodayDto[];

  /** Open cases by who works on them, most first. */
  byAssignee!: AssigneeCountDto[];
}
