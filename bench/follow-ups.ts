import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { caseDeeds } from '../src/cases/park-case.js';
import { DeliverFollowUpProcessor } from '../src/follow-ups/deliver-follow-up.processor.js';
import { DueFollowUps } from '../src/follow-ups/due-follow-ups.js';
import { Ledger } from '../src/follow-ups/ledger.js';
import { Sweeper } from '../src/follow-ups/sweeper.js';
import { appConnection } from '../src/platform/database/connection.js';
import { Database } from '../src/platform/database/database.js';
import { migrate } from '../src/platform/database/migrate.js';
import { BullMqAlarmClock } from '../src/platform/queue/bullmq-alarm-clock.js';
import { redisTimers } from '../src/platform/queue/timer-store.js';
import { nextMorning } from '../trials/business-moment.js';
import { ask, startPostgres, workFolder } from '../trials/own-postgres.js';
import { hasRedis, RedisServer } from '../trials/redis-server.js';
import type { BenchFirm } from './follow-up-fixture.js';
import { makeFirm, plansOf } from './follow-up-fixture.js';
import type { Benchmark, Measurement } from './measurement.js';
import { faster } from './measurement.js';

const FIRMS = 10;
const PLANNED_AT_ONCE = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What one measurement works with: the engine of the product beside a bare BullMQ on the same Redis. */
type Bench = {
  readonly database: Database;
  readonly firms: readonly BenchFirm[];
  readonly redis: RedisServer;
  readonly owner: string;
  readonly clockOffsetMs: number;
};

/** Planning, arming and draining follow-ups, each beside what BullMQ alone does with as many jobs. */
export const followUps: Benchmark = async ({ quick }) => {
  if (!hasRedis()) {
    process.stderr.write('bench: follow-ups need redis-server on the PATH\n');
    return [];
  }
  const folder = workFolder('bench');
  const server = await startPostgres(folder.path);
  const redis = await RedisServer.start(folder.path);
  const clockOffsetMs = nextMorning(new Date()).getTime() - Date.now();
  await migrate({ url: server.url, clockOffsetMs });
  const address = { url: server.url, clockOffsetMs };
  const database = new Database(await new DataSource(appConnection(address, [])).initialize());
  try {
    const firms = [];
    for (let index = 0; index < FIRMS; index += 1) firms.push(await makeFirm(database));
    const bench = { database, firms, redis, owner: server.url, clockOffsetMs };
    const [some, many] = quick ? [5_000, 10_000] : [20_000, 50_000];
    const measured = [];
    for (const [measure, count] of [
      [planning, some],
      [arming, some],
      [memory, some],
      [draining, many],
    ] as const) {
      const measurement = await measure(bench, count);
      process.stderr.write(`bench: ${measurement.name}: ${measurement.ratio}\n`);
      measured.push(measurement);
    }
    return measured;
  } finally {
    await database.onApplicationShutdown();
    await redis.remove();
    await server.stop();
    folder.remove();
  }
};

const ROUNDS = 3;
const middle = (values: number[]): number => values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

