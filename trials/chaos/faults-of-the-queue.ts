import { Queue, createPostgresBackend } from 'bullmq';
import { setTimeout as delay } from 'node:timers/promises';
import { wakeIdOf } from '../../src/follow-ups/wake-id.js';
import { QUEUE_NAME, TIMER_SCHEMA } from '../../src/platform/queue/migrate-timers.js';
import type { Fault } from './fault.js';
import { AFTER_GRACE_MS, AT_ONCE_MS } from './fault.js';
import type { Scene } from './scene.js';

/** What a worker may print in one fault. */
const MOST_PRINTED = 60_000;
/** What an answer of the API may take, whatever Redis does. */
const MOST_ANSWER_MS = 3_000;

/** Asks the API while the queue is broken: it never waits for it. */
async function expectAnswers(scene: Scene, times = 5): Promise<void> {
  await scene.api();
  const api = await scene.logIn();
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now();
    const { status } = await api.get('/dashboard');
    const health = await fetch(`${scene.url}/health/ready`);
    const tookMs = Math.round(performance.now() - begun);
    scene.expect(`the API answered ${status} and ${health.status} after ${tookMs} ms`, status === 200 && health.ok);
    scene.expect(`the API took ${tookMs} ms`, tookMs <= MOST_ANSWER_MS);
  }
}

function expectQuietLogs(scene: Scene): void {
  for (const { printed } of scene.processes)
    scene.expect(`a process printed ${printed} characters`, printed <= MOST_PRINTED);
}

const armedSome = async (scene: Scene, count: number): Promise<void> =>
  void (await scene.until('alarms to be set', async () => (await scene.countIn('armed', 'sent')) >= count, 40_000));

/** Redis stops answering in one way or another while a worker is to be stopped. */
const stopsInTime = (name: string, breaks: (scene: Scene) => Promise<void>): Fault => ({
  name,
  redisOnly: true,
  lateMs: AFTER_GRACE_MS * 2,
  run: async (scene) => {
    await scene.plan({ count: 30, fromMs: 1_000, toMs: 6_000 });
    const worker = await scene.worker();
    await breaks(scene);
    await delay(1_000);
    const { code, tookMs } = await worker.stop();
    scene.expect(`the stop ended with code ${code}`, code === 0);
    scene.expect(`the stop took ${Math.round(tookMs)} ms`, tookMs <= 10_000);
    scene.redis.thaw();
    await scene.redis.kill();
    await scene.redis.start();
    scene.healed();
    await scene.worker();
    await scene.settle();
  },
});

