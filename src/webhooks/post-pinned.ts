import { request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Target } from './target.js';

/** What came back: a status, and what the receiver asks for. Nothing of its answer is kept. */
export type PostResult =
  { readonly status: number; readonly retryAfterMs: number } | { readonly status: null; readonly error: string };

const WITHIN_MS = 15_000;
const MOST_ANSWER_BYTES = 64 * 1024;

/**
 * Posts to exactly the address that was resolved. No redirect is followed, no connection is shared, the whole takes 15
 * seconds at most, and of the answer at most 64 kB are read. Never rejects.
 */
export function postPinned(
  target: Target,
  body: string,
  headers: Record<string, string>,
  stop: AbortSignal,
): Promise<PostResult> {
  const { url, address, family } = target;
  const options: RequestOptions & { autoSelectFamily: boolean } = {
    method: 'POST',
    agent: false,
    autoSelectFamily: false,
    signal: AbortSignal.any([AbortSignal.timeout(WITHIN_MS), stop]),
    lookup: (_host, asked, done) => {
      if (asked.all === true) done(null, [{ address, family }]);
      else done(null, address, family);
    },
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Llavero-Webhooks',
      ...headers,
    },
  };
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, options, (response) => void drained(response).then(resolve));
    request.on('error', (error) => resolve({ status: null, error: reasonOf(error) }));
    request.end(body);
  });
}

async function drained(response: IncomingMessage): Promise<PostResult> {
  const { statusCode = 0, headers } = response;
  let bytes = 0;
  try {
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length;
      if (bytes > MOST_ANSWER_BYTES) break;
    }
  } catch {
    // The status is known; that the rest did not come changes nothing about it.
  }
  response.destroy();
  return { status: statusCode, retryAfterMs: retryAfter(headers['retry-after']) };
}

function retryAfter(header: string | undefined): number {
  return header !== undefined && /^\d{1,7}$/u.test(header.trim()) ? Number(header) * 1000 : 0;
}

function reasonOf(error: Error & { code?: string }): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return (error.code ?? error.name).toLowerCase();
}
