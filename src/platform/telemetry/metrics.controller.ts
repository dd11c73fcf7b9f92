import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/call.js';
import { MayAnswer } from '../http/openapi-answers.js';
import { OwnersOnly } from '../http/owners-only.js';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly ownersOnly: OwnersOnly,
  ) {}

  /** The numbers of this process, in Prometheus's form. In production an owner's log-in is needed. */
  @Get()
  @Public()
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'Prometheus text', schema: { type: 'string' } })
  @MayAnswer(401, 403)
  async getMetrics(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.ownersOnly.inProduction(request);
    reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
