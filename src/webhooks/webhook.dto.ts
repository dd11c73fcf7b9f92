import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES } from '../domain/webhooks/event-types.js';
import { Choice, Choices, Flag, FreeText, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';

const LONGEST_URL = 2_000;
const INSTANT = { type: String, format: 'date-time' } as const;
const DELIVERY_STATES = ['waiting', 'running', 'delivered', 'failed', 'dropped'] as const;

export class WebhookChangesDto {
  /** http or https, on the usual port or one from 1024 on, at a public address. */
  @Text({ max: LONGEST_URL, optional: true })
  url?: string;

  @FreeText({ max: 200, optional: true, nullable: true })
  description?: string | null;

  /** An empty list: everything. */
  @Choices(EVENT_TYPES, { max: EVENT_TYPES.length, optional: true })
  eventTypes?: string[];

  /** Switched on again, it starts with what happens from then on. */
  @Flag({ optional: true })
  active?: boolean;
}

export class NewWebhookDto {
  /** http or https, on the usual port or one from 1024 on, at a public address. */
  @Text({ max: LONGEST_URL })
  url!: string;

  @FreeText({ max: 200, optional: true, nullable: true })
  description?: string | null;

  /** Left out or empty: everything. */
  @Choices(EVENT_TYPES, { max: EVENT_TYPES.length, optional: true })
  eventTypes?: string[];
}

/** An address that hears of events, signed by the Standard Webhooks specification. */
export class WebhookDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  url!: string;
  description!: string | null;

  @ApiProperty({ type: [String] })
  eventTypes!: string[];

  active!: boolean;

  /** `gone`: it answered 410. `failing`: nothing was taken for five days. `by_person`: somebody switched it off. */
  @ApiProperty({ type: String, enum: ['gone', 'failing', 'by_person'], nullable: true })
  disabledFor!: 'gone' | 'failing' | 'by_person' | null;

  @ApiProperty({ ...INSTANT, nullable: true })
  failingSince!: string | null;

  @ApiProperty(INSTANT)
  createdAt!: string;

  @ApiProperty(INSTANT)
  updatedAt!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class WebhookCreatedDto extends WebhookDto {
  /** Shown this once: a replay of the same idempotency key answers null. Receivers verify with it. */
  @ApiProperty({ type: String, nullable: true })
  secret!: string | null;
}

export class WebhookDeliveryQuery extends PageQuery {
  @Choice(DELIVERY_STATES, { optional: true })
  state?: (typeof DELIVERY_STATES)[number];
}

/** One try. */
export class WebhookAttemptDto {
  @ApiProperty(INSTANT)
  at!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  status!: number | null;

  /** Why there was no status: `timeout`, `econnrefused`, `target_private`, … */
  error!: string | null;

  @ApiProperty({ type: 'integer' })
  ms!: number;
}

export class WebhookDeliveryDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  /** `webhook-id` of the message, the same on every try. */
  messageId!: string;

  type!: string;

  /** Exactly what is sent. */
  body!: string;

  @ApiProperty({ type: String, enum: [...DELIVERY_STATES] })
  state!: string;

  @ApiProperty({ type: [WebhookAttemptDto] })
  attempts!: WebhookAttemptDto[];

  @ApiProperty({ ...INSTANT, nullable: true })
  nextAt!: string | null;

  @ApiProperty(INSTANT)
  createdAt!: string;

  @ApiProperty({ ...INSTANT, nullable: true })
  finishedAt!: string | null;
}
