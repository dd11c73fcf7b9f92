import { isIP } from 'node:net';
import { ConfigError } from './config-error.js';
import type { VariableName } from './variables.js';

export function parsePort(value: string): number {
  const port = /^\d{1,5}$/u.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65_535) throw new ConfigError('PORT', value);
  return port;
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)*$/iu;

/** Four numbers and dots look like a host name too: 999.1.1.1 is meant as an address and is none. */
export function parseHost(value: string): string {
  const named = HOST_NAME.test(value) && !/^[\d.]+$/u.test(value);
  if (isIP(value) === 0 && !named) throw new ConfigError('HOST', value);
  return value;
}

export function parseChoice<Choice extends string>(
  variable: VariableName,
  value: string,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new ConfigError(variable, value);
  return chosen;
}

/** The address of a server as it was given, or null where it is unset. */
export function parseServerUrl(
  variable: VariableName,
  value: string | undefined,
  protocols: readonly string[],
): string | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const hasHost = url !== null && (url.hostname !== '' || url.searchParams.has('host'));
  if (url === null || !protocols.includes(url.protocol) || !hasHost) throw new ConfigError(variable, value);
  if (variable === 'REDIS_URL' && !/^\/?\d*$/u.test(url.pathname)) throw new ConfigError(variable, value);
  if (variable.endsWith('DATABASE_URL') && !/^\/[^/]+$/u.test(url.pathname)) throw new ConfigError(variable, value);
  return value;
}

const ADDRESS = /^[^\s<>@,;"]+@[^\s<>@,;"]+$/u;
const NAMED_ADDRESS = /^[^<>\r\n]*<([^<>]+)>$/u;

export function parseMailFrom(value: string): string {
  const address = NAMED_ADDRESS.exec(value)?.[1] ?? value;
  if (!ADDRESS.test(address)) throw new ConfigError('MAIL_FROM', value);
  return value;
}

export function parsePublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    [url.search, url.hash, url.username, url.password].every((part) => part === '');
  if (!plain) throw new ConfigError('PUBLIC_URL', value);
  return url.origin;
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

export function parseTrustProxy(value: string | undefined): string[] {
  if (value === undefined) return [];
  const networks = value.split(',').map((part) => part.trim());
  if (!networks.every(isNetwork)) throw new ConfigError('TRUST_PROXY', value);
  return networks;
}

function isNetwork(text: string): boolean {
  if (NAMED_NETWORKS.includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}
