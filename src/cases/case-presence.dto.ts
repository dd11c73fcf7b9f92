import { ApiProperty } from '@nestjs/swagger';
import { Choice, Text } from '../platform/http/fields.js';

const DOINGS = ['viewing', 'editing'] as const;

/** What somebody does on the page of a case. To be said again within 45 seconds, or they are taken for gone. */
export class PresenceRequest {
  @Choice(DOINGS)
  doing!: 'viewing' | 'editing';

  /** What they write in, such as `note`; only while editing. */
  @Text({ max: 40, pattern: /^[a-z][A-Za-z0-9_.-]*$/, optional: true, nullable: true })
  field?: string | null;
}

/** Somebody else on the page. */
export class PresentDto {
  id!: string;
  fullName!: string;

  @ApiProperty({ type: String, enum: [...DOINGS] })
  doing!: 'viewing' | 'editing';

  field!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  since!: string;
}

/** Everybody else on the page. */
export class PresenceDto {
  present!: PresentDto[];
}
