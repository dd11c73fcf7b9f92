import { ApiProperty } from '@nestjs/swagger';
import { AuthorityDto } from '../clients/authority.dto.js';
import { OUTCOMES } from '../domain/lifecycle/attempts.js';
import type { Outcome } from '../domain/lifecycle/attempts.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import type { Complication, Scenario } from '../domain/triage/scenarios.js';
import { COMPLICATIONS, SCENARIOS } from '../domain/triage/scenarios.js';
import { FollowUpDto } from '../follow-ups/follow-up.dto.js';
import { CaseIncidentDto, LinkDto } from './case-link.dto.js';
import { PresentDto } from './case-presence.dto.js';
import { FactsDto, VerdictDto } from '../triage/verdict.dto.js';
import { CaseDocumentDto, ChecklistItemDto } from './case-papers.dto.js';
import { AppointmentDto, AppointmentSearchDto } from './visits.dto.js';
import { WindowDto } from '../triage/window.dto.js';
import { OverruleDto } from './verdict-history.dto.js';
import { NearDeadlineDto, RiskDto, RiskLevelDto } from './case-risk.dto.js';

const INSTANT = { type: String, format: 'date-time' } as const;
const DATE_OR_NULL = { type: String, format: 'date', nullable: true } as const;
const INSTANT_OR_NULL = { ...INSTANT, nullable: true } as const;
const CODES = SCENARIOS.map((scenario) => scenario.code);

/** The client, as far as a case shows it. */
export class CaseClientDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  /** Masked for those who may not see ID numbers. */
  ruc!: string;
  legalName!: string;
}

/** Who works on the case. */
export class AssigneeDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  fullName!: string;
}

/** The window of a case. */
export class CaseWindowDto extends WindowDto {
  /** The case waits for its client: the window stands still until the turn changes. */
  paused!: boolean;
}

/** Something said about the case, secrets removed. */
export class CaseTextDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  body!: string;

  /** How many secrets were taken out of it. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  secretsFound!: number;

  @ApiProperty(INSTANT)
  givenAt!: string;
}

/** One possible move. */
export class MoveDto {
  @ApiProperty({ type: String, enum: STAGES })
  to!: Stage;

  allowed!: boolean;

  /** It may be done as soon as the person writes why. */
  needsReason!: boolean;

  /** Why it may not be done. */
  reason?: string;

  wouldAllow?: string;
}

/** What a supervisor allowed, by name and reason. */
export class OverrideDto {
  /** Who allowed it. */
  by!: string;
  reason!: string;

  @ApiProperty(INSTANT)
  grantedAt!: string;
}

/** How many tries at the portal staff have left for this RUC. */
export class AttemptBudgetDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  left!: number;

  /** Why another try would do harm. */
  reason?: string;

  wouldAllow?: string;

  /** The portal is left alone until then. */
  @ApiProperty({ ...INSTANT, required: false })
  heldUntil?: string;

  /** One more try that a supervisor allowed; the next one by staff uses it up. */
  override?: OverrideDto;
}

/** A detail of the record at IESS that was put right. */
export class CorrectionDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  what!: string;
  wasWrong!: string | null;
  shouldBe!: string;

  /** Null where a checked fact itself shows it. */
  evidence!: string | null;

  @ApiProperty(INSTANT)
  recordedAt!: string;
}

/** One try at the portal. */
export class AttemptDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, enum: ['staff', 'client'] })
  by!: 'staff' | 'client';

  @ApiProperty({ type: String, enum: OUTCOMES })
  outcome!: Outcome;

  @ApiProperty({ type: String, enum: STAGES })
  stage!: Stage;

  wording!: string | null;
  browser!: string | null;
  network!: string | null;
  device!: string | null;

  @ApiProperty(INSTANT)
  recordedAt!: string;
}

/** Another open case of the same client. */
export class DuplicateDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ type: String, enum: STAGES })
  stage!: Stage;
}

