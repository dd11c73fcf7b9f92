import { ApiProperty } from '@nestjs/swagger';
import { ANCHORS, CHANNELS, DEEDS, RECIPIENTS, STOPS, TEMPLATES } from '../domain/follow-ups/steps.js';
import type { Anchor, Channel, Deed, Recipient, Stop, Template } from '../domain/follow-ups/steps.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import {
  Choice,
  Choices,
  Flag,
  FreeText,
  Integer,
  Nested,
  NestedList,
  QueryFlag,
  Text,
  Uuid,
} from '../platform/http/fields.js';

const SCENARIO_CODES = SCENARIOS.map(({ code }) => code);
const OPTIONAL = { optional: true } as const;
/** `now` is for what comes by itself: from it every new plan would count anew. */
const FIRM_ANCHORS = ANCHORS.filter((anchor) => anchor !== 'now');
const SNAKE = /^[a-z][a-z0-9_]{1,59}$/;
const MOST_STEPS = 30;
const MOST_DAYS = 10_000;
const MOST_MINUTES = 1_000_000;

/** Which cases a ladder is for; what is left out matches everything. */
export class LadderMatchDto {
  @Choices(STAGES, { max: STAGES.length })
  stages!: Stage[];

  @Choices(SCENARIO_CODES, { max: SCENARIO_CODES.length, ...OPTIONAL })
  scenarios?: Scenario[];

  @Choices(SCENARIO_CODES, { max: SCENARIO_CODES.length, ...OPTIONAL })
  notScenarios?: Scenario[];

  @Choices(WAITING_FOR, { max: WAITING_FOR.length, ...OPTIONAL })
  waitingFor?: WaitingFor[];

  @Choices(WAITING_FOR, { max: WAITING_FOR.length, ...OPTIONAL })
  notWaitingFor?: WaitingFor[];

  /** Whether a try is left for the RUC. */
  @Flag(OPTIONAL)
  triesLeft?: boolean;
}

/** One step. Exactly one of `businessDays` and `workingMinutes` says how far from its anchor it lies. */
export class LadderStepDto {
  @Text({ max: 60, pattern: SNAKE })
  step!: string;

  @Choice(RECIPIENTS)
  recipient!: Recipient;

  @Choice(FIRM_ANCHORS)
  anchor!: Anchor;

  /** With the anchor `step`: the step of this ladder that it counts from. */
  @Text({ max: 60, pattern: SNAKE, ...OPTIONAL })
  afterStep?: string;

  @Integer({ min: -MOST_DAYS, max: MOST_DAYS, ...OPTIONAL })
  businessDays?: number;

  @Integer({ min: 0, max: MOST_MINUTES, ...OPTIONAL })
  workingMinutes?: number;

  /** Working minutes stop at the closing of the day they start on. */
  @Flag(OPTIONAL)
  sameDay?: boolean;

  @Choice(TEMPLATES)
  template!: Template;

  /** `email` where it is not said. `whatsapp`: a text for the client that the assignee pastes. */
  @Choice(CHANNELS, OPTIONAL)
  channel?: Channel;

  /** `stage_left` where it is not said. */
  @Choices(STOPS, { max: STOPS.length, ...OPTIONAL })
  stopsWhen?: Stop[];

  /** What becomes of a step whose moment passed earlier on the day it is planned; `skip` where it is not said. */
  @Choice(['at_once', 'skip'], OPTIONAL)
  whenPassedToday?: 'at_once' | 'skip';

  /** What the case does when the step leaves. */
  @Choice(DEEDS, OPTIONAL)
  then?: Deed;
}

/** Changes of a ladder: what is left out stays. `steps` are all of them. */
export class LadderChangesRequest {
  @FreeText({ max: 200, ...OPTIONAL })
  name?: string;

  @Nested(() => LadderMatchDto, OPTIONAL)
  when?: LadderMatchDto;

