import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { sendProblem } from './problem.filter.js';
import { Problem, problemBody } from './problem.js';

/** The largest body of an ordinary operation, in bytes: 256 kB. */
export const BODY_LIMIT = 256 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 72_000;

/** How the HTTP server reads requests. Whatever it refuses by itself leaves as problem details too. */
export function serverOptions(trustProxy: readonly string[]): FastifyServerOptions {
  return {
    bodyLimit: BODY_LIMIT,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    forceCloseConnections: 'idle',
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, request, Problem.notFound()),
    clientErrorHandler: (_error: unknown, socket: Socket) => refuseConnection(socket),
  };
}

/** What is no HTTP has no request to answer in: the words go straight to the line. */
function refuseConnection(socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify(problemBody(new Problem('request.malformed'), 'es', randomUUID()));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
