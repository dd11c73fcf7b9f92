import { PageQuery } from '../platform/http/page.dto.js';
import { Choice, Uuid } from '../platform/http/fields.js';

const SUBJECT_KINDS = ['client', 'firm', 'user', 'session', 'case', 'calendar'] as const;

/** Filters of the audit trail. */
export class AuditQuery extends PageQuery {
  /** Only what happened to this kind of thing. */
  @Choice(SUBJECT_KINDS, { optional: true })
  subjectKind?: (typeof SUBJECT_KINDS)[number];

  /** Only what happened to this one thing. */
  @Uuid({ optional: true })
  subjectId?: string;
}

/** One change, and who made it. */
export class AuditEventDto {
  id!: string;
  /** Subject and what happened to it: `client.created`. */
  action!: string;
  actorKind!: 'user' | 'client' | 'system';
  /** Null when Llavero itself acted. */
  actorId!: string | null;
  actorName!: string | null;
  at!: string;
  subjectKind!: string;
  subjectId!: string | null;
  /** What it was, as far as it changed. */
  before!: Record<string, unknown> | null;
  /** What it became, as far as it changed. */
  after!: Record<string, unknown> | null;
  reason!: string | null;
}
