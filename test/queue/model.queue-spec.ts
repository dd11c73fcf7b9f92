import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { Ledger } from '../../src/follow-ups/ledger.js';
import type { Mail, MailResult } from '../../src/notifications/mailer.js';
import { Mailer } from '../../src/notifications/mailer.js';
import { armFailpoints, parseFailpoints } from '../../src/platform/failpoints/failpoint.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';
import { RedisServer } from '../../trials/redis-server.js';
import { VirtualClock } from '../../trials/simulation/virtual-clock.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startEngine } from '../support/engine.js';
import type { Engine } from '../support/engine.js';
import { insertCase, insertFirm, plannedAt } from '../support/fixtures.js';
import { testBackend } from '../support/servers.js';

const RUNS = 15;
const MOST_COMMANDS = 14;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A Wednesday, ten in the morning in Quito; each run begins some weeks after the one before. */
const FIRST_WEDNESDAY = new Date('2027-03-03T10:00:00-05:00');

/** Where a worker dies, in the words of FAILPOINT; in this process the work is given up where it stands. */
const DEATHS = ['sweep.after_claim', 'deliver.before_commit', 'deliver.after_commit', 'deliver.after_effect'] as const;

/** Takes every message and remembers when it came. */
class Recorder extends Mailer {
  readonly sender = 'desk@firm.example';
  readonly received = new Map<string, Date[]>();

  constructor(private readonly now: () => Date) {
    super();
  }

  async send({ messageId }: Mail): Promise<MailResult> {
    const key = messageId.slice(1, messageId.indexOf('@'));
    this.received.set(key, [...(this.received.get(key) ?? []), this.now()]);
    return { state: 'sent' };
  }

  close(): void {
    // There is no line to close.
  }
}

/** What ought to be: a case of each firm that was planned, and how often it was planned anew. */
type Planned = { firmId: string; caseId: string; revision: number };
type World = { cases: Planned[]; firms: readonly string[] };
type Step = fc.AsyncCommand<World, World>;

const ledger = new Ledger();
let database: TestDatabase;
let owner: Client;
let clock: VirtualClock;
let recorder: Recorder;
let workers: Engine[];
let redis: RedisServer | null;
let week = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateTimers(database.url);
  redis = testBackend() === 'redis' ? await RedisServer.start(tmpdir()) : null;
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  clock = await VirtualClock.takeOver(database.url, FIRST_WEDNESDAY);
  recorder = new Recorder(() => clock.now());
  const options = { databaseUrl: database.url, redisUrl: redis?.url ?? null, at: new Date(), mailer: recorder };
  workers = [await startEngine(options), await startEngine({ ...options, listens: false })];
});
afterAll(async () => {
  armFailpoints([]);
  for (const worker of workers) await worker.close();
  await clock.close();
  await owner.end();
  await redis?.remove();
  await database.drop();
});

const inMinutes = (minutes: number): Date => new Date(clock.now().getTime() + minutes * MINUTE_MS);

function worker(): Engine {
  const [first] = workers;
  if (first === undefined) throw new Error('no worker');
  return first;
}

/** Every sweeper looks once; a failpoint may end any of them on the way. */
async function tick(minutes: number): Promise<void> {
  await clock.putForward(inMinutes(minutes));
  await Promise.all(workers.map(({ sweeper }) => sweeper.tick().catch(() => undefined)));
}

async function plan(world: World, minutes: number): Promise<void> {
  const firmId = world.firms[world.cases.length % world.firms.length] ?? '';
  const caseId = await worker().database.inFirm(firmId, async (tx) => {
    const made = await insertCase(tx);
    await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned: [plannedAt(inMinutes(minutes))] }]);
    return made.caseId;
  });
  world.cases.push({ firmId, caseId, revision: 1 });
}

/** A new plan of a case: another moment, or nothing at all. */
async function replan(world: World, which: number, minutes: number | null): Promise<void> {
  const one = world.cases[which % Math.max(1, world.cases.length)];
  if (one === undefined) return;
  one.revision += 1;
  const planned = minutes === null ? [] : [plannedAt(inMinutes(minutes), { anchoredAt: inMinutes(0).toISOString() })];
  await worker().database.inFirm(one.firmId, async (tx) => {
    await tx.query('select 1 from cases where firm_id = $1 and id = $2 for no key update', [tx.firmId, one.caseId]);
    await tx.query('update cases set plan_revision = $3 where firm_id = $1 and id = $2', [
      tx.firmId,
      one.caseId,
      one.revision,
    ]);
    await ledger.replan(tx, one.caseId, one.revision, planned);
  });
}

/** Alarms that ring whenever they like: twice, early, for an older generation. */
async function ring(world: World, olderBy: number): Promise<void> {
  const ids = world.cases.map(({ caseId }) => caseId);
  const { rows } = await owner.query<{ firmId: string; id: string; generation: number }>(
    `select firm_id as "firmId", id, generation from follow_ups where case_id = any($1)`,
    [ids],
  );
  const rung = rows.map((row) => ({ ...row, generation: row.generation - olderBy }));
  await Promise.all(
    [...rung, ...rung].map((wake) =>
      worker()
        .due.deliver(wake.firmId, [wake])
        .catch(() => undefined),
    ),
  );
}