/** What a list and a case page both show. */
class CaseHeadDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  /** The firm's own number of the case. */
  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ type: String, enum: STAGES })
  stage!: Stage;

  @ApiProperty(INSTANT)
  stageSince!: string;

  @ApiProperty({ type: String, enum: CODES })
  scenario!: Scenario;

  @ApiProperty({ type: String, enum: WAITING_FOR })
  waitingFor!: WaitingFor;

  @ApiProperty(DATE_OR_NULL)
  waitingUntil!: string | null;

  client!: CaseClientDto;

  @ApiProperty(DATE_OR_NULL)
  deadlineOn!: string | null;

  @ApiProperty({ type: AssigneeDto, nullable: true })
  assignee!: AssigneeDto | null;

  @ApiProperty(INSTANT_OR_NULL)
  nextFollowUpAt!: string | null;

  @ApiProperty(INSTANT)
  openedAt!: string;

  @ApiProperty(INSTANT)
  updatedAt!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

/** The dates of a window without their derivation. */
export class WindowDatesDto {
  @ApiProperty({ type: String, format: 'date' })
  earliest!: string;

  @ApiProperty({ type: String, format: 'date' })
  latest!: string;
}

/** A case in a list. */
export class CaseListItem extends CaseHeadDto {
  @ApiProperty({ type: WindowDatesDto, nullable: true })
  window!: WindowDatesDto | null;

  risk!: RiskLevelDto;

  /** The one thing to do next, in the reader's language. */
  nextAction!: string;
}

/** A case with everything a case page needs. */
export class CaseView extends CaseHeadDto {
  channel!: string | null;
  verdict!: VerdictDto;

  /** The person's word that stands in the verdict. */
  @ApiProperty({ type: OverruleDto, nullable: true })
  overrule!: OverruleDto | null;

  @ApiProperty({ type: CaseWindowDto, nullable: true })
  window!: CaseWindowDto | null;

  risk!: RiskDto;

  /** Until the deadline, or the latest date of the window where there is none; below zero: so many too late. */
  @ApiProperty({ type: 'integer', nullable: true })
  businessDaysLeft!: number | null;

  @ApiProperty({ type: NearDeadlineDto, nullable: true })
  nearDeadline!: NearDeadlineDto | null;

  /** What is checked now, the client's own RUC status included while it is fresh. */
  facts!: FactsDto;

  texts!: CaseTextDto[];
  nextAction!: string;
  allowedMoves!: MoveDto[];
  attemptBudget!: AttemptBudgetDto;
  attempts!: AttemptDto[];
  corrections!: CorrectionDto[];

  /** What to prepare, in the order of work. It warns; it never refuses. */
  checklist!: ChecklistItemDto[];

  documents!: CaseDocumentDto[];

  /** Visits to the counter, in the order in which they were planned. */
  appointments!: AppointmentDto[];

  appointmentSearch!: AppointmentSearchDto;

  /** What the verdict found beside the cause, and what the visits added. */
  @ApiProperty({ type: String, enum: COMPLICATIONS, isArray: true })
  complications!: Complication[];
  duplicates!: DuplicateDto[];
  followUps!: FollowUpDto[];

  /** Whether the firm may act in the client's name. What is open here warns and stops nothing. */
  authority!: AuthorityDto;

  /** Staff who are told of moves and notes, beside the assignee. */
  watchers!: AssigneeDto[];

  @ApiProperty({ type: 'integer', minimum: 0 })
  noteCount!: number;

  links!: LinkDto[];

  /** What hits many clients at once and this one with them; open ones first. */
  incidents!: CaseIncidentDto[];

  /** Who else has the case open now. */
  present!: PresentDto[];

  @ApiProperty(INSTANT_OR_NULL)
  resolvedAt!: string | null;

  @ApiProperty(INSTANT_OR_NULL)
  closedAt!: string | null;
}

/** One entry of a case's history. */
export class CaseEventDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  kind!: string;

  @ApiProperty({ type: String, enum: ['user', 'client', 'system'] })
  actorKind!: 'user' | 'client' | 'system';

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;

  actorName!: string | null;

  @ApiProperty(INSTANT)
  at!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: object | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: object | null;

  reason!: string | null;
}
