import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { HttpSettings } from '../platform/http/http-settings.js';
import { Answers, AnswersNothing, MayAnswer, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { CalendarFeedDto, CalendarFeedOpenedDto } from './calendar-feed.dto.js';
import type { OpenFeed } from './calendar-feeds.js';
import { CalendarFeeds } from './calendar-feeds.js';

const PATH = '/api/v1/calendar/feed';

@Controller('calendar/feed')
export class CalendarFeedController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly feeds: CalendarFeeds,
    private readonly settings: HttpSettings,
  ) {}

  /** Whether the firm has a feed, and since when. */
  @Get()
  @Requires('calendar.read')
  @Answers(CalendarFeedDto)
  @MayAnswer(404)
  async readCalendarFeed(@Caller() caller: Caller): Promise<OpenFeed> {
    return this.database.inFirm(caller.firmId, (tx) => this.feeds.read(tx));
  }

  /** Opens the feed, or gives it a new address and ends the old one. The address is shown this once. */
  @Post()
  @Requires('calendar.change')
  @TakesIdempotencyKey()
  @Answers(CalendarFeedOpenedDto, { status: 201 })
  async openCalendarFeed(@Call() call: Call): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      const token = await this.feeds.open(tx, call.caller.userId);
      const feed = await this.feeds.read(tx);
      const url = `${this.settings.publicUrl}${PATH}/${token}.ics`;
      return Answer.created({ ...feed, url }, PATH, { ...feed, url: null });
    });
  }

  /** Ends the feed at once. */
  @Delete()
  @Requires('calendar.change')
  @AnswersNothing()
  @MayAnswer(404)
  async closeCalendarFeed(@Call() call: Call): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await this.feeds.close(tx, call.caller.userId);
      return Answer.empty();
    });
  }
}
