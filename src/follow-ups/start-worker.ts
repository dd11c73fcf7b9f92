import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { SmtpMailer } from '../notifications/mailer.js';
import { appConnection } from '../platform/database/connection.js';
import type { DatabaseAddress } from '../platform/database/connection.js';
import { Database } from '../platform/database/database.js';
import { BullMqAlarmClock } from '../platform/queue/bullmq-alarm-clock.js';
import { postgresTimers, redisTimers } from '../platform/queue/timer-store.js';
import type { CaseDeeds } from './case-deeds.js';
import { DeliverFollowUpProcessor } from './deliver-follow-up.processor.js';
import { DueFollowUps } from './due-follow-ups.js';
import { Sweeper } from './sweeper.js';

/** With the sweeper's and the queue's few seconds, a stop takes less than ten. */
const CLOSE_WITHIN_MS = 2_000;

export type WorkerSettings = {
  readonly database: DatabaseAddress;
  /** null: timers in the same database. */
  readonly redisUrl: string | null;
  /** null: messages stay in the outbox. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly publicUrl: string;
  readonly deeds: CaseDeeds;
  /** Table rows that deeds change. */
  readonly rows: Parameters<typeof appConnection>[1];
};

/**
 * Starts what rings and what listens, on connections of its own: the API of the same process neither waits for it nor
 * for the queue. Gives what ends it, within seconds, whether the queue answers or not.
 */
export async function startWorker(settings: WorkerSettings): Promise<{ stop: () => Promise<void> }> {
  const database = new Database(await new DataSource(appConnection(settings.database, settings.rows)).initialize());
  const mailer = settings.mail === null ? null : new SmtpMailer(settings.mail.smtpUrl, settings.mail.from);
  const due = new DueFollowUps(database, { mailer, publicUrl: settings.publicUrl, deeds: settings.deeds });
  const timers = settings.redisUrl === null ? postgresTimers(settings.database) : redisTimers(settings.redisUrl);
  const clock = new BullMqAlarmClock(timers);
  new DeliverFollowUpProcessor(due).listenTo(clock);
  const sweeper = new Sweeper(database, clock, due, { clockOffsetMs: settings.database.clockOffsetMs });
  sweeper.start();
  return {
    stop: async () => {
      due.stop();
      await Promise.all([sweeper.stop(), clock.close()]);
      mailer?.close();
      // A database that hangs must not keep the process.
      await Promise.race([database.onApplicationShutdown(), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
