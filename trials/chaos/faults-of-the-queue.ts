import { wakeIdOf } from '../../src/follow-ups/wake-id.js';
import type { DeskProcess } from '../desk-process.js';
import type { Fault } from './fault.js';
import { PAST_THE_LEASE_MS, UNDER_WAY } from './fault.js';
import type { Scene } from './scene.js';
import { alarmsIn, openQueue } from './timers.js';

/** What a process may print in one fault: so much, and so much more for each second of it. */
const MOST_PRINTED = 20_000;
const MOST_PRINTED_A_SECOND = 1_000;
/** What an answer of the API may take on a busy machine. One that waits for Redis waits for ever. */
const MOST_ANSWER_MS = 10_000;

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

/** Whatever is broken, it does not fill the disk. */
export function expectQuietLogs(scene: Scene): void {
  for (const { printed, livedMs } of scene.processes) {
    const most = MOST_PRINTED + (MOST_PRINTED_A_SECOND * livedMs) / 1_000;
    scene.expect(`a process printed ${printed} characters in ${Math.round(livedMs / 1_000)} s`, printed <= most);
  }
}

const armedSome = async (scene: Scene, count: number): Promise<void> =>
  void (await scene.until('alarms to be set', async () => (await scene.countIn('armed', 'sent')) >= count));

/** What is planned while a store does not answer, so that the worker is in the middle of asking. */
const noticed = async (scene: Scene, worker: DeskProcess): Promise<void> =>
  void (await scene.until('the worker to notice', () => worker.hasSaid('the queue is away')));

/** A process of each role is stopped while Redis answers, is away or hangs: each ends by itself within ten seconds. */
const stopsInTime = (state: 'answers' | 'is away' | 'is hung'): Fault => ({
  name: `every role stopped while ${redisOf(state)}`,
  redisOnly: state !== 'answers',
  uncertain: UNDER_WAY,
  run: async (scene) => {
    const worker = await scene.worker();
    const [api, all] = [await scene.api(), await scene.worker({}, 'all')];
    await scene.plan({ count: 30, fromMs: 1_000, toMs: 6_000 });
    if (state === 'is away') await scene.redis.kill();
    if (state === 'is hung') scene.redis.freeze();
    if (state !== 'answers') await Promise.all([noticed(scene, worker), noticed(scene, all)]);
    await Promise.all([worker, api, all].map((one) => scene.stopInTime(one)));
    if (state === 'is hung') scene.redis.thaw();
    if (state === 'is away') await scene.redis.start();
    await scene.worker({ laterMs: PAST_THE_LEASE_MS });
    await scene.settle();
  },
});

const redisOf = (state: string): string => (state === 'answers' ? 'the queue answers' : `Redis ${state}`);

export const FAULTS_OF_THE_QUEUE: readonly Fault[] = [
  {
    name: 'every timer lost',
    run: async (scene) => {
      await scene.worker();
      await scene.plan({ count: 60, fromMs: 20_000, toMs: 26_000 });
      await armedSome(scene, 60);
      await scene.loseTimers();
      await scene.armedAnew();
      scene.expect('alarms were set anew only when they were late', (await scene.countIn('armed')) >= 60);
      await scene.settle();
    },
  },
  {
    name: 'duplicate alarms, also after the end',
    run: async (scene) => {
      await scene.plan({ count: 40, fromMs: 500, toMs: 5_000 });
      await scene.worker();
      await ringAgain(scene);
      await scene.settle();
      await ringAgain(scene);
      await scene.until('every alarm to have rung', async () => (await alarmsIn(scene)) === 0);
    },
  },
  {
    name: 'Redis killed in the middle of a batch',
    redisOnly: true,
    run: async (scene) => {
      await scene.plan({ count: 300, fromMs: 3_000, toMs: 9_000 });
      const worker = await scene.worker({ failpoint: 'sweep.mid_batch=block:2500@1' });
      await scene.until('the middle of a batch', () => worker.hasSaid('failpoint sweep.mid_batch'));
      await scene.redis.kill();
      await scene.redis.start();
      await scene.settle();
    },
  },
  {
    name: 'Redis away for longer than the engine waits',
    redisOnly: true,
    run: async (scene) => {
      await scene.worker();
      await scene.plan({ count: 120, fromMs: 3_000, toMs: 50_000 });
      await armedSome(scene, 60);
      await scene.redis.kill();
      await expectAnswers(scene);
      await scene.until('follow-ups to leave without Redis', async () => (await scene.countIn('sent')) >= 100);
      await scene.redis.start();
      await scene.settle();
      expectQuietLogs(scene);
    },
  },
  {
    name: 'Redis back with what it knew before',
    redisOnly: true,
    run: async (scene) => {
      await scene.worker();
      await scene.plan({ count: 30, fromMs: 9_000, toMs: 14_000 });
      await armedSome(scene, 30);
      await scene.redis.command('save');
      await scene.plan({ count: 30, fromMs: 7_000, toMs: 12_000 });
      await armedSome(scene, 60);
      await scene.redis.kill();
      await scene.redis.start();
      await scene.settle();
    },
  },
  {
    name: 'Redis hung, then back',
    redisOnly: true,
    run: async (scene) => {
      const worker = await scene.worker();
      await scene.plan({ count: 60, fromMs: 2_000, toMs: 20_000 });
      await armedSome(scene, 30);
      scene.redis.freeze();
      // Alarms that are set meanwhile are given up, and are set all the same when Redis goes on.
      await scene.plan({ count: 40, fromMs: 1_000, toMs: 20_000 });
      await expectAnswers(scene);
      await noticed(scene, worker);
      scene.redis.thaw();
      await scene.settle();
      expectQuietLogs(scene);
    },
  },
  {
    name: 'Redis full',
    redisOnly: true,
    run: async (scene) => {
      await scene.worker();
      await scene.redis.command('config', 'set', 'maxmemory', '1');
      await scene.plan({ count: 60, fromMs: 1_000, toMs: 20_000 });
      await expectAnswers(scene);
      await scene.until('follow-ups to leave although Redis is full', async () => (await scene.countIn('sent')) >= 50);
      await scene.redis.command('config', 'set', 'maxmemory', '0');
      await scene.settle();
      expectQuietLogs(scene);
    },
  },
  {
    name: 'Redis evicts',
    redisOnly: true,
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
  stopsInTime('answers'),
  stopsInTime('is away'),
  stopsInTime('is hung'),
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
  await queue.addBulk(jobs);
  await queue.close();
}
