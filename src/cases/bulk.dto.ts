import { ApiProperty } from '@nestjs/swagger';
import type { Stage } from '../domain/lifecycle/stages.js';
import { STAGES } from '../domain/lifecycle/stages.js';
import { Choice, DateOn, Flag, FreeText, Integer, NestedList, Uuid } from '../platform/http/fields.js';
import { LONGEST_NOTE } from './case-note.dto.js';

/** So many cases in one request; who has more sends them one request after the other. */
const MOST_CASES = 100;
const LONGEST_REASON = 2_000;
const MOST_DAYS_OFF = 60;

export const BULK_ACTS = ['assign', 'move', 'snooze', 'note', 'close'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** A case, in the version that was read; without one, as it stands. */
export class BulkCaseRequest {
  @Uuid()
  id!: string;

  @Integer({ min: 1, max: 1_000_000_000, optional: true })
  version?: number;
}

/** One act for many cases, with what that act takes. */
export class BulkRequest {
  @NestedList(() => BulkCaseRequest, { min: 1, max: MOST_CASES })
  cases!: BulkCaseRequest[];

  @Choice(BULK_ACTS)
  act!: BulkAct;

  /** `assign`: to whom; null: to nobody. */
  @Uuid({ optional: true, nullable: true })
  assigneeId?: string | null;

  /** `move`: to which stage. */
  @Choice(STAGES, { optional: true })
  to?: Stage;

  /** `snooze`: the next follow-up of each case, to this date or by so many business days. */
  @DateOn({ optional: true })
  until?: string;

  @Integer({ min: 1, max: MOST_DAYS_OFF, optional: true })
  businessDays?: number;

  /** `move`, `close` and `snooze`: why. */
  @FreeText({ max: LONGEST_REASON, optional: true })
  reason?: string;

  /** `note`: what it says. */
  @FreeText({ max: LONGEST_NOTE, optional: true })
  body?: string;

  /** Tells what would happen to each case, and changes nothing. */
  @Flag({ optional: true })
  dryRun?: boolean;
}

/** What became of one case, or would. */
export class BulkRowDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  /** Null where there is no such case. */
  @ApiProperty({ type: 'integer', nullable: true })
  number!: number | null;

  clientName!: string | null;

  /** As it stands after the request: what the next one may send. 0 where there is no such case. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  version!: number;

  /** Whether it was done; of a dry run: whether it can be. */
  done!: boolean;

  /** The code of the problem that the act alone would answer with. */
  code!: string | null;

  /** Why not, in the reader's language. */
  reason!: string | null;
}

/** A row for each case that was sent, in that order. */
export class BulkDto {
  dryRun!: boolean;
  rows!: BulkRowDto[];
}