async function loseTimers(): Promise<void> {
  if (redis === null) await owner.query('truncate bullmq.job, bullmq.event cascade');
  else await redis.command('flushall');
}

/** The queue is gone for the length of `work`; Redis comes back with nothing. */
async function withoutQueue(work: () => Promise<void>): Promise<void> {
  if (redis === null) await owner.query('alter schema bullmq rename to bullmq_away');
  else await redis.kill();
  try {
    await work();
  } finally {
    if (redis === null) await owner.query('alter schema bullmq_away rename to bullmq');
    else await redis.start();
  }
}

const command = (name: string, run: (world: World) => Promise<void>): Step => ({
  check: () => true,
  run: async (_model, world) => run(world),
  toString: () => name,
});

const soon = fc.integer({ min: -5, max: 90 });
const any = fc.nat(20);

const STEPS = [
  soon.map((minutes) => command(`plan in ${minutes} min`, (world) => plan(world, minutes))),
  fc.tuple(any, soon).map(([i, m]) => command(`move ${i} to ${m} min`, (world) => replan(world, i, m))),
  any.map((which) => command(`cancel ${which}`, (world) => replan(world, which, null))),
  fc.integer({ min: 0, max: 60 }).map((minutes) => command(`tick ${minutes} min`, () => tick(minutes))),
  fc.constantFrom(...DEATHS).map((place) =>
    command(`kill worker at ${place}`, async () => {
      armFailpoints(parseFailpoints(`${place}=conflict@1`) ?? []);
      await tick(1);
      armFailpoints([]);
    }),
  ),
  fc.constant(command('flush', loseTimers)),
  fc
    .integer({ min: 1, max: 40 })
    .map((minutes) => command(`queue away for ${minutes} min`, () => withoutQueue(() => tick(minutes)))),
  fc.constant(command('duplicate alarms', (world) => ring(world, 0))),
  fc.constant(command('alarms of an older generation', (world) => ring(world, 1))),
  any.chain((which) =>
    soon.map((m) =>
      command(`move ${which} while its alarm rings`, async (world) => {
        await Promise.all([replan(world, which, m), ring(world, 0), tick(1)]);
      }),
    ),
  ),
];

type Row = { key: string; firmId: string; caseFirmId: string; state: string; reason: string | null; dueAt: Date };

/** The steps that the test planned; a case that has none left gets others by itself, without an end. */
async function rowsOf(world: World): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select f.id || '.' || f.firm_id as key, f.firm_id as "firmId", c.firm_id as "caseFirmId", f.state, f.reason,
       f.due_at as "dueAt" from follow_ups f join cases c on c.id = f.case_id
     where f.case_id = any($1) and f.step = 'fast_path'`,
    [world.cases.map(({ caseId }) => caseId)],
  );
  return rows;
}

/** Lets time pass until nothing waits: past every lease and the one message a day. */
async function quiesce(world: World): Promise<void> {
  const isWaiting = ({ state }: Row): boolean => ['planned', 'armed', 'running'].includes(state);
  for (let turns = 0; turns < 60; turns += 1) {
    if (!(await rowsOf(world)).some(isWaiting)) return;
    await tick(5);
    if (turns % 12 === 11) await clock.putForward(new Date(clock.now().getTime() + DAY_MS));
  }
  expect((await rowsOf(world)).filter(isWaiting)).toEqual([]);
}

async function expectPromisesKept(world: World): Promise<void> {
  for (const row of await rowsOf(world)) {
    const arrivals = recorder.received.get(row.key) ?? [];
    const shown = `${row.state} (${row.reason}), ${arrivals.length} messages`;
    // One effect, or visibly none: nothing is lost, nothing is doubled, nothing leaves for a plan that was cancelled.
    const accounted =
      row.state === 'sent' ? arrivals.length === 1 : arrivals.length <= Number(row.state === 'uncertain');
    expect({ accounted, shown }).toEqual({ accounted: true, shown });
    expect(['sent', 'cancelled', 'skipped', 'uncertain', 'parked']).toContain(row.state);
    for (const at of arrivals) expect(at.getTime()).toBeGreaterThanOrEqual(row.dueAt.getTime());
    expect(row.caseFirmId).toBe(row.firmId);
  }
}

async function newWorld(): Promise<{ model: World; real: World }> {
  week += 3;
  await clock.putForward(new Date(FIRST_WEDNESDAY.getTime() + week * 7 * DAY_MS));
  const firms = [await insertFirm(worker().database), await insertFirm(worker().database)];
  const real = { cases: [], firms: firms.map(({ firmId }) => firmId) };
  return { model: real, real };
}

describe('follow-ups under random plans and faults', () => {
  it('are sent once, on time or later, or are visibly uncertain', async () => {
    const property = fc.asyncProperty(fc.commands(STEPS, { maxCommands: MOST_COMMANDS }), async (commands) => {
      const { model, real } = await newWorld();
      await fc.asyncModelRun(() => ({ model, real }), commands);
      armFailpoints([]);
      await quiesce(real);
      await expectPromisesKept(real);
    });
    await fc.assert(property, { numRuns: RUNS });
  }, 240_000);
});
