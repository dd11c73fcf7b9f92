import type { FieldCode } from './field-codes.js';
import { FIELD_TEXTS } from './field-codes.js';
import type { Locale, TextParams } from './locale.js';
import { say } from './locale.js';
import type { LocalizedText, ProblemCode } from './problem-codes.js';
import { PROBLEMS } from './problem-codes.js';

/** One field that is wrong. `pointer` is a JSON pointer into the body, or `/name` of a query key or header. */
export type FieldError = {
  readonly pointer: string;
  readonly code: string;
  readonly text: LocalizedText;
  readonly params?: TextParams;
};

export type ProblemParts = {
  /** A more exact sentence than the code's own. */
  readonly detail?: string | LocalizedText;
  /** Fills the `{…}` of the detail. */
  readonly params?: TextParams;
  readonly errors?: readonly FieldError[];
  /** Further members of the answer, such as `allowedMoves`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the API answers when it does not do what was asked (RFC 9457). Thrown anywhere below a controller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly detail: string | LocalizedText;
  readonly params: TextParams;
  readonly errors: readonly FieldError[] | undefined;
  readonly extra: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ProblemCode,
    parts: ProblemParts = {},
  ) {
    super(code);
    this.status = PROBLEMS[code].status;
    this.detail = parts.detail ?? PROBLEMS[code].detail;
    this.params = parts.params ?? {};
    this.errors = parts.errors;
    this.extra = parts.extra;
    this.headers = parts.headers ?? {};
  }

  /** 404: does not exist, or is another firm's; nobody can tell which. */
  static notFound(): Problem {
    return new Problem('not_found');
  }

  /** 400 with one or more fields. */
  static invalid(...errors: readonly FieldError[]): Problem {
    return new Problem('request.invalid', { errors });
  }

  /** 409: a rule refuses. `extra` says what would be allowed. */
  static conflict(code: ProblemCode, detail?: string | LocalizedText, extra?: ProblemParts['extra']): Problem {
    return new Problem(code, { detail, extra });
  }

  /** 403. */
  static denied(): Problem {
    return new Problem('permission.denied');
  }

  /** 412: the version sent is not the one stored. */
  static stale(): Problem {
    return new Problem('precondition.stale');
  }

  /** 429 or 503 with `Retry-After`. */
  static later(code: ProblemCode, seconds: number): Problem {
    const wait = Math.max(1, Math.ceil(seconds));
    return new Problem(code, { params: { seconds: wait }, headers: { 'retry-after': String(wait) } });
  }
}

/** A field error with one of the platform's own texts. */
export function fieldError(pointer: string, code: FieldCode, params?: TextParams): FieldError {
  return { pointer, code, text: FIELD_TEXTS[code], params };
}

/** The body of the answer, in the caller's language. `instance` names the request, as logs do. */
export function problemBody(problem: Problem, locale: Locale, requestId: string): Record<string, unknown> {
  const detail = typeof problem.detail === 'string' ? { es: problem.detail, en: problem.detail } : problem.detail;
  return {
    type: `urn:llavero:problem:${problem.code}`,
    title: PROBLEMS[problem.code].title[locale],
    status: problem.status,
    detail: say(detail, locale, problem.params),
    code: problem.code,
    instance: `urn:uuid:${requestId}`,
    ...(problem.errors && { errors: problem.errors.map((error) => fieldBody(error, locale)) }),
    ...problem.extra,
  };
}

function fieldBody(error: FieldError, locale: Locale): { pointer: string; code: string; detail: string } {
  return { pointer: error.pointer, code: error.code, detail: say(error.text, locale, error.params) };
}
