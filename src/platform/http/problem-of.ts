import { HttpException } from '@nestjs/common';
import { CalendarError } from '../../domain/calendar/calendar-error.js';
import type { ProblemCode } from './problem-codes.js';
import { Problem } from './problem.js';

const SECONDS_UNTIL_BACK = 5;

/** SQL states and system codes that mean "not now": the server is away, starting, stopping, full, or was in the way. */
const AWAY = /^(08|57P0[123]|53|57014|40001|40P01|55P03)/;
const AWAY_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT']);
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|not queryable|Driver not Connected/;

/** Fastify's own codes. */
const FASTIFY: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type.unsupported',
};
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  404: 'not_found',
  413: 'body.too_large',
  415: 'media_type.unsupported',
};

/** The problem that an error of any origin stands for; 500 without a word about its inside where it is none of the known. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CalendarError && error.code === 'days.none_in_common')
    return new Problem('calendar.no_common_day');
  if (isAway(error)) return Problem.later('part.away', SECONDS_UNTIL_BACK);
  const code = codeOf(error);
  const known = FASTIFY[code] ?? BY_STATUS[statusOf(error)];
  return new Problem(known ?? 'internal');
}

/**
 * A cursor of the right shape whose values are no dates or ids: only PostgreSQL notices (SQL states of class 22), as only
 * the query knows what its order compares.
 */
export function isForgedCursor(error: unknown, query: unknown): boolean {
  if (typeof query !== 'object' || query === null || !('cursor' in query)) return false;
  return error instanceof Error && 'driverError' in error && codeOf(error.driverError).startsWith('22');
}

/** Is PostgreSQL (or another needed part) away? */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause = 'driverError' in error && error.driverError instanceof Error ? error.driverError : error;
  const code = codeOf(cause);
  if (AWAY_SYSTEM.has(code) || (/^[0-9A-Z]{5}$/.test(code) && AWAY.test(code))) return true;
  return AWAY_MESSAGE.test(cause.message) || (cause instanceof AggregateError && cause.errors.some(isAway));
}

/** Did PostgreSQL end the transaction to let another one finish (deadlock, or no serial order)? */
export function wasGivenUp(error: unknown): boolean {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  return codeOf(cause) === '40P01' || codeOf(cause) === '40001';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
