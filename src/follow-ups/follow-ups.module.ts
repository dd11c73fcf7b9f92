import { Module } from '@nestjs/common';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { Database } from '../platform/database/database.js';
import { Health } from '../platform/telemetry/health.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { Ledger } from './ledger.js';
import { countTroubles } from './troubles.js';
import type { TroubleCounts } from './troubles.js';
import { workersHealth } from './worker-beats.js';
import type { WorkersHealth } from './worker-beats.js';

/** A follow-up may wait for a tick, a restart or a back-off; when one waits longer, no worker does its work. */
const TOO_LATE_SECONDS = 300;

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
    health.add(async () => {
      const counts = await this.troubles();
      const ok = counts !== null && counts.oldestOverdueSeconds < TOO_LATE_SECONDS;
      return { name: 'follow_ups', ok, needed: false, detail: troubleDetail(counts) };
    });
    this.publish(metrics);
  }

  private publish({ registry }: Metrics): void {
    const workers = gauges(registry, () => this.workers());
    workers('llavero_workers', 'Workers heard of in the last half minute', (state) => state.workers);
    workers('llavero_queue_reachable', 'Whether workers reach the queue', (state) => Number(state.queueReachable));
    const troubles = gauges(registry, () => this.troubles());
    troubles(
      'llavero_oldest_overdue_seconds',
      'Age of the oldest follow-up that was due and not looked at',
      (counts) => counts.oldestOverdueSeconds,
    );
    troubles('llavero_follow_ups_overdue', 'Follow-ups that nobody looked at in time', ({ overdue }) => overdue);
    troubles('llavero_follow_ups_parked', 'Follow-ups given up after too many tries', ({ parked }) => parked);
    troubles('llavero_follow_ups_uncertain', 'Messages of which nobody knows if they left', (one) => one.uncertain);
  }

  /** Counted where they lie: it holds also while no worker lives to say so. */
  private troubles(): Promise<TroubleCounts | null> {
    return this.database.sweep(countTroubles).catch(() => null);
  }

  private workers(): Promise<WorkersHealth | null> {
    return workersHealth(this.database).catch(() => null);
  }
}

/** Numbers of one source; while it is away they keep their last value. */
function gauges<State>(registry: Registry, ask: () => Promise<State | null>) {
  return (name: string, help: string, value: (state: State) => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const state = await ask();
        if (state !== null) this.set(value(state));
      },
    });
  };
}

function workerDetail(state: WorkersHealth | null): string {
  return state === null ? 'unknown' : `${state.workers} alive`;
}

function troubleDetail(counts: TroubleCounts | null): string {
  if (counts === null) return 'unknown';
  const { oldestOverdueAt, parked, uncertain } = counts;
  return `oldest overdue ${oldestOverdueAt ?? 'none'}; ${parked} parked, ${uncertain} uncertain`;
}
