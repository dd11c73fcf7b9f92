import { Choice, FreeText, Nested } from '../platform/http/fields.js';
import { FactsDto } from './verdict.dto.js';

/** The longest text that triage reads, in UTF-16 units. */
export const LONGEST_TEXT = 20_000;

/** A question to triage; nothing of it is stored. */
export class TriageRequest {
  /** The exact wording of the screen or message, or the client's words. */
  @FreeText({ min: 0, max: LONGEST_TEXT, secrets: 'left_to_triage' })
  text!: string;

  @Nested(() => FactsDto, { optional: true })
  facts?: FactsDto;

  /** Language of the answer; the caller's own where it is not said. */
  @Choice(['es', 'en'], { optional: true })
  locale?: 'es' | 'en';
}
