import type { Fault } from './fault.js';
import { PAST_THE_LEASE_MS, UNDER_WAY } from './fault.js';
import type { Scene } from './scene.js';
import { FORGOTTEN } from './seed.js';

const SOON = { count: 40, fromMs: 500, toMs: 5_000 };

/** A worker that dies at a place, and another one that takes over. */
const killed = (name: string, failpoint: string, more: Partial<Fault> = {}): Fault => ({
  name,
  ...more,
  run: async (scene) => {
    await scene.plan(SOON);
    const first = await scene.worker({ failpoint });
    await scene.until('the worker to be killed', () => first.hasEnded);
    await scene.worker();
    await scene.settle();
  },
});

/** A worker that dies with messages under way; the next one runs past their lease, as if minutes had gone by. */
const killedWithMail = (name: string, failpoint: string): Fault => ({
  name,
  uncertain: UNDER_WAY,
  run: async (scene) => {
    await scene.plan(SOON);
    const first = await scene.worker({ failpoint });
    await scene.until('the worker to be killed', () => first.hasEnded);
    const left = await scene.countIn('running');
    scene.expect(`${left} were under way, at least one was expected`, left > 0);
    await scene.worker({ laterMs: PAST_THE_LEASE_MS });
    await scene.settle();
  },
});

/** The API dies while it takes a case; the client tries again with the same key. */
const apiKilled = (name: string, failpoint: string, survives: boolean): Fault => ({
  name,
  run: async (scene) => {
    await scene.api(failpoint);
    const key = { 'idempotency-key': failpoint };
    const [client] = await scene.sql<{ id: string }>(
      `select c.id from clients c join log_ins l on l.firm_id = c.firm_id where l.email = $1 limit 1`,
      [scene.stage.seed.logIns[0].email],
    );
    const intake = { clientId: client?.id, text: FORGOTTEN };
    const before = await scene.sql('select 1 from cases');
    const dying = await scene.logIn();
    const answered = await dying.post('/cases', intake, key).then(
      () => true,
      () => false,
    );
    scene.expect('the API answered although it died', !answered);
    const after = await scene.sql('select 1 from cases');
    scene.expect('half a case is visible', after.length === before.length + (survives ? 1 : 0));
    await scene.api();
    const reply = await (await scene.logIn()).post('/cases', intake, key);
    scene.expect(`the repeat was answered ${reply.status}`, reply.status === 201);
    const repeated = await scene.sql('select 1 from cases');
    scene.expect('the repeat made another case', repeated.length === before.length + 1);
    const planned = await scene.sql(
      `select 1 from follow_ups where case_id = $1 and state = 'planned' and step = 'fast_path'`,
      [reply.body.id],
    );
    scene.expect('the case has no follow-up', planned.length === 1);
    // Brought forward, so that what the API planned is delivered too.
    await scene.sql('update follow_ups set due_at = $2, wake_at = $2 where case_id = $1 and step = $3', [
      reply.body.id,
      scene.now(),
      'fast_path',
    ]);
    await scene.plan({ ...SOON, count: 10 });
    await scene.worker();
    await scene.settle();
  },
});

const workerClock = (name: string, skewMs: number, steps = false): Fault => ({
  name,
  run: async (scene) => {
    const [wrong] = await Promise.all([scene.worker({ skewMs, steps }), scene.worker()]);
    await scene.plan({ count: 60, fromMs: 3_000, toMs: 12_000 });
    if (steps) {
      await scene.until('some to be sent', async () => (await scene.countIn('sent')) >= 15);
      wrong.signal('SIGUSR2');
    }
    await scene.settle();
  },
});

