import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The numbers of this process, in Prometheus's form. Modules register theirs in `registry`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** Seconds by method, route (the pattern, never the path) and status. */
  readonly requests = new Histogram({
    name: 'llavero_http_request_seconds',
    help: 'Time from the request to its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
