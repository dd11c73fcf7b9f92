import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';

/** A number, and the query of `GET /cases` that lists exactly what it counts. */
export class CountDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  count!: number;

  /** Such as `stage=online&overdue=true`. */
  query!: string;
}

/** The open cases of one person, or of nobody. */
export class AssigneeCountDto extends CountDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assigneeId!: string | null;

  fullName!: string | null;
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

  /** Open, and nobody's. */
  unassigned!: CountDto;

  @ApiProperty(countsOf(STAGES))
  byStage!: Record<string, CountDto>;

  /** Open cases by cause. */
  @ApiProperty(countsOf(SCENARIOS.map((scenario) => scenario.code)))
  byScenario!: Record<string, CountDto>;

  /** Open cases by whose turn it is. */
  @ApiProperty(countsOf(WAITING_FOR))
  waitingFor!: Record<string, CountDto>;

  /** Open cases by who works on them, most first. */
  byAssignee!: AssigneeCountDto[];
}
