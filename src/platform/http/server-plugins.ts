import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { HttpSettings } from './http-settings.js';
import { Problem } from './problem.js';
import { isUnexpectedForm } from './takes-file.js';

const HALF_A_YEAR_S = 15_552_000;

/** Security headers, cookies, and JSON as the one body we read, apart from the operations that take a file. */
export async function hardenServer(server: FastifyInstance, settings: HttpSettings): Promise<void> {
  server.removeContentTypeParser('text/plain');
  await server.register(fastifyCookie);
  // A file over its limit is refused where it is read, before the rest of it has come.
  await server.register(fastifyMultipart, { throwFileSizeLimit: false });
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy(settings.secure) },
    strictTransportSecurity: settings.secure ? { maxAge: HALF_A_YEAR_S, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: settings.secure,
    originAgentCluster: settings.secure,
    referrerPolicy: { policy: 'same-origin' },
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!isAsset(request.url)) reply.header('cache-control', 'no-store');
    if (isUnexpectedForm(request)) throw new Problem('media_type.unsupported');
  });
}

/** Our pages load nothing from elsewhere, and nobody frames them. */
function policy(secure: boolean): Record<string, string[] | null> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure && { 'upgrade-insecure-requests': [] }),
  };
}

function isAsset(url: string): boolean {
  return url.startsWith('/assets/') || url.startsWith('/api/docs/assets/');
}
