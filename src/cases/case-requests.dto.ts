import { OUTCOMES } from '../domain/lifecycle/attempts.js';
import type { Outcome } from '../domain/lifecycle/attempts.js';
import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import { Choice, DateOn, FreeText, Nested, Uuid } from '../platform/http/fields.js';
import { LONGEST_TEXT } from '../triage/triage.dto.js';
import { FactsDto } from '../triage/verdict.dto.js';
import type { Overridable } from './override.row.js';
import { OVERRIDABLE } from './override.row.js';
import { LONGEST_NOTE } from './case-note.dto.js';

const LONGEST_REASON = 2_000;
const LONGEST_NAME = 200;

/** A client's problem as it comes in. */
export class OpenCaseRequest {
  @Uuid()
  clientId!: string;

  /** The client's own words, or the exact text of the screen or message. */
  @FreeText({ min: 0, max: LONGEST_TEXT, secrets: 'left_to_triage' })
  text!: string;

  @Nested(() => FactsDto, { optional: true })
  facts?: FactsDto;

  /** How it came in, such as `phone`. */
  @FreeText({ max: LONGEST_NAME, optional: true, nullable: true })
  channel?: string | null;

  /** The date on which the missing key starts to cost money. */
  @DateOn({ optional: true, nullable: true })
  deadlineOn?: string | null;
}

/** What changed about a case beside its stage. What is left out stays. */
export class AmendCaseRequest {
  @Uuid({ optional: true, nullable: true })
  assigneeId?: string | null;

  /** What the new assignee must know; comes with `assigneeId` and becomes a note. */
  @FreeText({ max: LONGEST_NOTE, optional: true })
  handOver?: string;

  @DateOn({ optional: true, nullable: true })
  deadlineOn?: string | null;

  @FreeText({ max: LONGEST_NAME, optional: true, nullable: true })
  channel?: string | null;
}

/** New words or newly checked facts; at least one of them. */
export class EvidenceRequest {
  @FreeText({ min: 0, max: LONGEST_TEXT, optional: true, secrets: 'left_to_triage' })
  text?: string;

  @Nested(() => FactsDto, { optional: true })
  facts?: FactsDto;
}

/** One try at the portal. */
export class AttemptRequest {
  @Choice(OUTCOMES)
  outcome!: Outcome;

  /** Who tried; staff where it is not said. */
  @Choice(['staff', 'client'], { optional: true })
  by?: 'staff' | 'client';

  /** The exact text of the screen or message. */
  @FreeText({ min: 0, max: LONGEST_TEXT, optional: true, nullable: true })
  wording?: string | null;

  @FreeText({ max: LONGEST_NAME, optional: true, nullable: true })
  browser?: string | null;

  @FreeText({ max: LONGEST_NAME, optional: true, nullable: true })
  network?: string | null;

  @FreeText({ max: LONGEST_NAME, optional: true, nullable: true })
  device?: string | null;
}

/** A move to another stage. */
export class TransitionRequest {
  @Choice(STAGES)
  to!: Stage;

  @FreeText({ min: 0, max: LONGEST_REASON, optional: true, nullable: true })
  reason?: string | null;
}

/** Whose turn it is. */
export class WaitingRequest {
  @Choice(WAITING_FOR)
  for!: WaitingFor;

  @DateOn({ optional: true, nullable: true })
  until?: string | null;

  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

/** What a supervisor sets aside for one use, and why. */
export class OverrideRequest {
  @Choice(OVERRIDABLE)
  of!: Overridable;

  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

/** A detail of the record at IESS that was put right. */
export class CorrectionRequest {
  /** Which detail, such as the representative's second surname. */
  @FreeText({ max: LONGEST_NAME })
  what!: string;

  @FreeText({ max: LONGEST_REASON, optional: true, nullable: true })
  wasWrong?: string | null;

  @FreeText({ max: LONGEST_REASON })
  shouldBe!: string;

  /** What shows that it was put right: a document, a screen, a word at the counter. */
  @FreeText({ max: LONGEST_REASON })
  evidence!: string;
}
