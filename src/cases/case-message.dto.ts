import { ApiProperty } from '@nestjs/swagger';
import { TEMPLATES } from '../domain/follow-ups/steps.js';
import type { Template } from '../domain/follow-ups/steps.js';
import { Choice } from '../platform/http/fields.js';

const CHANNELS = ['email', 'whatsapp'] as const;
type Channel = (typeof CHANNELS)[number];

export class CaseMessageQuery {
  @Choice(TEMPLATES)
  template!: Template;

  /** `whatsapp`: plain text to edit and paste. */
  @Choice(CHANNELS, { optional: true })
  channel?: Channel;

  /** The contact's language where it is not said. */
  @Choice(['es', 'en'], { optional: true })
  locale?: 'es' | 'en';
}

/** A message as it would read today; nothing is sent. */
export class CaseMessageDto {
  @ApiProperty({ type: String, enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ type: String, enum: ['es', 'en'] })
  locale!: 'es' | 'en';

  toName!: string | null;

  /** Null on WhatsApp. */
  subject!: string | null;

  text!: string;
}