  @NestedList(() => LadderStepDto, { max: MOST_STEPS, ...OPTIONAL })
  steps?: LadderStepDto[];

  /** Why: it stands in the audit trail. */
  @FreeText({ max: 500 })
  reason!: string;
}

/** A ladder of the firm's own. With the key of a default one it stands in its place. */
export class NewLadderRequest extends LadderChangesRequest {
  @Text({ max: 60, pattern: SNAKE })
  key!: string;

  @FreeText({ max: 200 })
  override name!: string;

  @Nested(() => LadderMatchDto)
  override when!: LadderMatchDto;

  @NestedList(() => LadderStepDto, { max: MOST_STEPS })
  override steps!: LadderStepDto[];
}

export class LadderChangeQuery {
  /** `true`: nothing is changed, the answer says what would be. */
  @QueryFlag(OPTIONAL)
  dryRun?: boolean;
}

/** Taking a ladder of the firm's own away. */
export class LadderRemovalQuery extends LadderChangeQuery {
  @FreeText({ max: 500 })
  reason!: string;
}

/** A ladder as cases are planned with it. */
export class LadderDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  key!: string;
  name!: string;

  /** As shipped, or changed or added by the firm. */
  @ApiProperty({ type: String, enum: ['default', 'own'] })
  origin!: 'default' | 'own';

  when!: LadderMatchDto;

  @ApiProperty({ type: LadderStepDto, isArray: true })
  steps!: LadderStepDto[];

  /** 0: never changed. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  version!: number;
}

/** One planned follow-up that a change of ladders moves, adds or takes away. */
export class MovedStepDto {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;

  @ApiProperty({ type: 'integer' })
  caseNumber!: number;

  clientName!: string;
  step!: string;

  @ApiProperty({ type: String, enum: RECIPIENTS })
  recipient!: Recipient;

  /** Null where there was none. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  from!: string | null;

  /** Null where it falls away. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  to!: string | null;
}

export class LadderEffectCountsDto {
  @ApiProperty({ type: 'integer' })
  cases!: number;

  @ApiProperty({ type: 'integer' })
  moved!: number;

  @ApiProperty({ type: 'integer' })
  added!: number;

  @ApiProperty({ type: 'integer' })
  removed!: number;
}

/** What a change of ladders does, or would do. */
export class LadderChangeDto {
  dryRun!: boolean;

  /** As it then stands; null where it is gone. */
  @ApiProperty({ type: LadderDto, nullable: true })
  ladder!: LadderDto | null;

  counts!: LadderEffectCountsDto;

  /** The first hundred, by case. */
  @ApiProperty({ type: MovedStepDto, isArray: true })
  rows!: MovedStepDto[];
}

/** A ladder to try on a case, stored nowhere. */
export class LadderPreviewRequest {
  @NestedList(() => LadderStepDto, { min: 1, max: MOST_STEPS })
  steps!: LadderStepDto[];

  /** The case to try it on, whatever its stage and cause; left out, a made-up one that begins now. */
  @Uuid(OPTIONAL)
  caseId?: string;

  /** Which cases the ladder is for: the made-up one is of its first stage and cause; online where it is not said. */
  @Nested(() => LadderMatchDto, OPTIONAL)
  when?: LadderMatchDto;
}

/** When a step would leave, and with which words. */
export class PreviewedStepDto {
  step!: string;

  @ApiProperty({ type: String, enum: RECIPIENTS })
  recipient!: Recipient;

  @ApiProperty({ type: String, enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ type: String, format: 'date-time' })
  dueAt!: string;

  /** That moment has passed: it would not be made up for. */
  passed!: boolean;

  subject!: string;
  text!: string;
}

export class LadderPreviewDto {
  /** Tried on a made-up case. */
  sample!: boolean;

  @ApiProperty({ type: PreviewedStepDto, isArray: true })
  steps!: PreviewedStepDto[];
}
