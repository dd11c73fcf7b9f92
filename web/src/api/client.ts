import createClient from 'openapi-fetch';
import { line } from '../app/line';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type CaseView = Schemas['CaseView'];
export type CaseListItem = Schemas['CaseListItem'];
export type Verdict = Schemas['VerdictDto'];
export type ClientView = Schemas['ClientDto'];
export type Me = Schemas['MeDto'];

/** What the API refused, in the reader's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly body: Readonly<Record<string, unknown>>,
    readonly requestId: string | null,
  ) {
    super(message);
  }

  /** Seconds after which the same may be asked again; 0 where the desk did not say. */
  get retryAfter(): number {
    return Number(this.body.retryAfter ?? 0);
  }

  /** The text for one field, by its JSON pointer. */
  at(pointer: string): string | null {
    const errors = (this.body.errors ?? []) as { pointer: string; detail: string }[];
    return errors.find((error) => error.pointer === pointer)?.detail ?? null;
  }
}

/** No answer at all: the line or the desk is away. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

let logInAgain: () => Promise<void> = () => Promise.reject(new OfflineError('no log-in'));

/** Tells what to do when the log-in has ended: it resolves once the same person is logged in again. */
export function onExpiredLogIn(work: () => Promise<void>): void {
  logInAgain = work;
}

/** The same request goes out once more after the log-in: what was typed before is not lost. */
async function sendAgainAfterLogIn(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await sent(request);
  if (answer.status !== 401 || new URL(request.url).pathname === '/api/v1/sessions') return answer;
  await logInAgain();
  return sent(again);
}

/** Throws `OfflineError` where nothing answers. What was called off says nothing about the line. */
async function sent(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    line.found();
    return answer;
  } catch (error) {
    if (request.signal.aborted) throw error;
    line.lost();
    throw new OfflineError('no answer');
  }
}

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  querySerializer: { array: { style: 'form', explode: false } },
  fetch: sendAgainAfterLogIn,
});

type Outcome<Data> = { data?: Data; error?: unknown; response: Response };

/** The answer's data, or what the API said against it as an exception. */
export async function answered<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok) return data as Data;
  const told = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const body = { ...told, retryAfter: response.headers.get('retry-after') };
  throw new ProblemError(
    response.status,
    typeof told.code === 'string' ? told.code : 'unknown',
    typeof told.detail === 'string' ? told.detail : response.statusText,
    body,
    response.headers.get('x-request-id'),
  );
}

/** The header that says which version a change was made on. */
export const onVersion = (version: number) => ({ 'If-Match': `"${version}"` });
