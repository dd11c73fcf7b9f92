import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller, Requires } from '../platform/http/call.js';
import { LiveEvents } from './live-events.js';
import { LiveStream } from './live-stream.js';
import { LiveQuery, LONGEST_STREAM_SECONDS } from './live.dto.js';

@Controller('events')
export class LiveController {
  constructor(private readonly events: LiveEvents) {}

  /**
   * What happens to the firm's cases, as server-sent events: `case.changed`, `follow_up.…` and, for oneself,
   * `notification.created`, each with ids, version and kind and nothing else. `hello` begins a stream; `reset` asks to
   * read everything anew. It ends with the log-in.
   */
  @Get()
  @Requires('notifications.read')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/event-stream')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Where the last stream broke off',
    schema: { type: 'string' },
  })
  @ApiResponse({
    status: 200,
    description: 'The stream',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async streamEvents(
    @Caller() caller: Caller,
    @Query() { seconds = LONGEST_STREAM_SECONDS }: LiveQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { firmId, userId, sessionId } = caller;
    this.events.admit(firmId, userId);
    const lastId = request.headers['last-event-id'];
    const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
    const sent = Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
    reply.hijack();
    const stream = new LiveStream(userId, sessionId, reply.raw, sent);
    const end = (): void => this.events.close(firmId, stream);
    reply.raw.once('close', end);
    try {
      await this.events.open(firmId, stream, typeof lastId === 'string' ? lastId : null);
    } catch {
      end();
      return;
    }
    const timer = setTimeout(end, seconds * 1000).unref();
    reply.raw.once('close', () => clearTimeout(timer));
  }
}
