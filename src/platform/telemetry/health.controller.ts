import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/call.js';
import { Answers } from '../http/openapi-answers.js';
import { AnswersUnready } from './openapi-unready.js';
import { Health } from './health.js';
import { LiveDto, ReadyDto } from './health.dto.js';

const SECONDS_UNTIL_BACK = '5';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** Is the process alive? */
  @Get('live')
  @Public()
  @Answers(LiveDto)
  getLive(): LiveDto {
    return { status: 'ok' };
  }

  /** Can it do its work? 503 while a needed part is away. */
  @Get('ready')
  @Public()
  @Answers(ReadyDto)
  @AnswersUnready(ReadyDto)
  async getReady(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyDto> {
    const parts = await this.health.parts();
    const ready = parts.every((part) => part.ok || !part.needed);
    if (!ready) reply.status(503).header('retry-after', SECONDS_UNTIL_BACK);
    return { status: ready ? 'ok' : 'unavailable', parts };
  }
}
