import { ApiProperty } from '@nestjs/swagger';
import { STAGES } from '../domain/lifecycle/stages.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import { Choice, Flag, FreeText, Uuid } from '../platform/http/fields.js';

export const LINK_KINDS = ['related', 'duplicate_of', 'child_of'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The same, and what it is from the other case's side. */
export const LINKS_SEEN = ['related', 'duplicate_of', 'duplicated_by', 'child_of', 'parent_of'] as const;
export type LinkSeen = (typeof LINKS_SEEN)[number];

const LONGEST_REASON = 2_000;

/** How this case stands to another one. */
export class LinkRequest {
  @Uuid()
  caseId!: string;

  @Choice(LINK_KINDS)
  kind!: LinkKind;

  /** Closes this case with the link, as a move of its own that the table of moves must allow; needs `If-Match`. */
  @Flag({ optional: true })
  close?: boolean;

  /** Why it is closed; that it is a duplicate where it is left out. */
  @FreeText({ max: LONGEST_REASON, optional: true })
  reason?: string;
}

/** Another case, as far as a link shows it. */
export class LinkedCaseDto {
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ type: String, enum: STAGES })
  stage!: Stage;

  clientName!: string;
}

/** A link as it is seen from one of its cases. */
export class LinkDto {
  id!: string;

  @ApiProperty({ type: String, enum: [...LINKS_SEEN] })
  kind!: LinkSeen;

  case!: LinkedCaseDto;
  createdAt!: string;
}

/** An incident that a case is part of. */
export class CaseIncidentDto {
  id!: string;
  title!: string;
  kind!: string;
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt!: string | null;
}
