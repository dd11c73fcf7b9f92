import { ApiProperty } from '@nestjs/swagger';
import { CHANNELS } from '../domain/follow-ups/steps.js';
import type { Channel, Recipient } from '../domain/follow-ups/steps.js';

const INSTANT = { type: String, format: 'date-time' } as const;
const ID_OR_NULL = { type: String, format: 'uuid', nullable: true } as const;

/** One planned reminder or check, and what became of it. */
export class FollowUpDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  step!: string;

  @ApiProperty({ type: String, enum: ['client', 'assignee', 'supervisor'] })
  recipient!: Recipient;

  /** How it is to reach them. */
  @ApiProperty({ type: String, enum: CHANNELS })
  channel!: Channel;

  /** The plan of the case that holds it. */
  @ApiProperty({ type: 'integer' })
  revision!: number;

  /** The promised moment; it never changes. */
  @ApiProperty(INSTANT)
  dueAt!: string;

  /** When it is looked at next: later than `dueAt` while it waits for its send window or another try. */
  @ApiProperty(INSTANT)
  wakeAt!: string;

  @ApiProperty({ type: String, enum: ['planned', 'sent', 'skipped', 'cancelled', 'uncertain'] })
  state!: 'planned' | 'sent' | 'skipped' | 'cancelled' | 'uncertain';

  reason!: string | null;

  /** The follow-up whose message carries this one. */
  @ApiProperty(ID_OR_NULL)
  foldedInto!: string | null;

  @ApiProperty({ ...INSTANT, nullable: true })
  sentAt!: string | null;

  /** When somebody wrote down that it was answered. */
  @ApiProperty({ ...INSTANT, nullable: true })
  answeredAt!: string | null;

  /** Whose answer it was. */
  @ApiProperty({ type: String, enum: ['client', 'staff'], nullable: true })
  answeredBy!: 'client' | 'staff' | null;

  /** Who put it off to `wakeAt`. */
  @ApiProperty(ID_OR_NULL)
  snoozedBy!: string | null;

  @ApiProperty(ID_OR_NULL)
  deliveryId!: string | null;

  /** What the step counts from. */
  anchor!: string;

  /** That moment: a local date or an instant. */
  @ApiProperty({
    anyOf: [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'date' },
    ],
  })
  anchoredAt!: string;
}
