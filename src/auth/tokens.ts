import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_PREFIX } from '../platform/http/session-token.js';

const SHAPE = new RegExp(`^${TOKEN_PREFIX}[A-Za-z0-9_-]{43}$`);

/** A new opaque token of 256 random bits. */
export function newToken(): string {
  return `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
}

/** Could we have given this token? Saves the look-up of what cannot be one. */
export function looksLikeToken(token: string): boolean {
  return SHAPE.test(token);
}

/** What is stored of a token: enough to recognise it, nothing to use. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
