import { ApiProperty } from '@nestjs/swagger';
import { CHECKLIST_IDS } from '../domain/checklists/checklist-items.js';
import type { ChecklistItemId } from '../domain/checklists/checklist-items.js';
import { DOCUMENT_IDS, DOCUMENT_STATES } from '../domain/checklists/documents.js';
import type { DocumentId, DocumentState } from '../domain/checklists/documents.js';
import { Choice, DateOn, Flag, FreeText } from '../platform/http/fields.js';

const LONGEST_NOTE = 2_000;
const CONFIDENCE = ['high', 'medium', 'low', 'unconfirmed'] as const;
const DATE_OR_NULL = { type: String, format: 'date', nullable: true } as const;
const INSTANT_OR_NULL = { type: String, format: 'date-time', nullable: true } as const;

/** A tick on the list. */
export class ChecklistChange {
  @Flag()
  done!: boolean;

  @FreeText({ max: LONGEST_NOTE, optional: true, nullable: true })
  note?: string | null;
}

/** What became of a document. What is left out stays. */
export class DocumentChange {
  @Choice(DOCUMENT_STATES, { optional: true })
  state?: DocumentState;

  /** By when it has to be there; null goes back to the date of the policy. */
  @DateOn({ optional: true, nullable: true })
  dueOn?: string | null;

  @FreeText({ max: LONGEST_NOTE, optional: true, nullable: true })
  note?: string | null;

  /** The case cannot do without it, or can; null goes back to the policy. Taking a required one off needs a supervisor and a note. */
  @Flag({ optional: true, nullable: true })
  needed?: boolean | null;
}

/** Who did something. */
export class HandDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  fullName!: string | null;
}

class PaperDto {
  text!: string;
  source!: string;

  @ApiProperty({ type: String, enum: CONFIDENCE })
  confidence!: (typeof CONFIDENCE)[number];

  @ApiProperty(DATE_OR_NULL)
  dueOn!: string | null;

  note!: string | null;

  @ApiProperty({ type: HandDto, nullable: true })
  changedBy!: HandDto | null;

  @ApiProperty(INSTANT_OR_NULL)
  changedAt!: string | null;
}

/** One thing to tick off before an attempt or a visit. */
export class ChecklistItemDto extends PaperDto {
  @ApiProperty({ type: String, enum: CHECKLIST_IDS })
  id!: ChecklistItemId;

  done!: boolean;
}

/** One document of the case. */
export class CaseDocumentDto extends PaperDto {
  @ApiProperty({ type: String, enum: DOCUMENT_IDS })
  id!: DocumentId;

  @ApiProperty({ type: String, enum: DOCUMENT_STATES })
  state!: DocumentState;

  /** Has to be checked before the visit, and before a case from the counter is resolved. */
  required!: boolean;

  /** False: the case no longer asks for it, but somebody has it. */
  applies!: boolean;

  /** Checked, or given back after it was. */
  settled!: boolean;
}
