import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Callers } from './call.js';
import { HttpSettings } from './http-settings.js';
import { Problem } from './problem.js';
import { sessionToken } from './session-token.js';

/** The door of what only those who run the installation should see in production: metrics and human docs. */
@Injectable()
export class OwnersOnly {
  constructor(
    private readonly settings: HttpSettings,
    private readonly callers: Callers,
  ) {}

  /** Throws 401 without a log-in, 403 for anybody but an owner; outside production everybody may. */
  async inProduction(request: FastifyRequest): Promise<void> {
    if (!this.settings.production) return;
    const sent = sessionToken(request);
    const caller = sent === null ? null : await this.callers.whoCalls(sent.token);
    if (!caller) throw new Problem('session.required');
    if (caller.role !== 'owner') throw Problem.denied();
  }
}
