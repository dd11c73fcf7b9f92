import { ApiProperty } from '@nestjs/swagger';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { DateOn, QueryChoices, Text } from '../platform/http/fields.js';

export const CHARTS = [
  'flow',
  'stages',
  'ages',
  'stage_times',
  'window',
  'scenarios',
  'offices',
  'workload',
  'reassignments',
  'follow_ups',
] as const;
export type Chart = (typeof CHARTS)[number];

/** Over which time, and which cases. */
export class InsightQuery {
  /** A local date of the firm; 30 days ago where it is not said. */
  @DateOn({ optional: true })
  from?: string;

  /** Today where it is not said. */
  @DateOn({ optional: true })
  to?: string;

  /** A user's id, `me` or `none`; several by comma. */
  @Text({ max: 400, pattern: /^[0-9a-z,-]+$/, optional: true })
  assignee?: string;

  @QueryChoices(SCENARIOS.map(({ code }) => code), { optional: true })
  scenario?: Scenario[];
}

/** One row of a table: what it is about, and a number for each column. */
export class InsightRowDto {
  /** A date, a code, a bucket or an id. */
  key!: string;

  /** What people call it, where the key says nothing to them. */
  label!: string | null;

  /** As many as there are columns; null where there is nothing to tell. */
  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true } })
  values!: (number | null)[];

  /** For each number the query of `GET /cases` that lists what it counts; null where no list is behind it. */
  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true } })
  queries!: (string | null)[];
}

/** The numbers behind one chart, and nothing else: a table. */
export class InsightDto {
  @ApiProperty({ type: String, enum: CHARTS })
  chart!: Chart;

  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  /** When it was counted. */
  @ApiProperty({ type: String, format: 'date-time' })
  countedAt!: string;

  columns!: string[];
  rows!: InsightRowDto[];

  /** Dates of the period on which the firm does not work; for charts by day. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'date' } })
  closedOn!: string[];
}
