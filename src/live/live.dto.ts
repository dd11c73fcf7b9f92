import { QueryInteger } from '../platform/http/fields.js';

/** How long a stream stays open; the reader comes back by itself. */
export const LONGEST_STREAM_SECONDS = 3_600;

export class LiveQuery {
  /** Ends after so many seconds; 0 tells what was missed and ends. An hour where it is not said. */
  @QueryInteger({ min: 0, max: LONGEST_STREAM_SECONDS, optional: true })
  seconds?: number;
}