export const FAULTS_OF_THE_QUEUE: readonly Fault[] = [
  {
    name: 'every timer lost',
    lateMs: AT_ONCE_MS,
    run: async (scene) => {
      await scene.plan({ count: 60, fromMs: 6_000, toMs: 12_000 });
      await scene.worker();
      await armedSome(scene, 60);
      await scene.loseTimers();
      await scene.settle();
    },
  },
  {
    name: 'duplicate alarms, also after the end',
    lateMs: AT_ONCE_MS,
    run: async (scene) => {
      await scene.plan({ count: 40, fromMs: 500, toMs: 5_000 });
      await scene.worker();
      await ringAgain(scene);
      await scene.settle();
      await ringAgain(scene);
      await delay(2_000);
    },
  },
  {
    name: 'Redis killed in the middle of a batch',
    redisOnly: true,
    lateMs: AFTER_GRACE_MS,
    run: async (scene) => {
      await scene.plan({ count: 300, fromMs: 3_000, toMs: 9_000 });
      const worker = await scene.worker({ failpoint: 'sweep.mid_batch=block:2500@1' });
      await scene.until('the middle of a batch', () => worker.hasSaid('failpoint sweep.mid_batch'), 40_000);
      await scene.redis.kill();
      await scene.redis.start();
      scene.healed();
      await scene.settle();
    },
  },
  {
    name: 'Redis away for longer than the engine waits',
    redisOnly: true,
    lateMs: AFTER_GRACE_MS,
    run: async (scene) => {
      await scene.plan({ count: 120, fromMs: 3_000, toMs: 50_000 });
      await scene.worker();
      await armedSome(scene, 60);
      await scene.redis.kill();
      await expectAnswers(scene);
      await scene.until('follow-ups to leave without Redis', async () => (await scene.countIn('sent')) >= 100, 90_000);
      await scene.redis.start();
      scene.healed();
      await scene.settle();
      expectQuietLogs(scene);
    },
  },
  {
    name: 'Redis back with what it knew before',
    redisOnly: true,
    lateMs: AFTER_GRACE_MS,
    run: async (scene) => {
      await scene.plan({ count: 30, fromMs: 9_000, toMs: 14_000 });
      await scene.worker();
      await armedSome(scene, 30);
      await scene.redis.command('save');
      await scene.plan({ count: 30, fromMs: 7_000, toMs: 12_000 });
      await armedSome(scene, 60);
      await scene.redis.kill();
      await scene.redis.start();
      scene.healed();
      await scene.settle();
    },
  },
  {
    name: 'Redis hung, then back',
    redisOnly: true,
    lateMs: AFTER_GRACE_MS,
    run: async (scene) => {
      await scene.plan({ count: 60, fromMs: 2_000, toMs: 20_000 });
      await scene.worker();
      await armedSome(scene, 30);
      scene.redis.freeze();
      await expectAnswers(scene);
      await delay(12_000);
      scene.redis.thaw();
      scene.healed();
      await scene.settle();
      expectQuietLogs(scene);
    },
  },
  {
    name: 'Redis full',
    redisOnly: true,
    lateMs: AFTER_GRACE_MS,
    run: async (scene) => {
      await scene.worker();
      await scene.redis.command('config', 'set', 'maxmemory', '1');
      await scene.plan({ count: 60, fromMs: 1_000, toMs: 20_000 });
      await expectAnswers(scene);
      await scene.until(
        'follow-ups to leave although Redis is full',
        async () => (await scene.countIn('sent')) >= 50,
        90_000,
      );
      await scene.redis.command('config', 'set', 'maxmemory', '0');
      await scene.settle();
      expectQuietLogs(scene);
    },
  },
  {
    name: 'Redis evicts',
    redisOnly: true,
    lateMs: AFTER_GRACE_MS,
    run: async (scene) => {
      await scene.redis.command('config', 'set', 'maxmemory-policy', 'allkeys-lru');
      await scene.plan({ count: 200, fromMs: 2_000, toMs: 15_000 });
      const worker = await scene.worker();
      await armedSome(scene, 100);
      await scene.redis.command('config', 'set', 'maxmemory', '1600000');
      await scene.settle();
      scene.expect('the worker did not warn of the eviction policy', worker.hasSaid('Redis evicts keys'));
      expectQuietLogs(scene);
    },
  },
  stopsInTime('worker stopped while Redis is away', async (scene) => scene.redis.kill()),
  stopsInTime('worker stopped while Redis is hung', async (scene) => scene.redis.freeze()),
];

/** Sets the alarm of every follow-up once more, in its generation, from another process. */
async function ringAgain(scene: Scene): Promise<void> {
  const rows = await scene.sql<{ firmId: string; id: string; generation: number }>(
    `select firm_id as "firmId", id, generation from follow_ups where due_at <= $1::timestamptz + interval '1 minute'`,
    [scene.now()],
  );
  const jobs = rows.flatMap((row) =>
    [0, 1_000].map((ms) => ({
      name: 'wake',
      data: 0,
      opts: { jobId: wakeIdOf(row), delay: ms, removeOnComplete: true, removeOnFail: true },
    })),
  );
  const queue = openQueue(scene);
  queue.on('error', () => undefined);
  await queue.addBulk(jobs);
  await queue.close();
}

function openQueue({ redisOrNull, databaseUrl }: Scene) {
  if (redisOrNull !== null) {
    const { port } = new URL(redisOrNull.url);
    return new Queue(QUEUE_NAME, { connection: { host: '127.0.0.1', port: Number(port) }, prefix: '{llavero}' });
  }
  const connection = { connectionString: databaseUrl, schema: TIMER_SCHEMA, max: 2 };
  return new Queue(QUEUE_NAME, { connection }, createPostgresBackend) as unknown as Queue;
}
