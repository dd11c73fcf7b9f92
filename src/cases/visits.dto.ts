import { ApiProperty } from '@nestjs/swagger';
import { DOCUMENT_IDS } from '../domain/checklists/documents.js';
import type { DocumentId } from '../domain/checklists/documents.js';
import { APPOINTMENT_STATES, VISIT_RESULT_CODES, VISITORS } from '../domain/visits/visit-outcomes.js';
import type { AppointmentState, VisitResult, Visitor } from '../domain/visits/visit-outcomes.js';
import { checkChoice, checkList } from '../platform/http/field-checks.js';
import { Choice, DateOn, Field, FreeText, Text, TimeOfDay, Uuid } from '../platform/http/fields.js';

const OPTIONAL = { optional: true, nullable: true } as const;
const LONGEST_WORDING = 20_000;
const LONGEST_REASON = 2_000;
const LONGEST_NAME = 200;
const INSTANT = { type: String, format: 'date-time' } as const;

/** Where, when and who. */
class VisitFields {
  /** An office of the firm's list. */
  @Uuid(OPTIONAL)
  officeId?: string | null;

  /** An office that is not on the list: its name. Exactly one of the two. */
  @FreeText({ max: LONGEST_NAME, ...OPTIONAL })
  officeName?: string | null;

  /** The number that the booking gave. */
  @Text({ max: 20, pattern: /^[A-Za-z0-9 ./-]+$/, ...OPTIONAL })
  turnNumber?: string | null;

  /** Who goes; the legal representative where it is not said. */
  @Choice(VISITORS, { optional: true })
  goes?: Visitor;

  @FreeText({ max: LONGEST_NAME, ...OPTIONAL })
  goesFullName?: string | null;
}

/** A turn that was booked. */
export class AppointmentRequest extends VisitFields {
  @DateOn()
  on!: string;

  /** Local time at the office. */
  @TimeOfDay()
  at!: string;
}

/** The visit is moved, or cancelled with a reason, or ended with a result: one of the three. */
export class AppointmentChange extends VisitFields {
  @DateOn({ optional: true })
  on?: string;

  @TimeOfDay({ optional: true })
  at?: string;

  @Choice(['cancelled'], { optional: true })
  state?: 'cancelled';

  /** Why it was cancelled. */
  @FreeText({ max: LONGEST_REASON, optional: true })
  reason?: string;

  /** How the visit went. */
  @Choice(VISIT_RESULT_CODES, { optional: true })
  result?: VisitResult;

  /** What was said at the counter, word for word. */
  @FreeText({ max: LONGEST_WORDING, ...OPTIONAL })
  wording?: string | null;

  /** What the counter asked for and nobody had: the case needs it from then on. */
  @Field(
    checkList(0, DOCUMENT_IDS.length, checkChoice(DOCUMENT_IDS)),
    { type: String, enum: DOCUMENT_IDS, isArray: true },
    { optional: true },
  )
  missingDocuments?: DocumentId[];
}

/** A look for a turn in vain. */
export class AppointmentSearchRequest {
  /** Where; an office of the firm's list. */
  @Uuid(OPTIONAL)
  officeId?: string | null;

  /** Today where it is not said. */
  @DateOn({ optional: true })
  triedOn?: string;

  @Choice(['none_available'], { optional: true })
  result?: 'none_available';

  @FreeText({ max: LONGEST_REASON, ...OPTIONAL })
  note?: string | null;
}

/** An office, as far as a visit shows it. */
export class VisitOfficeDto {
  /** Null where it is not on the firm's list. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id!: string | null;

  name!: string;
  address!: string | null;
}

/** A visit to the counter. */
export class AppointmentDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  office!: VisitOfficeDto;

  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  /** Local time at the office, `HH:MM`. */
  @ApiProperty({ type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
  at!: string;

  @ApiProperty(INSTANT)
  startsAt!: string;

  turnNumber!: string | null;

  @ApiProperty({ type: String, enum: VISITORS })
  goes!: Visitor;

  goesFullName!: string | null;

  /** `turned_away`: somebody was there and the counter did not do it. */
  @ApiProperty({ type: String, enum: APPOINTMENT_STATES })
  state!: AppointmentState;

  @ApiProperty({ type: String, enum: VISIT_RESULT_CODES, nullable: true })
  result!: VisitResult | null;

  /** What was said at the counter. */
  wording!: string | null;

  /** Why it was cancelled. */
  reason!: string | null;

  @ApiProperty(INSTANT)
  createdAt!: string;

  @ApiProperty(INSTANT)
  changedAt!: string;
}

/** How the search for a turn stands since a visit was last planned. */
export class AppointmentSearchDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  tries!: number;

  /** Tries that are left before the supervisor hears of it. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  triesLeft!: number;

  @ApiProperty({ ...INSTANT, nullable: true })
  escalatedAt!: string | null;

  /** Where else to look, best first: offices of the client's province that are not known to send people away. */
  otherOffices!: VisitOfficeDto[];
}
