import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { Answers, AnswersPage, MayAnswer } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { NotificationDto, NotificationQuery, NotificationsReadRequest, UnreadDto } from './notification.dto.js';
import { listNotifications, markRead } from './notification.list.js';

@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** What happened to the cases that one works on, watches or is named in; newest first. */
  @Get()
  @Requires('notifications.read')
  @AnswersPage(NotificationDto)
  async listNotifications(@Caller() caller: Caller, @Query() query: NotificationQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listNotifications(tx, caller, query));
  }

  /** Marks one's own notifications as read: those named, or all. */
  @Post('read')
  @Requires('notifications.read')
  @Answers(UnreadDto)
  @MayAnswer(404)
  async readNotifications(@Call() call: Call, @Body() request: NotificationsReadRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await markRead(tx, call.caller, request.ids ?? null)));
  }
}
