import { ApiProperty } from '@nestjs/swagger';
import { STAGES } from '../domain/lifecycle/stages.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import { APPOINTMENT_STATES } from '../domain/visits/visit-outcomes.js';
import type { AppointmentState } from '../domain/visits/visit-outcomes.js';
import { DateOn, QueryChoices, Text, Uuid } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { AssigneeDto } from './case.dto.js';
import { AppointmentDto } from './visits.dto.js';

const WHO = /^(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;

/** Which visits of the firm. */
export class AppointmentListQuery extends PageQuery {
  /** On this day, local at the office, or later. */
  @DateOn({ optional: true })
  from?: string;

  /** On this day or earlier. */
  @DateOn({ optional: true })
  to?: string;

  /** An office of the firm's list. */
  @Uuid({ optional: true })
  officeId?: string;

  /** Who works on the case: a user's id, `me` or `none`. */
  @Text({ max: 36, pattern: WHO, optional: true })
  assignee?: string;

  @QueryChoices(APPOINTMENT_STATES, { optional: true })
  state?: AppointmentState[];
}

/** The case that a visit is for. */
export class AppointmentCaseDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ type: String, enum: STAGES })
  stage!: Stage;

  @ApiProperty({ type: AssigneeDto, nullable: true })
  assignee!: AssigneeDto | null;
}

/** The employer that a visit is for. */
export class AppointmentClientDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  legalName!: string;
}

/** A visit with its case, as the list of the firm shows it. */
export class AppointmentListedDto extends AppointmentDto {
  case!: AppointmentCaseDto;
  client!: AppointmentClientDto;
}
