import { ApiProperty } from '@nestjs/swagger';
import type { MandateState, NoticeState } from '../domain/authority/authority.js';
import { MANDATE_STATES, NOTICE_STATES } from '../domain/authority/authority.js';
import { Choice, DateOn, FreeText, Text, Uuid } from '../platform/http/fields.js';

const LONGEST_NAME = 200;
const LONGEST_REFERENCE = 500;
const LONGEST_REASON = 2_000;

/** How a notice reached the representative. */
export const NOTICE_WAYS = ['in_person', 'letter', 'email', 'message', 'contract', 'other'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** Something to settle; it stops nothing. */
export class AuthorityWarningDto {
  code!: string;
  detail!: string;
}

/** May the firm act in the client's name, and was the representative told what is done with their data? */
export class AuthorityDto {
  @ApiProperty({ type: String, enum: [...MANDATE_STATES] })
  mandate!: MandateState;

  /** The last day of the mandate; null: it has no end, or there is none. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  until!: string | null;

  @ApiProperty({ type: String, enum: [...NOTICE_STATES] })
  privacyNotice!: NoticeState;

  /** By when the representative must have been told. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;

  warnings!: AuthorityWarningDto[];
}

/** What the client signed so that the firm may act in its name. A reference to the document or an attachment of it. */
export class MandateRequest {
  /** Who signed, as written there. */
  @FreeText({ max: LONGEST_NAME })
  signedBy!: string;

  @DateOn()
  signedOn!: string;

  /** Where the document is: notary and number, folder, shelf. */
  @FreeText({ max: LONGEST_REFERENCE, optional: true })
  document?: string;

  /** The document as a file of one of the client's cases. */
  @Uuid({ optional: true })
  attachmentId?: string;

  /** Its last day; without an end where it is left out. */
  @DateOn({ optional: true, nullable: true })
  validUntil?: string | null;
}

/** The end of a mandate before its time. */
export class RevocationRequest {
  @FreeText({ max: LONGEST_REASON })
  reason!: string;

  /** Since when it no longer holds; today where it is left out. */
  @DateOn({ optional: true })
  revokedOn?: string;
}

/** One of the staff. */
export class RecorderDto {
  id!: string;
  fullName!: string;
}

export class RevocationDto {
  revokedOn!: string;
  reason!: string;
  by!: RecorderDto;
  at!: string;
}

export class MandateDto {
  id!: string;
  signedBy!: string;
  signedOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validUntil!: string | null;

  document!: string | null;
  attachmentId!: string | null;
  recordedBy!: RecorderDto;
  recordedAt!: string;

  @ApiProperty({ type: RevocationDto, nullable: true })
  revocation!: RevocationDto | null;
}

/** That the representative was told what is done with their data. */
export class PrivacyNoticeRequest {
  @DateOn()
  givenOn!: string;

  /** Who was told: the representative on file, by the name that stands there. */
  @Text({ max: LONGEST_NAME })
  to!: string;

  @Choice(NOTICE_WAYS)
  how!: NoticeWay;
}

export class PrivacyNoticeDto {
  id!: string;
  givenOn!: string;
  to!: string;

  @ApiProperty({ type: String, enum: [...NOTICE_WAYS] })
  how!: NoticeWay;

  recordedBy!: RecorderDto;
  recordedAt!: string;
}
