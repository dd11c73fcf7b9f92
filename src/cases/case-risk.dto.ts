import { ApiProperty } from '@nestjs/swagger';
import type { CaseRisk, NearDeadlinePlan, RiskReason } from '../domain/lifecycle/risk.js';
import type { Risk } from '../domain/lifecycle/window.js';

const RISKS = ['late', 'at_risk', 'today', 'on_time', 'paused', 'none'];
const REASONS = [
  'deadline_passed',
  'deadline_ahead',
  'window_passed',
  'window_ahead',
  'margin',
  'visit_passed',
  'waits',
];

/** How a case stands against its dates. */
export class RiskLevelDto {
  @ApiProperty({ type: String, enum: RISKS })
  level!: Risk;
}

/** One reason behind a risk. */
export class RiskReasonDto implements RiskReason {
  @ApiProperty({ type: String, enum: REASONS })
  code!: RiskReason['code'];

  text!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  on!: string | null;

  /** To or since the date, or between window and deadline; the code says which. */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true })
  businessDays!: number | null;
}

/** How a case stands against its dates, and why. */
export class RiskDto extends RiskLevelDto implements CaseRisk {
  why!: RiskReasonDto[];

  /** From the latest date of the window to the deadline; below zero: so many too late. */
  @ApiProperty({ type: 'integer', nullable: true })
  marginBusinessDays!: number | null;
}

/** With a deadline near: the day to find the cause and the day to solve it. */
export class NearDeadlineDto implements NearDeadlinePlan {
  @ApiProperty({ type: String, format: 'date' })
  triageOn!: string;

  @ApiProperty({ type: String, format: 'date' })
  fixOn!: string;

  advice!: string;
}
