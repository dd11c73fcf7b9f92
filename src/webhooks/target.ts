import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** Why an address is not written to. */
export type TargetFault = 'url' | 'scheme' | 'user' | 'port' | 'unknown_host' | 'private';

export type Target = { readonly url: URL; readonly address: string; readonly family: 4 | 6 };
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export class TargetError extends Error {
  override readonly name = 'TargetError';
  constructor(readonly fault: TargetFault) {
    super(fault);
  }
}

const LOWEST_OTHER_PORT = 1_024;
const WELL_KNOWN = ['80', '443'];

/** Reads the address of a webhook. Throws `TargetError` for one that cannot be written to whatever it resolves to. */
export function readTarget(text: string): URL {
  if (!URL.canParse(text)) throw new TargetError('url');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TargetError('scheme');
  if (url.username !== '' || url.password !== '') throw new TargetError('user');
  if (url.port !== '' && !WELL_KNOWN.includes(url.port) && Number(url.port) < LOWEST_OTHER_PORT) {
    throw new TargetError('port');
  }
  return url;
}

/**
 * Resolves the host once and gives the one address that the connection is then pinned to: a name that changes its mind in
 * between changes nothing. One private address among many is enough to refuse. Throws `TargetError`.
 */
export async function resolveTarget(text: string, resolve: Resolve, allowPrivate: boolean): Promise<Target> {
  const url = readTarget(text);
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const literal = isIP(host);
  const found = literal === 0 ? await resolve(host).catch(() => []) : [{ address: host, family: literal }];
  const [first] = found;
  if (first === undefined) throw new TargetError('unknown_host');
  if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address))) throw new TargetError('private');
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}
