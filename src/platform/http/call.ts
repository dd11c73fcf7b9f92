import type { ExecutionContext } from '@nestjs/common';
import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Permission, Role } from '../../domain/access/permissions.js';
import type { Locale } from './locale.js';
import { Problem } from './problem.js';

/** The logged-in person behind a request, as the database says now. */
export type Caller = {
  readonly firmId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly locale: Locale;
};

/** One request to change something: who asks, what exactly, and under which conditions. */
export type Call = {
  readonly caller: Caller;
  /** Method and path as asked, without the query. */
  readonly operation: string;
  /** Query and body as sent, before validation. */
  readonly input: unknown;
  readonly idempotencyKey: string | null;
  readonly ifMatch: string | null;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the gate on every operation that is not public. */
    caller?: Caller;
  }
}

/** Says who a session token belongs to. The auth module provides it; the gate asks it. */
export abstract class Callers {
  /** Null when the token is unknown, expired, or its user is no longer active. */
  abstract whoCalls(token: string): Promise<Caller | null>;
}

export const PERMISSION_NEEDED = 'llavero:permission';
export const IS_PUBLIC = 'llavero:public';

/** The one permission an operation needs. Every operation says this or `@Public()`, or the application does not start. */
export const Requires = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(PERMISSION_NEEDED, permission), ApiExtension('x-permission', permission));

/** An operation that needs no log-in. */
export const Public = (): MethodDecorator => SetMetadata(IS_PUBLIC, true);

/** The caller, as a parameter of a controller's method. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The call, as a parameter of a controller's method that changes something. */
export const Call = createParamDecorator((_data: unknown, context: ExecutionContext): Call =>
  callOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * The version that the caller read, from `If-Match`. Throws 428 when it is missing, 412 when it is none of our tags
 * (a tag that we never gave can match nothing). The comparison itself is the service's `where version = $n`.
 */
export function expectedVersion(call: Call): number {
  if (call.ifMatch === null) throw new Problem('precondition.required');
  const match = /^"(\d{1,9})"$/.exec(call.ifMatch.trim());
  if (!match) throw Problem.stale();
  return Number(match[1]);
}

function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Problem('session.required');
  return request.caller;
}

function callOf(request: FastifyRequest): Call {
  return {
    caller: callerOf(request),
    operation: `${request.method} ${request.url.split('?', 1)[0] ?? ''}`,
    input: [request.query, request.body],
    idempotencyKey: header(request, 'idempotency-key'),
    ifMatch: header(request, 'if-match'),
  };
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
