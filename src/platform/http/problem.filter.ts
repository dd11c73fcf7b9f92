import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from './locale.js';
import { localeFromHeader } from './locale.js';
import { fieldError, Problem, problemBody } from './problem.js';
import { isForgedCursor, problemOf } from './problem-of.js';
import { RouteTable } from './route-table.js';

/** Turns whatever was thrown into problem details. The last resort: nothing leaves the API in another shape. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = this.problemOf(error, request);
    if (problem.status >= 500) this.logger.error(describe(error), { requestId: request.id, code: problem.code });
    sendProblem(http.getResponse<FastifyReply>(), request, problem);
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    if (this.routes.isUnrouted(error)) return this.routes.problemFor(request);
    if (isForgedCursor(error, request.query)) return Problem.invalid(fieldError('/cursor', 'cursor.invalid'));
    return problemOf(error);
  }
}

/** Sends a problem in the caller's language. */
export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): void {
  void reply
    .status(problem.status)
    .headers(problem.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, localeOf(request), request.id)));
}

/** The person's own language once we know the person, else what the browser asks for. */
export function localeOf(request: FastifyRequest): Locale {
  return request.caller?.locale ?? localeFromHeader(request.headers['accept-language']);
}

/** For the log: name, message of ours or SQL state, and where; never parameters, which hold people's data. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const driver = 'driverError' in error ? (error.driverError as { code?: string } | undefined) : undefined;
  return driver ? `${error.name} ${driver.code ?? ''}\n${framesOf(error)}` : (error.stack ?? error.message);
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
