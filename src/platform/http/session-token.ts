import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The http-only cookie that pages log in with. */
export const SESSION_COOKIE = 'llavero_session';

/** Starts every token, so that secret scanners know one when they see it. */
export const TOKEN_PREFIX = 'lla_';

/** The token that a request carries: the header counts before the cookie. */
export function sessionToken(request: FastifyRequest): { token: string; by: 'header' | 'cookie' } | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^Bearer +(\S{1,200})$/i.exec(header);
    return match?.[1] === undefined ? null : { token: match[1], by: 'header' };
  }
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie === undefined || cookie === '' ? null : { token: cookie, by: 'cookie' };
}

/** The cookie that carries the token. `Secure` where our public address is https. */
export function setSessionCookie(reply: FastifyReply, token: string, expiresAt: Date, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires: expiresAt });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax' });
}
