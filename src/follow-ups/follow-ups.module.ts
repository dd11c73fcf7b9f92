import { Module } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Database } from '../platform/database/database.js';
import { Health } from '../platform/telemetry/health.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { Ledger } from './ledger.js';
import { workersHealth } from './worker-beats.js';
import type { WorkersHealth } from './worker-beats.js';

/**
 * The ledger of follow-ups and what the API says of it. The worker that sends them is no part of the application that
 * serves requests: see `start-worker.ts`. Its health is read from the beats it leaves in the database.
 */
@Module({ controllers: [FollowUpsController], providers: [Ledger], exports: [Ledger] })
export class FollowUpsModule {
  constructor(
    private readonly database: Database,
    health: Health,
    metrics: Metrics,
  ) {
    health.add(async () => {
      const state = await this.workers();
      return { name: 'worker', ok: state !== null && state.workers > 0, needed: false, detail: workerDetail(state) };
    });
    health.add(async () => {
      const state = await this.workers();
      const ok = state !== null && state.queueReachable && state.queueWarning === null;
      return { name: 'queue', ok, needed: false, ...(state?.queueWarning ? { detail: state.queueWarning } : {}) };
    });
    this.publish(metrics);
  }

  private publish({ registry }: Metrics): void {
    const gauge = (name: string, help: string, value: (state: WorkersHealth) => number): void => {
      const workers = (): Promise<WorkersHealth | null> => this.workers();
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          const state = await workers();
          if (state !== null) this.set(value(state));
        },
      });
    };
    gauge('llavero_workers', 'Workers heard of in the last half minute', ({ workers }) => workers);
    gauge('llavero_queue_reachable', 'Whether workers reach the queue', (state) => Number(state.queueReachable));
    gauge(
      'llavero_oldest_overdue_seconds',
      'Age of the oldest follow-up that was due and not looked at',
      (state) => state.oldestOverdueSeconds,
    );
  }

  private workers(): Promise<WorkersHealth | null> {
    return workersHealth(this.database).catch(() => null);
  }
}

function workerDetail(state: WorkersHealth | null): string {
  if (state === null) return 'unknown';
  return `${state.workers} alive; oldest overdue follow-up ${state.oldestOverdueAt ?? 'none'}`;
}
