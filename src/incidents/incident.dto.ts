import { ApiProperty } from '@nestjs/swagger';
import { AssigneeDto } from '../cases/case.dto.js';
import { LinkedCaseDto } from '../cases/case-link.dto.js';
import { Choice, FreeText, InstantAt, QueryFlag, UuidList } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';

export const INCIDENT_KINDS = ['portal_outage', 'captcha_failure', 'mail_delay', 'no_appointments', 'other'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

const LONGEST_TITLE = 200;
const LONGEST_REASON = 2_000;
const MOST_CASES_AT_ONCE = 200;

/** Something that hits many clients at once, such as an outage of the portal. */
export class NewIncidentRequest {
  @FreeText({ max: LONGEST_TITLE })
  title!: string;

  @Choice(INCIDENT_KINDS)
  kind!: IncidentKind;

  /** Now where it is left out. */
  @InstantAt({ optional: true })
  startedAt?: string;

  /** Cases that it hits. */
  @UuidList({ max: MOST_CASES_AT_ONCE, optional: true })
  caseIds?: string[];
}

/** What changed about an incident. What is left out stays. */
export class IncidentChangesRequest {
  @FreeText({ max: LONGEST_TITLE, optional: true })
  title?: string;

  /** It is over since then; null: it is not over after all. */
  @InstantAt({ optional: true, nullable: true })
  resolvedAt?: string | null;

  @FreeText({ max: LONGEST_REASON, optional: true })
  reason?: string;
}

/** Further cases that an incident hits. */
export class IncidentCasesRequest {
  @UuidList({ min: 1, max: MOST_CASES_AT_ONCE })
  caseIds!: string[];
}

/** Why a case is no part of an incident. */
export class IncidentRemovalRequest {
  @FreeText({ max: LONGEST_REASON })
  reason!: string;
}

export class IncidentQuery extends PageQuery {
  /** Only those that are not over, or only those that are. */
  @QueryFlag({ optional: true })
  open?: boolean;
}

/** An incident, as lists show it. */
export class IncidentListedDto {
  id!: string;
  title!: string;

  @ApiProperty({ type: String, enum: [...INCIDENT_KINDS] })
  kind!: IncidentKind;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt!: string | null;

  @ApiProperty({ type: 'integer', minimum: 0 })
  caseCount!: number;

  createdBy!: AssigneeDto;
  version!: number;
}

/** An incident with the cases that are part of it, by number. */
export class IncidentDto extends IncidentListedDto {
  cases!: LinkedCaseDto[];
}
