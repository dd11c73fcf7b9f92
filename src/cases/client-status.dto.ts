import { ApiProperty } from '@nestjs/swagger';
import { Choice } from '../platform/http/fields.js';
import type { Locale } from '../platform/http/locale.js';

const LOCALES = ['es', 'en'] as const;

export class ClientStatusQuery {
  /** The client's language; the primary contact's where it is left out. */
  @Choice(LOCALES, { optional: true })
  locale?: Locale;
}

/** Our estimate, worded as ours. */
export class ClientWindowDto {
  @ApiProperty({ type: String, format: 'date' })
  earliest!: string;

  @ApiProperty({ type: String, format: 'date' })
  latest!: string;

  text!: string;
}

/** Something that staff wrote for the client. */
export class ClientNoteDto {
  text!: string;
  writtenAt!: string;
}

/** What the client may read of its case: plain sentences without codes, names of staff, internal notes or ID numbers. */
export class ClientStatusDto {
  @ApiProperty({ type: String, enum: [...LOCALES] })
  locale!: Locale;

  /** The firm, as its mails name it. */
  firmName!: string;

  @ApiProperty({ type: 'integer' })
  caseNumber!: number;

  headline!: string;

  /** Why it takes this way. */
  explanation!: string | null;

  nextStep!: string;

  /** What the client has still to tell or bring. */
  needed!: string[];

  @ApiProperty({ type: ClientWindowDto, nullable: true })
  window!: ClientWindowDto | null;

  /** Notes that staff marked as visible to the client, newest first. */
  notes!: ClientNoteDto[];

  safety!: string;
  updatedAt!: string;
}
