import { DEFAULT_LIMIT, MOST_ROWS } from './page.js';
import { QueryInteger, Text } from './fields.js';

/** The query of every list. */
export class PageQuery {
  /** Rows of a page. */
  @QueryInteger({ min: 1, max: MOST_ROWS, optional: true })
  limit: number = DEFAULT_LIMIT;

  /** `nextCursor` of the page before. */
  @Text({ max: 2000, optional: true })
  cursor?: string;
}
