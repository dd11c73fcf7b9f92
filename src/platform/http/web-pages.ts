import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Callers } from './call.js';
import { sessionToken } from './session-token.js';

/** Where the pages' own routes begin. Everything else that is no operation of the API stays a 404. */
const PAGES = [
  'login',
  'today',
  'cases',
  'clients',
  'imports',
  'follow-ups',
  'insights',
  'calendar',
  'settings',
  'welcome',
];
const ONE_YEAR_MS = 31_536_000_000;

/**
 * Serves the built pages. The page learns from the HTML whether there is a log-in, so that it never asks in vain, and
 * carries a nonce of its own for the styles that its components write. Without built pages nothing is served.
 */
export async function servePages(server: FastifyInstance, folder: string, callers: Callers): Promise<boolean> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return false;
  const template = readFileSync(index, 'utf8');
  const page = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const nonce = randomBytes(16).toString('base64');
    const loggedIn = (await isLoggedIn(request, callers)) ? 'yes' : 'no';
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', withNonce(reply, nonce))
      .send(template.replaceAll('__NONCE__', nonce).replace('__LOG_IN__', loggedIn));
  };
  server.get('/', page);
  for (const name of PAGES) {
    server.get(`/${name}`, page);
    server.get(`/${name}/*`, page);
  }
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    cacheControl: true,
    immutable: true,
    maxAge: ONE_YEAR_MS,
  });
  return true;
}

async function isLoggedIn(request: FastifyRequest, callers: Callers): Promise<boolean> {
  const sent = sessionToken(request);
  return sent !== null && (await callers.whoCalls(sent.token)) !== null;
}

/** The policy that the server sends anyway, with this page's nonce for styles. Scripts need none: all are files of ours. */
function withNonce(reply: FastifyReply, nonce: string): string {
  const policy = String(reply.getHeader('content-security-policy'));
  return policy
    .replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
    .replace("img-src 'self'", "img-src 'self' blob:");
}
