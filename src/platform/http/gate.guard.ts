import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Permission } from '../../domain/access/permissions.js';
import { Callers, IS_PUBLIC, PERMISSION_NEEDED } from './call.js';
import type { Caller } from './call.js';
import { Problem } from './problem.js';
import { comesFromOurPages } from './same-origin.js';
import { clearSessionCookie, sessionToken } from './session-token.js';
import { TokenBuckets } from './token-bucket.js';
import { refuseUndeclaredInput } from './undeclared-input.js';

/** The one gate before every operation: limits, origin, log-in, permission, and input the operation does not know. */
@Injectable()
export class Gate implements CanActivate {
  private readonly buckets = new TokenBuckets();
  private readonly strangers = new TokenBuckets();

  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_NEEDED, context.getHandler());
    if (this.reflector.get<true | undefined>(IS_PUBLIC, context.getHandler()) !== true) {
      request.caller = await this.caller(request, context.switchToHttp().getResponse<FastifyReply>());
      if (permission === undefined || !request.caller.permissions.includes(permission)) throw Problem.denied();
    }
    refuseUndeclaredInput(request, context.getClass(), context.getHandler().name);
    return true;
  }

  private async caller(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const sent = sessionToken(request);
    if (sent === null) throw this.unknown(request);
    this.limit(this.buckets, sent.token);
    if (sent.by === 'cookie' && !comesFromOurPages(request.method, request.headers))
      throw new Problem('origin.refused');
    const caller = await this.callers.whoCalls(sent.token);
    if (caller) return caller;
    if (sent.by === 'cookie') clearSessionCookie(reply);
    throw this.unknown(request);
  }

  /** Guessing tokens is limited by address: every guess has a bucket of its own otherwise. */
  private unknown(request: FastifyRequest): Problem {
    this.limit(this.strangers, request.ip);
    return new Problem('session.required', { headers: { 'www-authenticate': 'Bearer realm="llavero"' } });
  }

  private limit(buckets: TokenBuckets, key: string): void {
    const wait = buckets.take(key, performance.now());
    if (wait > 0) throw Problem.later('rate.limited', wait);
  }
}
