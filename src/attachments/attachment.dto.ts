import { ApiProperty } from '@nestjs/swagger';
import { AssigneeDto } from '../cases/case.dto.js';
import { FreeText } from '../platform/http/fields.js';

const LONGEST_REASON = 2_000;

/** Why a file is removed. */
export class RemovalRequest {
  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

/** What is left of a file that was removed. */
export class RemovalDto {
  by!: AssigneeDto;
  at!: string;
  reason!: string;
}

/** A file about a case. */
export class AttachmentDto {
  id!: string;
  name!: string;

  /** Judged by its content. */
  mediaType!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  sizeBytes!: number;

  /** Of its content, in hexadecimal. */
  @ApiProperty({ type: String, pattern: '^[0-9a-f]{64}$' })
  sha256!: string;

  /** The document of the case that it is. */
  documentKind!: string | null;

  addedBy!: AssigneeDto;
  addedAt!: string;

  @ApiProperty({ type: RemovalDto, nullable: true })
  removed!: RemovalDto | null;
}
