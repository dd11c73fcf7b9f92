import { ApiProperty } from '@nestjs/swagger';
import { AssigneeDto } from '../cases/case.dto.js';
import { CLIENT_COLUMNS } from '../domain/imports/client-columns.js';
import type { ClientColumn } from '../domain/imports/client-columns.js';

export const VERDICTS = ['created', 'changed', 'unchanged', 'refused'] as const;
export type RowVerdict = (typeof VERDICTS)[number];

/** What one row does to the firm's clients, and why not where it does nothing. */
export class ImportCountsDto {
  @ApiProperty({ type: 'integer' })
  created!: number;

  @ApiProperty({ type: 'integer' })
  changed!: number;

  @ApiProperty({ type: 'integer' })
  unchanged!: number;

  @ApiProperty({ type: 'integer' })
  refused!: number;
}

/** Something about one cell of a row. */
export class RowNoteDto {
  /** Null where the whole row is meant. */
  @ApiProperty({ type: String, enum: CLIENT_COLUMNS, nullable: true })
  column!: ClientColumn | null;

  code!: string;
  detail!: string;
}

/** One row of a list. */
export class ImportRowDto {
  /** The line on which the row begins, from 1. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  line!: number;

  @ApiProperty({ type: String, enum: VERDICTS })
  verdict!: RowVerdict;

  ruc!: string | null;
  legalName!: string | null;

  /** Null for a row that was refused, and for one that would be created. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  clientId!: string | null;

  /** What the row changes, for a client on file. */
  @ApiProperty({ type: String, enum: CLIENT_COLUMNS, isArray: true })
  changes!: readonly ClientColumn[];

  /** Why it is refused. */
  @ApiProperty({ type: RowNoteDto, isArray: true })
  errors!: readonly RowNoteDto[];

  /** Worth a second look; it stopped nothing. */
  @ApiProperty({ type: RowNoteDto, isArray: true })
  warnings!: readonly RowNoteDto[];
}

/** One column of the file. */
export class FileColumnDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  position!: number;

  heading!: string;

  /** The first values in it. */
  @ApiProperty({ type: String, isArray: true })
  samples!: readonly string[];

  /** What it is read as; null where it is passed over. */
  @ApiProperty({ type: String, enum: CLIENT_COLUMNS, nullable: true })
  column!: ClientColumn | null;
}

/** An import that was applied. */
export class ImportListedDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  fileName!: string;
  counts!: ImportCountsDto;
  appliedAt!: string;
  appliedBy!: AssigneeDto;
}

/** An import that was applied, with the verdict of each row. */
export class ImportDto extends ImportListedDto {
  @ApiProperty({ type: ImportRowDto, isArray: true })
  rows!: readonly ImportRowDto[];
}

/** What a list does, or would do. */
export class ImportResultDto {
  /** Nothing was changed. */
  dryRun!: boolean;

  /** Of the import that was applied. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id!: string | null;

  fileName!: string;

  @ApiProperty({ type: String, enum: ['utf-8', 'windows-1252', 'utf-16'] })
  encoding!: 'utf-8' | 'windows-1252' | 'utf-16';

  separator!: string;

  @ApiProperty({ type: FileColumnDto, isArray: true })
  columns!: readonly FileColumnDto[];

  /** The last time on which this very file was applied. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  appliedBeforeAt!: string | null;

  counts!: ImportCountsDto;

  @ApiProperty({ type: ImportRowDto, isArray: true })
  rows!: readonly ImportRowDto[];
}
