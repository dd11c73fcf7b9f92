import { ApiProperty } from '@nestjs/swagger';
import type { Scenario } from '../domain/triage/scenarios.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';

const DATE = { type: String, format: 'date' } as const;

/** What a window counts from. */
export class WindowBasisDto {
  @ApiProperty({ type: String, enum: ['intake', 'evidence', 'correction', 'appointment'] })
  kind!: 'intake' | 'evidence' | 'correction' | 'appointment';

  @ApiProperty(DATE)
  on!: string;

  @ApiProperty({ type: String, enum: SCENARIOS.map((scenario) => scenario.code) })
  scenario!: Scenario;

  /** Whose days were counted, and where: `iess:Quito`. */
  calendar!: string;
}

/** One date on the way to a due date. */
export class DueStepDto {
  @ApiProperty(DATE)
  on!: string;

  @ApiProperty({ type: String, enum: ['start', 'counted', 'skipped', 'paused'] })
  step!: 'start' | 'counted' | 'skipped' | 'paused';

  /** Business day number, where the day counts. */
  @ApiProperty({ type: 'integer', required: false })
  count?: number;

  /** Why the day does not count. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, required: false })
  why?: readonly object[];
}

/** A due date with the days that led to it. */
export class DueDto {
  @ApiProperty(DATE)
  dueOn!: string;

  @ApiProperty({ type: DueStepDto, isArray: true })
  derivation!: readonly DueStepDto[];

  /** It may still move: decrees are not known so far ahead, or a rule is unconfirmed. */
  provisional!: boolean;

  @ApiProperty({ type: String, isArray: true })
  provisionalWhy!: readonly string[];
}

/** How both dates came about. */
export class WindowDerivationDto {
  earliest!: DueDto;
  latest!: DueDto;
}

/** The firm's estimate as two dates. */
export class WindowDto {
  @ApiProperty(DATE)
  earliest!: string;

  @ApiProperty(DATE)
  latest!: string;

  basis!: WindowBasisDto;
  provisional!: boolean;
  derivation!: WindowDerivationDto;
}
