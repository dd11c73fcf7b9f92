import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CalendarFeeds } from '../calendar/calendar-feeds.js';
import { calendarEntries } from '../calendar/feed-entries.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { firmOffice } from '../calendar/firm-office.js';
import { icalendarText } from '../domain/calendar/icalendar.js';
import { instantAt, localDateOf } from '../domain/calendar/zoned-time.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import { Public } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { caseDeadlineEntries } from './case-deadline-entries.js';
import { visitEntries } from './visit-entries.js';

const TAG = { description: 'Names this text, for `If-None-Match`', schema: { type: 'string' as const } };

@Controller('calendar/feed')
export class CalendarFeedFileController {
  constructor(
    private readonly database: Database,
    private readonly feeds: CalendarFeeds,
  ) {}

  /** The firm's calendar for calendar programs: holidays, closures, contribution forms, deadlines and appointments of open cases. */
  @Get(':token.ics')
  @Public()
  @ApiParam({ name: 'token', schema: { type: 'string' }, description: 'Shown once when the feed was opened' })
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'iCalendar (RFC 5545)', schema: { type: 'string' }, headers: { ETag: TAG } })
  @ApiResponse({ status: 304, description: 'Not changed' })
  async readCalendarFeedFile(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const firmId = await this.feeds.firmOf(token);
    if (firmId === null) throw Problem.notFound();
    const text = await this.database.inFirm(firmId, feedText);
    const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.headers({ etag: tag, 'cache-control': 'private, max-age=900' });
    if (request.headers['if-none-match'] === tag) {
      reply.status(304);
      return undefined;
    }
    reply.header('content-type', 'text/calendar; charset=utf-8');
    return text;
  }
}

/** Stamped with the start of the day, so that the text of a day in which nothing changes is the same. */
async function feedText(tx: Tx): Promise<string> {
  const office = await firmOffice(tx);
  const { zone } = office.place;
  const today = localDateOf(tx.now, zone);
  const entries = [
    ...calendarEntries(office, await closuresOf(tx), today),
    ...(await caseDeadlineEntries(tx, office.locale)),
    ...(await visitEntries(tx, office.locale)),
  ];
  return icalendarText({ name: `${office.name} · Llavero`, zone, stampedAt: instantAt(today, '00:00', zone), entries });
}
