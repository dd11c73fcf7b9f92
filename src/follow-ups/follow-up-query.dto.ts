import { ApiProperty } from '@nestjs/swagger';
import { Choice, QueryFlag, Uuid } from '../platform/http/fields.js';
import { MOST_ROWS } from '../platform/http/page.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { FollowUpDto } from './follow-up.dto.js';
import { TROUBLES } from './troubles.js';
import type { Trouble } from './troubles.js';

export const SHOWN_STATES = ['planned', 'sent', 'skipped', 'cancelled', 'uncertain'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export const WHEN = ['late', 'today', 'later'] as const;
export type When = (typeof WHEN)[number];

/** Filters of the follow-ups of a firm. */
export class FollowUpQuery extends PageQuery {
  @Choice(SHOWN_STATES, { optional: true })
  state?: ShownState;

  /** Only those that somebody has to look at: late, given up after too many tries, or perhaps sent. */
  @Choice(TROUBLES, { optional: true })
  trouble?: Trouble;

  /** Of those that are planned: due and not left yet, still to leave today, or later than today. */
  @Choice(WHEN, { optional: true })
  when?: When;

  /** `me`: only those of the caller's own cases. */
  @Choice(['me'], { optional: true })
  assignee?: 'me';

  /** Whether to say how many there are in all. */
  @QueryFlag({ optional: true })
  count?: boolean;

  /** Only those of this case. */
  @Uuid({ optional: true })
  caseId?: string;
}

/** A page of the follow-ups of one case: as a rule one page holds them all. */
export class CaseFollowUpsQuery extends PageQuery {
  override limit: number = MOST_ROWS;
}

/** A follow-up with the case it belongs to. */
export class FollowUpItemDto extends FollowUpDto {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;

  @ApiProperty({ type: 'integer' })
  caseNumber!: number;

  clientName!: string;
}