/** Microseconds that each of `count` took, by turns, in the middle of three rounds. */
async function byTurns(
  count: number,
  own: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ own: number; baseline: number }> {
  const times = { own: [] as number[], baseline: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.baseline.push(((await baseline()) * 1_000) / count);
    times.own.push(((await own()) * 1_000) / count);
  }
  return { own: middle(times.own), baseline: middle(times.baseline) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Empties ledger and Redis. */
async function clean({ owner, redis }: Bench): Promise<void> {
  await ask(owner, 'set session_replication_role = replica; truncate follow_ups, deliveries, case_events cascade');
  await redis.command('flushall');
}

async function plan(bench: Bench, count: number, dueAt: (n: number) => Date): Promise<void> {
  const ledger = new Ledger();
  const each = count / bench.firms.length;
  for (const firm of bench.firms) {
    const plans = plansOf(firm, each, dueAt);
    const perCase = each / firm.caseIds.length;
    const step = Math.max(1, Math.floor(PLANNED_AT_ONCE / perCase));
    for (let from = 0; from < plans.length; from += step) {
      await bench.database.inFirm(firm.firmId, (tx) => ledger.planNew(tx, plans.slice(from, from + step)));
    }
  }
}

const appNow = ({ clockOffsetMs }: Bench): number => Date.now() + clockOffsetMs;

/** As many delayed jobs as BullMQ takes by itself, a thousand a call. */
async function addBare(bench: Bench, count: number, delayMs: number): Promise<void> {
  const connection = new Redis(bench.redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection });
  for (let from = 0; from < count; from += PLANNED_AT_ONCE) {
    await queue.addBulk(
      Array.from({ length: Math.min(PLANNED_AT_ONCE, count - from) }, () => ({
        name: 'wake',
        data: 0,
        opts: {
          jobId: `${randomUUID()}_${randomUUID()}_1`,
          delay: delayMs,
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }
  await queue.close();
  connection.disconnect();
}

async function planning(bench: Bench, count: number): Promise<Measurement> {
  const due = (n: number): Date => new Date(appNow(bench) + DAY_MS + n);
  const { own, baseline } = await byTurns(
    count,
    async () => clean(bench).then(() => timed(() => plan(bench, count, due))),
    async () => clean(bench).then(() => timed(() => addBare(bench, count, DAY_MS))),
  );
  return faster('planning a follow-up durably', 'µs', own, { name: 'BullMQ addBulk', value: baseline }, 2);
}

async function arming(bench: Bench, count: number): Promise<Measurement> {
  const { own, baseline } = await byTurns(
    count,
    async () => {
      await clean(bench);
      await plan(bench, count, (n) => new Date(appNow(bench) + 20 * MINUTE_MS + n));
      return withEngine(bench, false, ({ sweeper }) =>
        timed(async () => {
          for (let armed = 0; armed < count;) armed += (await sweeper.tick()).armed;
        }),
      );
    },
    async () => clean(bench).then(() => timed(() => addBare(bench, count, 20 * MINUTE_MS))),
  );
  return faster('arming a follow-up: claim and alarm', 'µs', own, { name: 'BullMQ addBulk', value: baseline }, 0.8);
}

async function draining(bench: Bench, count: number): Promise<Measurement> {
  const { own, baseline } = await byTurns(
    count,
    async () => {
      await clean(bench);
      await plan(bench, count, () => new Date(appNow(bench) - 1_000));
      return withEngine(bench, true, ({ sweeper }) =>
        timed(async () => {
          sweeper.start();
          while (await isWaiting(bench)) await delay(50);
        }),
      );
    },
    async () => clean(bench).then(() => drainBare(bench, count)),
  );
  const noOp = { name: 'a BullMQ job that does nothing', value: baseline };
  return faster(`one of ${count} follow-ups due at once, written and told`, 'µs', own, noOp, 0.15);
}

/** What is due; the next steps that follow from it are not. */
async function isWaiting(bench: Bench): Promise<boolean> {
  const waiting = `select 1 from follow_ups where state in ('planned', 'armed', 'running') and wake_at <= $1 limit 1`;
  return (await ask(bench.owner, waiting, [new Date(appNow(bench))])).length > 0;
}

/** How long BullMQ takes for jobs that do nothing, added before; as many at once as our worker. */
async function drainBare(bench: Bench, count: number): Promise<number> {
  await addBare(bench, count, 0);
  const connection = new Redis(bench.redis.url, { maxRetriesPerRequest: null });
  return timed(async () => {
    let done = 0;
    await new Promise<void>((resolve) => {
      const worker = new Worker(
        'bare',
        async () => {
          done += 1;
          if (done === count) resolve();
        },
        { connection, concurrency: 20 },
      );
      worker.on('error', () => undefined);
      connection.once('close', () => void worker.close(true));
    });
    connection.disconnect();
  });
}

async function memory(bench: Bench, count: number): Promise<Measurement> {
  const used = async (): Promise<number> =>
    Number(/used_memory:(\d+)/u.exec(String(await bench.redis.command('info', 'memory')))?.[1]);
  await clean(bench);
  const empty = await used();
  await addBare(bench, count, DAY_MS);
  const bare = (await used()) - empty;
  await clean(bench);
  const before = await used();
  await plan(bench, count, (n) => new Date(appNow(bench) + (n * bench.firms.length * 10 * DAY_MS) / count));
  await withEngine(bench, false, async ({ sweeper }) => void (await sweeper.tick()));
  const own = Math.max(0, (await used()) - before);
  const all = { name: 'all of them in BullMQ', value: bare / count };
  return faster('Redis for a follow-up of the next ten days', 'bytes', own / count, all, 50);
}

type Engine = { readonly sweeper: Sweeper };

async function withEngine<T>(bench: Bench, listens: boolean, work: (engine: Engine) => Promise<T>): Promise<T> {
  const clock = new BullMqAlarmClock(redisTimers(bench.redis.url));
  const due = new DueFollowUps(bench.database, { mailer: null, publicUrl: 'https://desk.example', deeds: caseDeeds() });
  if (listens) new DeliverFollowUpProcessor(due).listenTo(clock);
  const sweeper = new Sweeper(bench.database, clock, due, { clockOffsetMs: bench.clockOffsetMs });
  try {
    return await work({ sweeper });
  } finally {
    await sweeper.stop();
    await clock.close();
  }
}
