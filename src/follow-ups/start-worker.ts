import { SmtpMailer } from '../notifications/mailer.js';
import type { DatabaseAddress } from '../platform/database/connection.js';
import type { Database } from '../platform/database/database.js';
import { BullMqAlarmClock } from '../platform/queue/bullmq-alarm-clock.js';
import { postgresTimers, redisTimers } from '../platform/queue/timer-store.js';
import type { CaseDeeds } from './case-deeds.js';
import { DeliverFollowUpProcessor } from './deliver-follow-up.processor.js';
import { DueFollowUps } from './due-follow-ups.js';
import { Sweeper } from './sweeper.js';

export type WorkerSettings = {
  readonly database: Database;
  /** Of the same database: the store of timers has connections of its own. */
  readonly address: DatabaseAddress;
  /** null: timers in the same database. */
  readonly redisUrl: string | null;
  /** null: messages stay in the outbox. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly publicUrl: string;
  readonly deeds: CaseDeeds;
};

/** Starts what rings and what listens. Gives what ends it, within seconds, whether the queue answers or not. */
export function startWorker(settings: WorkerSettings): { stop: () => Promise<void> } {
  const { database, address } = settings;
  const mailer = settings.mail === null ? null : new SmtpMailer(settings.mail.smtpUrl, settings.mail.from);
  const due = new DueFollowUps(database, { mailer, publicUrl: settings.publicUrl, deeds: settings.deeds });
  const timers = settings.redisUrl === null ? postgresTimers(address) : redisTimers(settings.redisUrl);
  const clock = new BullMqAlarmClock(timers);
  new DeliverFollowUpProcessor(due).listenTo(clock);
  const sweeper = new Sweeper(database, clock, due, { clockOffsetMs: address.clockOffsetMs });
  sweeper.start();
  return {
    stop: async () => {
      due.stop();
      await Promise.all([sweeper.stop(), clock.close()]);
      mailer?.close();
    },
  };
}
