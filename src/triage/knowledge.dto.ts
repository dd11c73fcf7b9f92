import { ApiProperty } from '@nestjs/swagger';
import type { Topic } from '../domain/triage/knowledge.js';
import { TOPICS } from '../domain/triage/knowledge.js';
import { Choice } from '../platform/http/fields.js';

const CONFIDENCES = ['high', 'medium', 'low', 'unconfirmed'] as const;

/** In which language. */
export class KnowledgeQuery {
  /** The caller's own where it is not said. */
  @Choice(['es', 'en'], { optional: true })
  locale?: 'es' | 'en';
}

/** What a page of the runbook is about. */
export class TopicDto {
  @ApiProperty({ type: String, enum: [...TOPICS] })
  topic!: Topic;

  @ApiProperty({ type: String, enum: ['scenario', 'complication'] })
  kind!: 'scenario' | 'complication';

  name!: string;
}

/** A line of the runbook. */
export class AdviceDto {
  /** Says so itself where nothing confirms it. */
  text!: string;

  /** Where it comes from. */
  source!: string;

  @ApiProperty({ type: String, enum: CONFIDENCES })
  confidence!: (typeof CONFIDENCES)[number];
}

/** A usual question. */
export class KnownAnswerDto {
  question!: string;
  answer!: AdviceDto;
}

/** What staff may promise, in business days; 0 is the same day. Never IESS's promise. */
export class WindowPolicyDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  earliestBusinessDays!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  latestBusinessDays!: number;
}

/** A page of the runbook. */
export class KnowledgePageDto extends TopicDto {
  /** Null for a complication: its case's scenario has one. */
  nextAction!: string | null;

  @ApiProperty({ type: WindowPolicyDto, nullable: true })
  window!: WindowPolicyDto | null;

  @ApiProperty({ type: AdviceDto, isArray: true })
  steps!: readonly AdviceDto[];

  /** What to have checked before an attempt or a visit. */
  @ApiProperty({ type: AdviceDto, isArray: true })
  checks!: readonly AdviceDto[];

  /** What to bring to the counter. */
  @ApiProperty({ type: AdviceDto, isArray: true })
  documents!: readonly AdviceDto[];

  @ApiProperty({ type: KnownAnswerDto, isArray: true })
  answers!: readonly KnownAnswerDto[];
}
