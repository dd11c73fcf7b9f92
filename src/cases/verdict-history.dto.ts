import { ApiProperty } from '@nestjs/swagger';
import type { FactKey } from '../domain/triage/facts.js';
import { FACT_KEYS } from '../domain/triage/facts.js';
import type { Complication, Route, Scenario } from '../domain/triage/scenarios.js';
import { COMPLICATIONS, FAILURE_CAUSES, SCENARIOS } from '../domain/triage/scenarios.js';
import type { ConfidenceLevel } from '../domain/triage/verdict.js';
import { Choice, Choices, FreeText } from '../platform/http/fields.js';
import { ConfidenceDto, EvidenceDto, FactsDto, ROUTES, WordDto } from '../triage/verdict.dto.js';

const CODES = SCENARIOS.map((scenario) => scenario.code);
const LEVELS = ['high', 'medium', 'low'];
const LONGEST_REASON = 2_000;
const INSTANT = { type: String, format: 'date-time' } as const;

/** A person's word against the engine's. */
export class OverruleRequest {
  @Choice(CODES)
  scenario!: Scenario;

  /** Further causes truly present; each ranks behind the scenario. */
  @Choices(FAILURE_CAUSES, { max: FAILURE_CAUSES.length - 1, optional: true })
  also?: Scenario[];

  /** Where the case is worked first; the scenario's own where it is not said. */
  @Choice(ROUTES, { optional: true })
  route?: Route;

  /** Why the engine is wrong. It becomes the label's reason in the export. */
  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

/** Taking a word back. */
export class WithdrawOverruleRequest {
  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

/** From one scenario to another. */
export class ScenarioMoveDto {
  @ApiProperty({ type: String, enum: CODES })
  from!: Scenario;

  @ApiProperty({ type: String, enum: CODES })
  to!: Scenario;
}

/** From one route to another. */
export class RouteMoveDto {
  @ApiProperty({ type: String, enum: ROUTES })
  from!: Route;

  @ApiProperty({ type: String, enum: ROUTES })
  to!: Route;
}

/** From one level of confidence to another. */
export class ConfidenceMoveDto {
  @ApiProperty({ type: String, enum: LEVELS })
  from!: ConfidenceLevel;

  @ApiProperty({ type: String, enum: LEVELS })
  to!: ConfidenceLevel;
}

/** Causes that came to stand beside the scenario, and those that no longer do. */
export class CausesExchangedDto {
  @ApiProperty({ type: String, enum: CODES, isArray: true })
  gained!: readonly Scenario[];

  @ApiProperty({ type: String, enum: CODES, isArray: true })
  lost!: readonly Scenario[];
}

/** Complications that came, and those that went. */
export class ComplicationsExchangedDto {
  @ApiProperty({ type: String, enum: COMPLICATIONS, isArray: true })
  gained!: readonly Complication[];

  @ApiProperty({ type: String, enum: COMPLICATIONS, isArray: true })
  lost!: readonly Complication[];
}

/** One thing that came in and bears the new verdict; `kind` says which of the fields it has. */
export class VerdictReasonDto {
  @ApiProperty({ type: String, enum: ['fact', 'wording', 'engine', 'person'] })
  kind!: 'fact' | 'wording' | 'engine' | 'person';

  @ApiProperty({ type: String, enum: FACT_KEYS, required: false })
  fact?: FactKey;

  /** What the fact was (null: not known), or the engine before. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'boolean' }], nullable: true, required: false })
  from?: string | boolean | null;

  /** What the fact is (null: no longer known), or the engine now. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'boolean' }], nullable: true, required: false })
  to?: string | boolean | null;

  /** The new words. */
  quote?: string;

  @ApiProperty({ type: String, enum: CODES, isArray: true, required: false })
  supports?: readonly Scenario[];

  /** Whether a person overruled, or their word stands no longer. */
  @ApiProperty({ type: String, enum: ['given', 'ended'], required: false })
  word?: 'given' | 'ended';
}

/** How a verdict differs from the one before it, and why; what is null stayed as it was. */
export class VerdictChangeDto {
  @ApiProperty({ type: ScenarioMoveDto, nullable: true })
  scenario!: ScenarioMoveDto | null;

  @ApiProperty({ type: RouteMoveDto, nullable: true })
  route!: RouteMoveDto | null;

  @ApiProperty({ type: ConfidenceMoveDto, nullable: true })
  confidence!: ConfidenceMoveDto | null;

  also!: CausesExchangedDto;
  complications!: ComplicationsExchangedDto;

  @ApiProperty({ type: VerdictReasonDto, isArray: true })
  because!: readonly VerdictReasonDto[];
}

/** Who said it. */
export class SayerDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  fullName!: string;
}

/** A person's word on a case, with its reason. */
export class OverruleDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  by!: SayerDto;

  @ApiProperty(INSTANT)
  at!: string;

  reason!: string;
}

/** One verdict of a case as it was given then. */
export class PastVerdictDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  /** 1 is the first. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  seq!: number;

  @ApiProperty(INSTANT)
  decidedAt!: string;

  @ApiProperty({ type: String, enum: CODES })
  scenario!: Scenario;

  @ApiProperty({ type: String, enum: CODES, isArray: true })
  also!: readonly Scenario[];

  @ApiProperty({ type: String, enum: ROUTES })
  route!: Route;

  @ApiProperty({ type: String, enum: COMPLICATIONS, isArray: true })
  complications!: readonly Complication[];

  confidence!: ConfidenceDto;

  @ApiProperty({ type: EvidenceDto, isArray: true })
  evidence!: readonly EvidenceDto[];

  /** The facts it rested on. */
  facts!: FactsDto;

  engineVersion!: string;

  /** What the engine itself answered, where a person's word stands in its place. */
  overruled?: WordDto;

  /** That word. */
  @ApiProperty({ type: OverruleDto, nullable: true })
  overrule!: OverruleDto | null;

  /** Null for the first verdict. */
  @ApiProperty({ type: VerdictChangeDto, nullable: true })
  change!: VerdictChangeDto | null;
}
