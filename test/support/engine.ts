import { ROWS } from '../../src/app.module.js';
import { caseDeeds } from '../../src/cases/park-case.js';
import type { Mailer } from '../../src/notifications/mailer.js';
import { DeliverFollowUpProcessor } from '../../src/follow-ups/deliver-follow-up.processor.js';
import { DueFollowUps } from '../../src/follow-ups/due-follow-ups.js';
import { Sweeper } from '../../src/follow-ups/sweeper.js';
import type { SweeperOptions } from '../../src/follow-ups/sweeper.js';
import type { Database } from '../../src/platform/database/database.js';
import { BullMqAlarmClock } from '../../src/platform/queue/bullmq-alarm-clock.js';
import { postgresTimers, redisTimers } from '../../src/platform/queue/timer-store.js';
import { offsetTo, openDatabase } from './fixtures.js';

export interface Engine {
  readonly database: Database;
  readonly clock: BullMqAlarmClock;
  readonly due: DueFollowUps;
  readonly sweeper: Sweeper;
  close(): Promise<void>;
}

export interface EngineOptions extends Partial<SweeperOptions> {
  readonly databaseUrl: string;
  /** null: timers in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Where its clocks stand. */
  readonly at: Date;
  readonly mailer?: Mailer | null;
  /** Whether it hears alarms; without it only its sweeper acts. */
  readonly listens?: boolean;
}

/** A worker in this process: everything but the loop of its sweeper, which tests turn by hand. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { databaseUrl, redisUrl, at, mailer = null, listens = true, ...sweeping } = options;
  const clockOffsetMs = offsetTo(at);
  const database = await openDatabase(databaseUrl, at, ROWS);
  const timers = redisUrl === null ? postgresTimers({ url: databaseUrl, clockOffsetMs }) : redisTimers(redisUrl);
  const clock = new BullMqAlarmClock(timers);
  const due = new DueFollowUps(database, { mailer, publicUrl: 'https://desk.example', deeds: caseDeeds() });
  if (listens) new DeliverFollowUpProcessor(due).listenTo(clock);
  const sweeper = new Sweeper(database, clock, due, { clockOffsetMs, ...sweeping });
  const close = async (): Promise<void> => {
    await sweeper.stop();
    await clock.close();
    await database.onApplicationShutdown();
  };
  return { database, clock, due, sweeper, close };
}
