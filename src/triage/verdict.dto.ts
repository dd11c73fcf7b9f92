import { ApiProperty } from '@nestjs/swagger';
import { FACT_KEYS } from '../domain/triage/facts.js';
import type { FactKey, FactValue } from '../domain/triage/facts.js';
import type { Complication, Route, Scenario } from '../domain/triage/scenarios.js';
import { COMPLICATIONS, SCENARIOS } from '../domain/triage/scenarios.js';
import type { ConfidenceLevel } from '../domain/triage/verdict.js';
import { Choice, Flag } from '../platform/http/fields.js';
import { WindowDto } from './window.dto.js';

const CODES = SCENARIOS.map((scenario) => scenario.code);
export const ROUTES = ['online', 'correction', 'in_person', 'none'];

/** Answers that staff checked. What is not known is left out. */
export class FactsDto {
  @Choice(['valid', 'invalid', 'missing', 'unknown'], { optional: true })
  emailStatus?: 'valid' | 'invalid' | 'missing' | 'unknown';

  @Flag({ optional: true })
  hasHadKeyBefore?: boolean;

  @Choice(['active', 'suspended', 'closed', 'unknown'], { optional: true })
  rucStatus?: 'active' | 'suspended' | 'closed' | 'unknown';

  @Flag({ optional: true })
  representativeMatches?: boolean;

  @Flag({ optional: true })
  captchaPassed?: boolean;

  @Flag({ optional: true })
  recoveryMailArrived?: boolean;

  @Flag({ optional: true })
  portalSaysInPerson?: boolean;
}

/** How sure the verdict is. */
export class ConfidenceDto {
  @ApiProperty({ type: String, enum: ['high', 'medium', 'low'] })
  level!: ConfidenceLevel;

  /** From 0 to 1; falls when any of the listed evidence falls away. */
  score!: number;

  /** How far the nearest decision that could have gone the other way is from doing so. */
  margin!: number;
}

/** The one question whose answer would decide. */
export class QuestionDto {
  @ApiProperty({ type: String, enum: FACT_KEYS })
  fact!: FactKey;

  text!: string;
}

/** A checked fact or a quoted stretch of the text that speaks for or against causes. */
export class EvidenceDto {
  @ApiProperty({ type: String, enum: ['fact', 'wording'] })
  kind!: 'fact' | 'wording';

  @ApiProperty({ type: String, enum: FACT_KEYS, required: false })
  fact?: FactKey;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'boolean' }], required: false })
  value?: FactValue;

  quote?: string;

  /** UTF-16 offset into `redactedText`. */
  @ApiProperty({ type: 'integer', minimum: 0, required: false })
  start?: number;

  /** UTF-16 offset into `redactedText`, exclusive. */
  @ApiProperty({ type: 'integer', minimum: 0, required: false })
  end?: number;

  @ApiProperty({ type: String, enum: CODES, isArray: true, required: false })
  supports?: readonly Scenario[];

  @ApiProperty({ type: String, enum: CODES, isArray: true, required: false })
  against?: readonly Scenario[];

  why!: string;
}

/** A fact that, once it is checked so, would bring another verdict. */
export class ChangeDto {
  @ApiProperty({ type: String, enum: FACT_KEYS })
  fact!: FactKey;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'boolean' }] })
  value!: FactValue;

  @ApiProperty({ type: String, enum: CODES })
  scenario!: Scenario;
}

/** An answer without why. */
export class WordDto {
  @ApiProperty({ type: String, enum: CODES })
  scenario!: Scenario;

  @ApiProperty({ type: String, enum: CODES, isArray: true })
  also!: readonly Scenario[];

  @ApiProperty({ type: String, enum: ROUTES })
  route!: Route;
}

/** What triage answers: the cause, why, what speaks against it, and what to do next. */
export class VerdictDto {
  @ApiProperty({ type: String, enum: CODES })
  scenario!: Scenario;

  /** Further causes truly present. */
  @ApiProperty({ type: String, enum: CODES, isArray: true })
  also!: readonly Scenario[];

  @ApiProperty({ type: String, enum: ROUTES })
  route!: Route;

  @ApiProperty({ type: String, enum: COMPLICATIONS, isArray: true })
  complications!: readonly Complication[];

  /** Of the engine's own answer, also where a person's word stands in its place. */
  confidence!: ConfidenceDto;

  /** What the engine itself answers, where a person's word stands in its place. */
  overruled?: WordDto;

  needsInfo!: boolean;
  question?: QuestionDto;

  /** What else it could be, best first. */
  @ApiProperty({ type: String, enum: CODES, isArray: true })
  rivals!: readonly Scenario[];

  /** The text with every secret replaced; offsets of the evidence point into it. */
  redactedText!: string;

  @ApiProperty({ type: EvidenceDto, isArray: true })
  evidence!: readonly EvidenceDto[];

  /** Single facts that would change the verdict. Verdicts of engines before version 3 have none. */
  @ApiProperty({ type: ChangeDto, isArray: true, required: false })
  wouldChange?: readonly ChangeDto[];

  nextAction!: string;

  @ApiProperty({ type: String, isArray: true })
  steps!: readonly string[];

  @ApiProperty({ type: String, isArray: true })
  checklist!: readonly string[];

  /** The firm's estimate, never a promise of IESS; null where none can be given. */
  @ApiProperty({ type: WindowDto, nullable: true })
  window!: WindowDto | null;

  @ApiProperty({ type: 'integer', minimum: 0 })
  secretsFound!: number;

  /** What to tell whoever wrote the secrets; only where some were found. */
  secretsAdvice?: string;

  engineVersion!: string;
}
