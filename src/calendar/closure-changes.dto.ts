import { ApiProperty } from '@nestjs/swagger';
import { checkList, checkUuid } from '../platform/http/field-checks.js';
import { Choice, DateOn, Field, Flag, FreeText, NestedList, QueryFlag, Text } from '../platform/http/fields.js';
import { ClosureDto } from './calendar-answers.dto.js';

const MOST_AT_ONCE = 100;

/** A day to close. */
export class NewClosureDto {
  @DateOn()
  on!: string;

  @FreeText({ max: 200 })
  name!: string;

  @Choice(['iess', 'firm', 'both'])
  closes!: 'iess' | 'firm' | 'both';

  /** Only there; the whole country without a place. Name or code, with or without accents. */
  @Text({ max: 100, optional: true })
  province?: string;

  @Text({ max: 100, optional: true })
  canton?: string;

  /** The hours are worked off later. */
  @Flag({ optional: true })
  recoverable?: boolean;

  /** Where the firm learned of it: a decree, a notice. Needed to apply. */
  @FreeText({ max: 500, optional: true })
  source?: string;
}

/** Days to add to the firm's calendar, and to take out of it. */
export class CalendarChangeRequest {
  @NestedList(() => NewClosureDto, { max: MOST_AT_ONCE, optional: true })
  add?: NewClosureDto[];

  /** Ids of closures. */
  @Field(
    checkList(0, MOST_AT_ONCE, checkUuid),
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: MOST_AT_ONCE },
    { optional: true },
  )
  remove?: string[];

  /** Needed to apply. */
  @FreeText({ max: 500, optional: true })
  reason?: string;
}

/** Whether to try or to apply. */
export class CalendarChangeQuery {
  /** Only `false` applies the change; without it, it is tried. */
  @QueryFlag({ optional: true })
  dryRun?: boolean;
}

const WHATS = ['window_earliest', 'window_latest', 'follow_up', 'contribution_form'] as const;

/** One date that the change moves. */
export class MovedDateDto {
  @ApiProperty({ type: String, enum: WHATS })
  what!: (typeof WHATS)[number];

  /** Null for a deadline of the whole firm. */
  caseId!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  caseNumber!: number | null;

  clientName!: string | null;

  /** The step of a follow-up, or the month (`YYYY-MM`) of a contribution form. */
  step!: string | null;

  /** A date; of a follow-up an instant. Null where there was none. */
  from!: string | null;

  /** Null where it falls away. */
  to!: string | null;

  /** In time before the change, late after it. */
  crossesDeadline!: boolean;

  /** The case's deadline. */
  deadlineOn!: string | null;

  /** Business days from the new date to the deadline, below zero when late. */
  @ApiProperty({ type: 'integer', nullable: true })
  marginBusinessDays!: number | null;
}

/** One date that stays, although a count on the changed calendar gives another. */
export class FixedDateDto {
  @ApiProperty({ type: String, enum: ['window_latest', 'deadline'] })
  what!: 'window_latest' | 'deadline';

  caseId!: string;

  @ApiProperty({ type: 'integer' })
  caseNumber!: number;

  clientName!: string;

  @ApiProperty({ type: String, format: 'date' })
  on!: string;

  /** A person set it, or its case is resolved or closed. */
  @ApiProperty({ type: String, enum: ['hand_set', 'closed'] })
  why!: 'hand_set' | 'closed';
}

export class ChangeCountsDto {
  @ApiProperty({ type: 'integer' })
  cases!: number;

  @ApiProperty({ type: 'integer' })
  windows!: number;

  @ApiProperty({ type: 'integer' })
  followUps!: number;

  @ApiProperty({ type: 'integer' })
  deadlines!: number;

  /** Cases whose window passes their deadline by the change. */
  @ApiProperty({ type: 'integer' })
  crossing!: number;
}

/** What a change of the calendar does, or would do. */
export class CalendarChangeDto {
  /** Nothing was changed. */
  dryRun!: boolean;

  @ApiProperty({ type: ClosureDto, isArray: true })
  added!: readonly ClosureDto[];

  @ApiProperty({ type: ClosureDto, isArray: true })
  removed!: readonly ClosureDto[];

  counts!: ChangeCountsDto;

  /** Those that cross a deadline first, then by the new date. */
  @ApiProperty({ type: MovedDateDto, isArray: true })
  moved!: readonly MovedDateDto[];

  @ApiProperty({ type: FixedDateDto, isArray: true })
  fixed!: readonly FixedDateDto[];
}
