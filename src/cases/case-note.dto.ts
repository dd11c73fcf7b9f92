import { ApiProperty } from '@nestjs/swagger';
import { Choice, Flag, FreeText, UuidList } from '../platform/http/fields.js';
import { AssigneeDto } from './case.dto.js';

export const NOTE_KINDS = ['note', 'hand_over'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const LONGEST_NOTE = 5_000;
const MOST_MENTIONS = 20;

/** What somebody on the staff writes down about a case. */
export class NoteRequest {
  @FreeText({ max: LONGEST_NOTE })
  body!: string;

  /** Internal where it is left out: the client never sees it. */
  @Flag({ optional: true })
  visibleToClient?: boolean;

  /** `hand_over`: what the next person must know. */
  @Choice(NOTE_KINDS, { optional: true })
  kind?: NoteKind;

  /** Users who are to read it; they watch the case from then on. */
  @UuidList({ max: MOST_MENTIONS, optional: true })
  mentions?: string[];
}

/** The incident that a note belongs to. */
export class NoteIncidentDto {
  id!: string;
  title!: string;
}

/** A note about a case, or about an incident that the case is part of. Notes are never changed. */
export class NoteDto {
  id!: string;

  @ApiProperty({ type: String, enum: [...NOTE_KINDS] })
  kind!: NoteKind;

  /** Secrets were taken out. */
  body!: string;

  visibleToClient!: boolean;
  author!: AssigneeDto;
  mentions!: AssigneeDto[];

  @ApiProperty({ type: NoteIncidentDto, nullable: true })
  incident!: NoteIncidentDto | null;

  writtenAt!: string;
}
