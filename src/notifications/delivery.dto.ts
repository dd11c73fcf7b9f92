import { ApiProperty } from '@nestjs/swagger';
import type { Recipient } from '../domain/follow-ups/steps.js';
import { Choice, Uuid } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { DELIVERY_CHANNELS } from './deliveries.js';
import type { DeliveryChannel } from './deliveries.js';
import { ActorDto } from './notification.dto.js';
import type { MessageLocale } from './message-facts.js';

const STATES = ['sending', 'sent', 'kept', 'failed', 'uncertain'] as const;
type DeliveryState = (typeof STATES)[number];

/** Filters of the outbox. */
export class DeliveryQuery extends PageQuery {
  /** Only messages about this case. */
  @Uuid({ optional: true })
  caseId?: string;

  /** Only messages about cases of this client. */
  @Uuid({ optional: true })
  clientId?: string;

  /** Only messages to this contact. */
  @Uuid({ optional: true })
  contactId?: string;

  @Choice(STATES, { optional: true })
  state?: DeliveryState;
}

/** Who found out whether a message arrived, and when. */
export class SettledDto {
  arrived!: boolean;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: ActorDto })
  by!: ActorDto;
}

/** One message as it left, or as it is kept in the outbox where no mail server is set. */
export class DeliveryDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  /** Null for a letter to staff that is about no single case. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  followUpId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  caseId!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  caseNumber!: number | null;

  /** The step of the ladder, or `digest` or `webhook_disabled`. */
  step!: string;

  @ApiProperty({ type: String, enum: ['client', 'assignee', 'supervisor', 'staff'] })
  recipient!: Recipient | 'staff';

  /** `outbox`: a mail that was kept, for no mail server is set. `whatsapp`: a text that the agent pastes. */
  @ApiProperty({ type: String, enum: DELIVERY_CHANNELS })
  channel!: DeliveryChannel;

  toName!: string | null;
  toAddress!: string | null;

  @ApiProperty({ type: String, enum: ['es', 'en'] })
  locale!: MessageLocale;

  subject!: string;
  text!: string;
  html!: string;

  /** The same on every try: the part of the Message-ID before the `@`. */
  messageId!: string;

  @ApiProperty({ type: String, enum: [...STATES] })
  state!: DeliveryState;

  /** Whether the firm had the client's mandate when the message left. Messages are the firm's own, so none is held back. */
  mandateInForce!: boolean;

  error!: string | null;

  /** What a person said of a message of which nobody knew if it left; null where nobody had to. */
  @ApiProperty({ type: SettledDto, nullable: true })
  settled!: SettledDto | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}
