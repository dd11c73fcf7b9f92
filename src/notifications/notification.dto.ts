import { ApiProperty } from '@nestjs/swagger';
import { QueryFlag, UuidList } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';
import type { NotificationKind } from './notify.js';
import { NOTIFICATION_KINDS } from './notify.js';

const MOST_AT_ONCE = 200;

/** Filters of one's own notifications. */
export class NotificationQuery extends PageQuery {
  /** Only those that were not read yet, or only those that were. */
  @QueryFlag({ optional: true })
  unread?: boolean;
}

/** Which notifications were read; all of them where none is named. */
export class NotificationsReadRequest {
  @UuidList({ max: MOST_AT_ONCE, optional: true })
  ids?: string[];
}

/** The case that a notification is about. */
export class NotifiedCaseDto {
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  clientName!: string;
}

/** Who did it. */
export class ActorDto {
  id!: string;
  fullName!: string;
}

/** Something that one of the staff is told inside Llavero. */
export class NotificationDto {
  id!: string;

  @ApiProperty({ type: String, enum: [...NOTIFICATION_KINDS] })
  kind!: NotificationKind;

  case!: NotifiedCaseDto;

  /** Null: Llavero itself. */
  @ApiProperty({ type: ActorDto, nullable: true })
  actor!: ActorDto | null;

  /** The entry of the case's history that it tells of. */
  eventId!: string;
  createdAt!: string;
  readAt!: string | null;
}

/** How many of one's notifications were not read yet. */
export class UnreadDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  unread!: number;
}
