import { ApiProperty } from '@nestjs/swagger';
import { DateOn, Flag, FreeText, Text, TimeOfDay } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';

const OPTIONAL = { optional: true, nullable: true } as const;
const LONGEST_NOTES = 2_000;

/** Changes to an office. What is left out stays. */
export class OfficeChangesRequest {
  @FreeText({ max: 200, optional: true })
  name?: string;

  @FreeText({ max: 300, ...OPTIONAL })
  address?: string | null;

  /** Name or code, with or without accents. The days on which the office is closed follow from its place. */
  @Text({ max: 100, ...OPTIONAL })
  province?: string | null;

  /** Name or code, with or without accents. */
  @Text({ max: 100, ...OPTIONAL })
  canton?: string | null;

  @FreeText({ max: 50, ...OPTIONAL })
  phone?: string | null;

  @FreeText({ max: LONGEST_NOTES, ...OPTIONAL })
  notes?: string | null;

  /** Whether its counters handle employer keys; null while nobody knows. */
  @Flag(OPTIONAL)
  handlesEmployerKeys?: boolean | null;

  /** When its counters open, local time; null: not known, and 08:00 is taken. */
  @TimeOfDay(OPTIONAL)
  opensAt?: string | null;

  /** When they close, local time; null: not known, and 17:00 is taken. */
  @TimeOfDay(OPTIONAL)
  closesAt?: string | null;

  /** The day on which somebody made sure of all this. */
  @DateOn(OPTIONAL)
  lastCheckedOn?: string | null;
}

/** An office that the firm got to know. */
export class NewOfficeRequest extends OfficeChangesRequest {
  @FreeText({ max: 200 })
  override name!: string;
}

/** Filters of the list of offices. */
export class OfficeQuery extends PageQuery {
  /** Part of the name; accents and case do not matter. */
  @Text({ max: 200, optional: true })
  q?: string;

  /** Only offices of this province. Name or code, with or without accents. */
  @Text({ max: 100, optional: true })
  province?: string;
}

/** An office of IESS, as the firm knows it. */
export class OfficeDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  name!: string;
  address!: string | null;
  province!: string | null;
  canton!: string | null;
  phone!: string | null;
  notes!: string | null;
  handlesEmployerKeys!: boolean | null;
  opensAt!: string | null;
  closesAt!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastCheckedOn!: string | null;

  /** Never checked, or so long ago that it should be checked again before somebody travels there. */
  needsCheck!: boolean;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
}
