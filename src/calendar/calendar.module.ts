import { Module } from '@nestjs/common';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeeds } from './calendar-feeds.js';
import { CalendarController } from './calendar.controller.js';

/** The calendar of a firm: the law, the decrees and its own closures, as answers and as a feed. */
@Module({
  controllers: [CalendarController, CalendarFeedController],
  providers: [CalendarFeeds],
  exports: [CalendarFeeds],
})
export class CalendarModule {}
