import { ApiProperty } from '@nestjs/swagger';
import { Flag, FreeText, Text } from '../platform/http/fields.js';

const LONGEST_QUERY = 1_000;
/** Names and values of a query string, as the list of cases takes it. */
const QUERY = /^[\w.%+,=&*~-]*$/;

/** What changes about a view. What is left out stays. */
export class ViewChangesRequest {
  @FreeText({ max: 60, optional: true })
  name?: string;

  /** The query of the list of cases, such as `stage=online&risk=late`. */
  @Text({ min: 0, max: LONGEST_QUERY, pattern: QUERY, optional: true })
  query?: string;

  /** Whether the whole firm has it; supervisors and owners only. */
  @Flag({ optional: true })
  shared?: boolean;
}

export class NewViewRequest extends ViewChangesRequest {
  @FreeText({ max: 60 })
  override name!: string;

  @Text({ min: 0, max: LONGEST_QUERY, pattern: QUERY })
  override query!: string;
}

/** Filters, sort and layout of the queue under a name. */
export class ViewDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  name!: string;
  query!: string;
  shared!: boolean;

  /** Whether the caller made it. */
  mine!: boolean;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

/** One's own views and those of the firm, by name. */
export class ViewsDto {
  items!: ViewDto[];
}
