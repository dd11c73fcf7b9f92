import { ApiProperty } from '@nestjs/swagger';
import type { DeadlineKind } from '../domain/calendar/deadlines.js';

const DATE = { type: String, format: 'date' } as const;
const CONFIDENCES = ['high', 'medium', 'low'] as const;
const DEADLINES = ['contribution_form', 'exit_notice', 'entry_notice'] as const;
const STEPS = ['start', 'counted', 'skipped', 'paused', 'worked'] as const;

/** Why a date is closed. */
export class ClosedReasonDto {
  @ApiProperty({ type: String, enum: ['weekend', 'holiday', 'moved', 'decreed', 'closure'] })
  kind!: string;

  es!: string;
  en!: string;

  @ApiProperty({ type: String, enum: ['national', 'province', 'canton'], required: false })
  scope?: string;

  /** Where the law puts the holiday. */
  @ApiProperty({ ...DATE, required: false })
  legalOn?: string;

  @ApiProperty({ type: String, enum: CONFIDENCES, required: false })
  confidence?: string;

  /** The rule is unconfirmed for this date. */
  @ApiProperty({ type: Boolean, required: false })
  provisional?: boolean;

  @ApiProperty({ type: String, required: false })
  source?: string;
}

/** One date, for IESS and for the firm. */
export class CalendarDayDto {
  @ApiProperty(DATE)
  date!: string;

  iessOpen!: boolean;
  firmOpen!: boolean;
  /** Windows and deadlines count the days on which IESS works. */
  businessDay!: boolean;

  /** Empty on a day on which both work. */
  @ApiProperty({ type: ClosedReasonDto, isArray: true })
  why!: readonly ClosedReasonDto[];
}

/** The dates of a range. */
export class CalendarDaysDto {
  /** Whose local days count: the canton, else the province, else `Ecuador`. */
  place!: string;

  /** The last day whose decrees are known; dates after it are provisional. */
  @ApiProperty(DATE)
  decreesKnownThrough!: string;

  @ApiProperty({ type: CalendarDayDto, isArray: true })
  items!: readonly CalendarDayDto[];
}

/** One date on the way to a due date. */
export class DerivationStepDto {
  @ApiProperty(DATE)
  on!: string;

  @ApiProperty({ type: String, enum: STEPS })
  step!: (typeof STEPS)[number];

  /** Business day number, where the day counts; negative when counting back. */
  @ApiProperty({ type: 'integer', required: false })
  count?: number;

  /** Why the day does not count. */
  @ApiProperty({ type: ClosedReasonDto, isArray: true, required: false })
  why?: readonly ClosedReasonDto[];

  /** Open seconds of that date that counted. */
  @ApiProperty({ type: Number, required: false })
  seconds?: number;

  @ApiProperty({ type: Number, required: false })
  pausedSeconds?: number;
}

/** A due moment with the dates that led to it. */
export class DueMomentDto {
  /** With the offset of the place. */
  dueAt!: string;
  dueOn!: string;

  @ApiProperty({ type: DerivationStepDto, isArray: true })
  derivation!: readonly DerivationStepDto[];

  /** It may still move: decrees are not known so far ahead, or a rule is unconfirmed. */
  provisional!: boolean;

  @ApiProperty({ type: String, isArray: true })
  provisionalWhy!: readonly string[];

  /** Whose days were counted, and where: `iess:Quito`. */
  calendar!: string;
}

/** A duty to IESS: its rule and where the rule stands. */
export class DeadlineRuleDto {
  @ApiProperty({ type: String, enum: DEADLINES })
  kind!: DeadlineKind;

  nameEs!: string;
  nameEn!: string;

  @ApiProperty({ type: String, enum: CONFIDENCES })
  confidence!: string;

  source!: string;
}

/** One deadline with the days that led to it. */
export class DeadlineDto {
  @ApiProperty({ type: String, enum: DEADLINES })
  kind!: DeadlineKind;

  /** The month (`YYYY-MM`) whose contributions are due. */
  @ApiProperty({ type: String, required: false, pattern: '^\\d{4}-\\d{2}$' })
  month?: string;

  dueOn!: string;
  /** The date before it was moved off a closed day. */
  nominalOn!: string;

  @ApiProperty({ type: DerivationStepDto, isArray: true })
  derivation!: readonly DerivationStepDto[];

  provisional!: boolean;

  @ApiProperty({ type: String, isArray: true })
  provisionalWhy!: readonly string[];

  @ApiProperty({ type: String, enum: CONFIDENCES })
  confidence!: string;

  source!: string;
}

/** What is due to IESS in a range of dates. */
export class DeadlinesDto {
  place!: string;

  /** Contribution forms due in the range, by date. */
  @ApiProperty({ type: DeadlineDto, isArray: true })
  items!: readonly DeadlineDto[];

  /** The notices of what happened on `eventOn`; empty without it. */
  @ApiProperty({ type: DeadlineDto, isArray: true })
  notices!: readonly DeadlineDto[];

  @ApiProperty({ type: DeadlineRuleDto, isArray: true })
  rules!: readonly DeadlineRuleDto[];
}

/** A day that the firm added to the calendar. */
export class ClosureDto {
  id!: string;

  @ApiProperty(DATE)
  on!: string;

  name!: string;

  @ApiProperty({ type: String, enum: ['iess', 'firm', 'both'] })
  closes!: 'iess' | 'firm' | 'both';

  /** Null: the whole country. */
  province!: string | null;
  canton!: string | null;
  /** The hours are worked off later. */
  recoverable!: boolean;
  /** Where the firm learned of it. */
  source!: string;
  createdAt!: string;
  createdBy!: string;
}
