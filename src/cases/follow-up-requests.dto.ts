import { ApiProperty } from '@nestjs/swagger';
import { Choice, DateOn, Flag, FreeText, Integer, QueryFlag } from '../platform/http/fields.js';
import { FollowUpDto } from '../follow-ups/follow-up.dto.js';

const LONGEST_ANSWER = 4_000;
const LONGEST_REASON = 2_000;
/** A quarter of a year: what is put off longer is better skipped, with a reason. */
const MOST_DAYS_OFF = 60;

/** What came back. */
export class FollowUpAnswerRequest {
  /** Whose answer it was: the client's, unless it says otherwise. `staff`: the task is done. */
  @Choice(['client', 'staff'], { optional: true })
  by?: 'client' | 'staff';

  /** In the words of who answered. What decides the cause belongs to the case's evidence. */
  @FreeText({ max: LONGEST_ANSWER, optional: true })
  text?: string;
}

/** Until when: a date or a number of business days, one of the two. */
export class SnoozeRequest {
  /** A closed day leads to the next day on which the recipient may be written to. */
  @DateOn({ optional: true })
  until?: string;

  /** Business days of the firm from today. */
  @Integer({ min: 1, max: MOST_DAYS_OFF, optional: true })
  businessDays?: number;

  @FreeText({ max: LONGEST_REASON, optional: true })
  reason?: string;
}

export class SkipRequest {
  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

/** What somebody found out about a message of which nobody knew if it left. */
export class SettlementRequest {
  @Flag()
  arrived!: boolean;

  /** How they know. */
  @FreeText({ max: LONGEST_REASON, optional: true })
  reason?: string;
}

/** `dryRun=true` tells what would happen, and changes nothing. */
export class FollowUpActQuery {
  @QueryFlag({ optional: true })
  dryRun?: boolean;
}

/** The message that leaves. */
export class FollowUpMessageDto {
  toName!: string | null;
  toAddress!: string | null;
  subject!: string;
  text!: string;
}

/** A follow-up that leaves now: within a second or so, by the worker. */
export class FollowUpSendingDto {
  @ApiProperty({ type: FollowUpDto })
  followUp!: FollowUpDto;

  @ApiProperty({ type: FollowUpMessageDto })
  message!: FollowUpMessageDto;
}