export const FAULTS_OF_PROCESSES: readonly Fault[] = [
  apiKilled('api killed after the commit', 'write.after_commit=kill', true),
  apiKilled('api killed before the commit', 'plan.before_commit=kill', false),
  killed('sweeper killed between claim and alarms', 'sweep.after_claim=kill'),
  {
    ...killed('sweeper killed in the middle of a batch', 'sweep.mid_batch=kill'),
    run: async (scene) => {
      await scene.plan({ count: 300, fromMs: 1_000, toMs: 6_000 });
      const first = await scene.worker({ failpoint: 'sweep.mid_batch=kill' });
      await scene.until('the worker to be killed', () => first.hasEnded);
      await scene.worker();
      await scene.settle();
    },
  },
  killed('worker killed before the commit', 'deliver.before_commit=kill@2'),
  killedWithMail('worker killed after the commit, before the mail', 'deliver.after_commit=kill'),
  killedWithMail('worker killed after the mail, before it is written down', 'deliver.after_effect=kill'),
  {
    name: 'worker killed after the commit, before it acknowledges',
    run: async (scene) => {
      await scene.plan(SOON);
      const first = await scene.worker({ failpoint: 'deliver.after_commit=kill', withoutMail: true });
      await scene.until('the worker to be killed', () => first.hasEnded);
      await scene.worker({ withoutMail: true });
      await scene.settle();
    },
  },
  {
    name: 'poison: a follow-up that kills every worker',
    uncertain: 1,
    long: true,
    run: runPoison,
  },
  {
    name: 'event loop blocked for longer than the lock',
    run: async (scene) => {
      await scene.plan(SOON);
      await scene.worker({ failpoint: 'deliver.before_commit=block:14000@1' });
      await scene.worker();
      await scene.settle();
    },
  },
  { name: 'worker frozen for longer than its lease', uncertain: 5, run: runFrozen },
  {
    name: 'deadlocks and serialization failures',
    run: async (scene) => {
      await scene.plan(SOON);
      await scene.worker({
        failpoint: [1, 2, 4, 6, 7].map((pass) => `deliver.before_commit=conflict@${pass}`).join(','),
      });
      await scene.settle();
    },
  },
  workerClock('worker clock two hours ahead', 2 * 3_600_000),
  workerClock('worker clock two hours behind', -2 * 3_600_000),
  workerClock('worker clock jumps while it runs', 2 * 3_600_000, true),
  {
    name: 'five sweepers, timers lost among them',
    run: async (scene) => {
      await Promise.all(Array.from({ length: 5 }, () => scene.worker()));
      await scene.plan({ count: 120, fromMs: 3_000, toMs: 12_000 });
      for (let times = 0; times < 3; times += 1) {
        await scene.until('alarms to be set', async () => (await scene.countIn('armed', 'sent')) >= 60);
        await scene.loseTimers();
        await scene.armedAnew();
      }
      await scene.settle();
    },
  },
  {
    name: 'rolling stop with follow-ups under way',
    // None on a machine that ends ten messages within the few seconds a stop has for them.
    uncertain: UNDER_WAY,
    run: async (scene) => {
      const old = await scene.worker();
      await scene.plan({ count: 120, fromMs: 0, toMs: 12_000 });
      await scene.until('the first messages', async () => (await scene.countIn('sent')) > 5);
      await Promise.all([scene.stopInTime(old), scene.worker()]);
      await scene.settle();
    },
  },
  {
    name: 'schema changed while workers run',
    run: async (scene) => {
      await scene.plan({ count: 80, fromMs: 500, toMs: 8_000 });
      await scene.worker();
      await scene.sql('alter table follow_ups add column of_a_later_version text');
      await scene.sql('create index follow_ups_of_a_later_version on follow_ups (of_a_later_version)');
      await scene.worker();
      await scene.settle();
    },
  },
];

async function runPoison(scene: Scene): Promise<void> {
  const [poison] = await scene.plan(SOON);
  const failpoint = `deliver.before_commit=kill#${poison}`;
  const isSettled = async (): Promise<boolean> => (await scene.countIn('parked', 'sent')) >= SOON.count;
  for (let workers = 0; workers < MOST_WORKERS && !(await isSettled()); workers += 1) {
    const worker = await scene.worker({ failpoint });
    await scene.until('the end of the poison, or of its worker', async () => worker.hasEnded || (await isSettled()));
  }
  await scene.settle();
  const parked = await scene.sql<{ id: string }>(`select id from follow_ups where state = 'parked'`);
  scene.expect('another follow-up than the poison was parked', parked.length === 1 && parked[0]?.id === poison);
}

const MOST_WORKERS = 12;

async function runFrozen(scene: Scene): Promise<void> {
  scene.stage.mail.hold(scene.domain);
  const frozen = await scene.worker();
  await scene.plan({ ...SOON, count: 5, toMs: 600 });
  await scene.until('all of it to be at the mail server, unanswered', () => scene.arrived >= 5);
  frozen.signal('SIGSTOP');
  const other = await scene.worker({ laterMs: PAST_THE_LEASE_MS });
  await scene.until('the lease to be seen as over', async () => (await scene.countIn('uncertain')) > 0);
  await other.kill();
  scene.stage.mail.release(scene.domain);
  frozen.signal('SIGCONT');
  // What it says now still counts, whichever it is: it never sends a second time.
  await frozen.stop();
  await scene.worker();
  await scene.settle();
}
