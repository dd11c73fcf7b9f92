import type { IncomingHttpHeaders } from 'node:http';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Does a request that a browser may have sent by itself (cookie log-in) come from our own pages? Judged by the `Host`
 * header. Programs that send neither `Sec-Fetch-Site` nor `Origin` are no browsers, and have nobody's cookie by accident.
 */
export function comesFromOurPages(method: string, headers: IncomingHttpHeaders): boolean {
  if (SAFE.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || hostOf(headers.origin) === headers.host?.toLowerCase();
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
