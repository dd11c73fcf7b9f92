import type { FastifyInstance } from 'fastify';
import type { Logs } from './logs.js';
import type { Metrics } from './metrics.js';

/** Counts and logs each answered request: its route, never its path, query or body. */
export function observeRequests(server: FastifyInstance, metrics: Metrics, logs: Logs): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unrouted';
    const { method } = request;
    const status = reply.statusCode;
    metrics.requests.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
    if (!route.startsWith('/health')) {
      logs.request({ requestId: request.id, method, route, status, ms: Math.round(reply.elapsedTime) });
    }
  });
}
