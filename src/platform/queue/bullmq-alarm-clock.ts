import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { failpoint } from '../failpoints/failpoint.js';
import { AlarmClock } from './alarm-clock.js';
import type { Alarm, QueueState } from './alarm-clock.js';
import { SampledLog } from './sampled-log.js';
import type { TimerQueue, TimerStore, TimerWorker } from './timer-store.js';

/** Nothing is retained: history lies in the ledger, and a retained id would swallow the next alarm of that id. */
const FORGET = { removeOnComplete: true, removeOnFail: true } as const;
const BATCH = 250;
/** A job that never runs. It names the store, and is lost with the other jobs because it is one of them. */
const EPOCH_JOB = 'epoch';
const FIVE_YEARS_MS = 5 * 365 * 86_400_000;
const CLOSE_WITHIN_MS = 4_000;

type EpochData = { epoch: string };

/** BullMQ as the alarm clock, the same over PostgreSQL and over Redis. */
export class BullMqAlarmClock extends AlarmClock {
  private readonly log = new SampledLog(new Logger('Queue'));
  private worker: TimerWorker | null = null;
  private current: QueueState;

  constructor(private readonly store: TimerStore) {
    super();
    this.current = { kind: store.kind, reachable: false, warning: null };
    // Sets the warning early, and answers health before the first tick; a failure is what `reachable: false` says.
    this.epoch().catch(() => undefined);
  }

  async arm(alarms: readonly Alarm[]): Promise<void> {
    await this.reach(async (queue) => {
      for (let from = 0; from < alarms.length; from += BATCH) {
        if (from > 0) failpoint('sweep.mid_batch');
        await queue.addBulk(
          alarms.slice(from, from + BATCH).map(({ id, delayMs, turn = 0 }) => ({
            name: 'wake',
            data: 0,
            opts: { jobId: id, delay: Math.max(0, Math.ceil(delayMs)), priority: turn, ...FORGET },
          })),
        );
      }
    });
  }

  async epoch(): Promise<string> {
    return this.reach(async (queue) => {
      const known = await epochOf(queue);
      if (known !== null) return known;
      // Several sweepers may try at once: one wins, all read the winner's.
      await queue.add(EPOCH_JOB, { epoch: randomUUID() }, { jobId: EPOCH_JOB, delay: FIVE_YEARS_MS, ...FORGET });
      const set = await epochOf(queue);
      if (set === null) throw new Error('the queue keeps nothing');
      return set;
    });
  }

  onWake(handler: (id: string) => Promise<void>): void {
    this.worker = this.store.worker(async (job: Job) => {
      if (job.id !== undefined && job.id !== EPOCH_JOB) await handler(job.id);
    });
    this.worker.on('error', (error) => this.log.error(`the queue: ${error.message}`));
    this.worker.on('failed', (_job, error) => this.log.error(`an alarm's handler: ${error.message}`));
  }

  state(): QueueState {
    return this.current;
  }

  async close(): Promise<void> {
    const queue = await Promise.race([this.store.queue().catch(() => null), delay(100, null)]);
    const orderly = (async () => {
      await this.worker?.close();
      await queue?.close();
    })();
    await Promise.race([orderly.catch(() => undefined), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    this.worker?.disconnect().catch(() => undefined);
    this.store.disconnect();
  }

  private async reach<T>(ask: (queue: TimerQueue) => Promise<T>): Promise<T> {
    try {
      const answer = await ask(await this.store.queue());
      if (!this.current.reachable) await this.cameBack();
      return answer;
    } catch (error) {
      this.current = { ...this.current, reachable: false };
      this.log.error(`the queue is away: ${(error as Error).message}`);
      throw error;
    }
  }

  private async cameBack(): Promise<void> {
    const warning = await this.store.warning().catch(() => null);
    if (warning !== null) this.log.error(warning);
    this.current = { ...this.current, reachable: true, warning };
  }
}

async function epochOf(queue: TimerQueue): Promise<string | null> {
  const job = await queue.getJob(EPOCH_JOB);
  return (job?.data as EpochData | undefined)?.epoch ?? null;
}
