import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Caller, Requires } from '../platform/http/call.js';
import { Answers, AnswersPage } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { CalendarDaysDto, ClosureDto, DeadlinesDto, DueMomentDto } from './calendar-answers.dto.js';
import { CalendarDaysQuery, DeadlinesQuery, DueRequest } from './calendar-requests.dto.js';
import { listClosures } from './closure.list.js';
import { FirmCalendars } from './firm-calendars.js';
import { closuresOf } from './firm-closures.js';
import { firmOffice } from './firm-office.js';
import { OfficeDates } from './office-dates.js';

@Controller('calendar')
export class CalendarController {
  constructor(private readonly database: Database) {}

  /** Each date of a range: does IESS work, does the firm, and why not. */
  @Get('days')
  @Requires('calendar.read')
  @Answers(CalendarDaysDto)
  async listCalendarDays(@Caller() caller: Caller, @Query() query: CalendarDaysQuery): Promise<CalendarDaysDto> {
    return (await this.datesOf(caller)).days(query);
  }

  /** The due moment so many business days or minutes after a start, or before it, with each date on the way. */
  @Post('due')
  @Requires('calendar.read')
  @Answers(DueMomentDto)
  async countDue(@Caller() caller: Caller, @Body() request: DueRequest): Promise<DueMomentDto> {
    return (await this.datesOf(caller)).due(request);
  }

  /** Contribution forms due in a range of dates, the notices of an event, and the rules behind both. */
  @Get('deadlines')
  @Requires('calendar.read')
  @Answers(DeadlinesDto)
  async listDeadlines(@Caller() caller: Caller, @Query() query: DeadlinesQuery): Promise<DeadlinesDto> {
    return (await this.datesOf(caller)).deadlines(query);
  }

  /** The days that the firm added to the calendar, by date. */
  @Get('closures')
  @Requires('calendar.read')
  @AnswersPage(ClosureDto)
  async listClosures(@Caller() caller: Caller, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listClosures(tx, query));
  }

  /** Read first, calculated outside the transaction: a long count holds no connection. */
  private async datesOf({ firmId }: Caller): Promise<OfficeDates> {
    const read = async (tx: Tx) => ({ office: await firmOffice(tx), closures: await closuresOf(tx) });
    const { office, closures } = await this.database.inFirm(firmId, read);
    return new OfficeDates(office, new FirmCalendars(closures));
  }
}
