import { ApiProperty } from '@nestjs/swagger';
import { CHECKLIST_IDS } from '../domain/checklists/checklist-items.js';
import type { ChecklistItemId } from '../domain/checklists/checklist-items.js';
import { DOCUMENT_IDS, DOCUMENT_STATES } from '../domain/checklists/documents.js';
import type { DocumentId, DocumentState } from '../domain/checklists/documents.js';
import type { CaseState } from '../domain/lifecycle/history.js';
import type { PapersState, PaperState, TickState } from '../domain/lifecycle/papers-history.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import type { WindowBasis } from '../domain/lifecycle/window.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import { InstantAt } from '../platform/http/fields.js';
import { FactsDto } from '../triage/verdict.dto.js';

const INSTANT = { type: String, format: 'date-time' } as const;
const INSTANT_OR_NULL = { ...INSTANT, nullable: true } as const;
const DATE_OR_NULL = { type: String, format: 'date', nullable: true } as const;

/** Which moment is asked for; now where it is left out. */
export class CaseStateQuery {
  @InstantAt({ optional: true })
  at?: string;
}

/** An item of the checklist, as it was. */
export class TickStateDto implements TickState {
  @ApiProperty({ type: String, enum: CHECKLIST_IDS })
  item!: ChecklistItemId;

  done!: boolean;
  note!: string | null;
}

/** A document of the case, as it was. */
export class PaperStateDto implements PaperState {
  @ApiProperty({ type: String, enum: DOCUMENT_IDS })
  document!: DocumentId;

  @ApiProperty({ type: String, enum: DOCUMENT_STATES })
  state!: DocumentState;

  /** The date that a person set; null: that of the policy. */
  @ApiProperty(DATE_OR_NULL)
  dueOn!: string | null;

  /** What a person said of it; null: what the policy says. */
  needed!: boolean | null;

  note!: string | null;
}

/** What can change about a case, as it was. */
export class CaseStateDto implements CaseState, PapersState {
  @ApiProperty({ type: String, enum: STAGES })
  stage!: Stage;

  @ApiProperty(INSTANT)
  stageSince!: string;

  /** The facts with which the stage began. */
  stageFacts!: FactsDto;

  @ApiProperty({ type: String, enum: WAITING_FOR })
  waitingFor!: WaitingFor;

  @ApiProperty(DATE_OR_NULL)
  waitingUntil!: string | null;

  @ApiProperty(INSTANT_OR_NULL)
  waitingSince!: string | null;

  @ApiProperty({ type: String, enum: SCENARIOS.map(({ code }) => code) })
  scenario!: Scenario;

  facts!: FactsDto;

  @ApiProperty(INSTANT_OR_NULL)
  correctedAt!: string | null;

  /** What the window counted from. */
  windowBasis!: WindowBasis['kind'] | null;

  @ApiProperty(INSTANT_OR_NULL)
  windowBasedAt!: string | null;

  @ApiProperty(DATE_OR_NULL)
  windowEarliestOn!: string | null;

  @ApiProperty(DATE_OR_NULL)
  windowLatestOn!: string | null;

  @ApiProperty(DATE_OR_NULL)
  deadlineOn!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assigneeId!: string | null;

  channel!: string | null;

  /** The day of the visit to come. */
  @ApiProperty(DATE_OR_NULL)
  visitOn!: string | null;

  /** Since when the supervisor had to see to a turn, for none was to be had. */
  @ApiProperty(INSTANT_OR_NULL)
  noTurnSince!: string | null;

  @ApiProperty(INSTANT)
  openedAt!: string;

  @ApiProperty(INSTANT_OR_NULL)
  resolvedAt!: string | null;

  @ApiProperty(INSTANT_OR_NULL)
  closedAt!: string | null;

  /** What people had touched of the checklist. */
  checklist!: TickStateDto[];

  /** What people had touched of the documents. */
  documents!: PaperStateDto[];
}

/** A case as its history says it was. */
export class CaseStateAtDto {
  /** The moment that is answered for: the one asked for, or now where that lies ahead. */
  @ApiProperty(INSTANT)
  at!: string;

  /** Null before the history of the case is complete, which concerns cases older than the first version that kept it. */
  @ApiProperty({ type: CaseStateDto, nullable: true })
  state!: CaseStateDto | null;
}
