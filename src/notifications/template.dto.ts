import { ApiProperty } from '@nestjs/swagger';
import { TEMPLATES } from '../domain/follow-ups/steps.js';
import type { Template } from '../domain/follow-ups/steps.js';
import { FreeText, Nested } from '../platform/http/fields.js';
import { WORDING_FIELDS } from './wordings.js';
import type { WordingField } from './wordings.js';

const LONGEST_SUBJECT = 120;
const LONGEST_BODY = 4_000;
const OPTIONAL = { optional: true, nullable: true } as const;

/** Words with fields in braces. */
export class WordingRequest {
  @FreeText({ max: LONGEST_SUBJECT })
  subject!: string;

  /** Paragraphs are parted by an empty line. Greeting and signature are added. */
  @FreeText({ max: LONGEST_BODY })
  body!: string;
}

/** The firm's own words. What is left out stays; null goes back to the shipped ones. */
export class TemplateChangesRequest {
  @Nested(() => WordingRequest, OPTIONAL)
  es?: WordingRequest | null;

  @Nested(() => WordingRequest, OPTIONAL)
  en?: WordingRequest | null;
}

export class WordingDto {
  subject!: string;
  body!: string;

  /** The firm's own, or as shipped. */
  own!: boolean;
}

/** The words of a message that steps of ladders name. */
export class TemplateDto {
  @ApiProperty({ type: String, enum: TEMPLATES })
  template!: Template;

  /** Whom it is written for. */
  @ApiProperty({ type: String, enum: ['client', 'staff'] })
  reader!: 'client' | 'staff';

  /** What may stand in braces. */
  @ApiProperty({ type: String, enum: WORDING_FIELDS, isArray: true })
  fields!: WordingField[];

  es!: WordingDto;
  en!: WordingDto;

  /** 0: never changed. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  version!: number;
}
