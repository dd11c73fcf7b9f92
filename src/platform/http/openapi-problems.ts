import { PROBLEMS } from './problem-codes.js';
import type { Schema } from './openapi-shape.js';

const TEXT = { type: 'string' };
const TITLES: Readonly<Record<number, string>> = {
  400: 'Malformed JSON, an unknown field or query key, or a value that does not validate',
  401: 'No valid log-in',
  403: 'A role that may not',
  404: "Does not exist, or is another firm's",
  409: 'A rule refuses, or the first request with this idempotency key is still running',
  412: 'A stale `If-Match`',
  413: 'Body over 256 kB',
  415: 'Wrong media type',
  422: 'The idempotency key was used with another body',
  428: 'No `If-Match` sent',
  429: 'Over the limit',
  500: 'Our fault',
  503: 'A needed part is away',
};
const WITH_RETRY_AFTER = new Set([429, 503]);

/** Schemas of problem details (RFC 9457). Members beyond the named ones depend on the code. */
export const PROBLEM_SCHEMAS: Readonly<Record<string, Schema>> = {
  FieldProblem: {
    type: 'object',
    required: ['pointer', 'code', 'detail'],
    properties: {
      pointer: { ...TEXT, description: 'JSON pointer into the body, or `/name` of a query key or header' },
      code: TEXT,
      detail: TEXT,
    },
    additionalProperties: false,
  },
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
    properties: {
      type: { ...TEXT, format: 'uri' },
      title: TEXT,
      status: { type: 'integer' },
      detail: TEXT,
      code: { ...TEXT, enum: Object.keys(PROBLEMS) },
      instance: { ...TEXT, description: 'Names the request, as the logs do' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/FieldProblem' } },
    },
    additionalProperties: true,
  },
};

/** The answers of all problems, to be referred to by status. */
export function problemResponses(): Record<string, Schema> {
  return Object.fromEntries(Object.entries(TITLES).map(([status, title]) => [name(status), response(status, title)]));
}

/** A reference to the answer of this status. */
export function problemReference(status: number): Schema {
  return { $ref: `#/components/responses/${name(status)}` };
}

const name = (status: string | number): string => `Problem${status}`;

function response(status: string, description: string): Schema {
  return {
    description,
    ...(WITH_RETRY_AFTER.has(Number(status)) && {
      headers: { 'Retry-After': { required: true, description: 'Seconds', schema: { type: 'string' } } },
    }),
    ...(Number(status) === 401 && { headers: { 'WWW-Authenticate': { schema: { type: 'string' } } } }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
