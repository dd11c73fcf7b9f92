import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { ROWS } from '../../src/app.module.js';
import { caseDeeds } from '../../src/cases/park-case.js';
import { createApp } from '../../src/create-app.js';
import { DeliverFollowUpProcessor } from '../../src/follow-ups/deliver-follow-up.processor.js';
import { DueFollowUps } from '../../src/follow-ups/due-follow-ups.js';
import { Sweeper } from '../../src/follow-ups/sweeper.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { appConnection } from '../../src/platform/database/connection.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { BullMqAlarmClock } from '../../src/platform/queue/bullmq-alarm-clock.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';
import { postgresTimers, redisTimers } from '../../src/platform/queue/timer-store.js';
import { dice } from '../dice.js';
import { startPostgres, workFolder } from '../own-postgres.js';
import { RedisServer } from '../redis-server.js';
import { LetterBox } from './letter-box.js';
import { play, scriptOf } from './play.js';
import type { Report } from './report.js';
import { reportOf } from './report.js';
import { VirtualClock } from './virtual-clock.js';
import { World } from './world.js';

const USAGE = `npm run --silent simulate -- --cases N --days D [--seed S] [--backend postgres|redis] [--outage DAYS]

Plays N made-up cases over D virtual days through the real planner, ledger and worker, on servers of its own. No worker
runs for a third of the days in the middle unless --outage says otherwise. The last line is one JSON object.`;

/** A Monday without a holiday; every run of one seed is the same. */
const START = new Date('2027-02-15T08:00:00-05:00');
const SMALL = 1_000;
const MINUTE_MS = 60_000;

type Options = { cases: number; days: number; seed: number; backend: 'postgres' | 'redis'; outageDays: number };

const note = (line: string): void => void process.stderr.write(`simulate: ${line}\n`);

function readOptions(): Options | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { cases: text, days: text, seed: text, backend: text, outage: text } });
    const whole = (value: string | undefined, least: number, most: number): number => {
      const number = Number(value);
      if (value === undefined || !Number.isInteger(number) || number < least || number > most) {
        throw new Error(`expected a whole number from ${least} to ${most}, got ${value ?? 'nothing'}`);
      }
      return number;
    };
    const days = whole(values.days, 1, 365);
    const backend = values.backend ?? 'postgres';
    if (backend !== 'postgres' && backend !== 'redis')
      throw new Error(`--backend is postgres or redis, not ${backend}`);
    const cases = whole(values.cases, 1, 100_000);
    const seed = whole(values.seed ?? '1', 0, 2 ** 31);
    const outageDays = whole(values.outage ?? String(Math.floor(days / 3)), 0, days);
    return { cases, days, seed, backend, outageDays };
  } catch (error) {
    note((error as Error).message);
    return null;
  }
}

/** What ends what was started, in reverse order. */
const closers: (() => Promise<unknown> | void)[] = [];

async function main(options: Options): Promise<Report> {
  const begun = performance.now();
  const folder = workFolder('simulation');
  closers.push(folder.remove);
  const server = await startPostgres(folder.path);
  closers.push(() => server.stop());
  const redis = options.backend === 'redis' ? await RedisServer.start(folder.path) : null;
  closers.push(() => redis?.remove());
  await migrate({ url: server.url, clockOffsetMs: 0 });
  await migrateTimers(server.url);
  const clock = await VirtualClock.takeOver(server.url, START);
  closers.push(() => clock.close());
  const env = { DATABASE_URL: server.url, DATA_DIR: join(folder.path, 'desk'), DEMO: '0' };
  const app = await createApp(loadConfig(env), server.url);
  closers.push(() => app.close());
  const world = new World(app, dice(options.seed));
  await world.openFirms();
  const box = new LetterBox(() => clock.now(), world.people);
  const sweeper = await startWorker(server.url, redis?.url ?? null, box);
  const script = scriptOf(world, dice(options.seed + 1), START, options);
  note(`${script.happenings.length} things happen from ${START.toISOString()} to ${script.end.toISOString()}`);
  await play(script, clock, sweeper, options.cases <= SMALL ? MINUTE_MS : 5 * MINUTE_MS);
  const { cases, days, outageDays } = options;
  const tookSeconds = Math.round((performance.now() - begun) / 1000);
  return { cases, days, outageDays, ...(await reportOf(clock, box, script.outage)), tookSeconds };
}

/** The worker of the product, whose sweeper is turned by hand and sets alarms only for what is due. */
async function startWorker(url: string, redisUrl: string | null, mailer: LetterBox): Promise<Sweeper> {
  const address = { url, clockOffsetMs: 0 };
  const database = new Database(await new DataSource(appConnection(address, ROWS)).initialize());
  closers.push(() => database.onApplicationShutdown());
  const due = new DueFollowUps(database, { mailer, publicUrl: 'https://desk.example', deeds: caseDeeds() });
  const alarms = new BullMqAlarmClock(redisUrl === null ? postgresTimers(address) : redisTimers(redisUrl));
  closers.push(() => alarms.close());
  new DeliverFollowUpProcessor(due).listenTo(alarms);
  return new Sweeper(database, alarms, due, { clockOffsetMs: 0, horizonMs: 0 });
}

const keepsItsPromises = (report: Report): boolean =>
  report.doubled + report.lost + report.early + report.outsideSendWindow === 0 &&
  report.messagesPerContactAndDayMax <= 1;

async function run(options: Options): Promise<number> {
  const report = await main(options);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return keepsItsPromises(report) ? 0 : 1;
}

const options = readOptions();
if (options === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const interrupted = new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(130));
});
const code = await Promise.race([
  run(options).catch((error: Error) => {
    note(error.stack ?? error.message);
    return 1;
  }),
  interrupted,
]);
for (const close of closers.reverse()) await close();
process.exit(code);
