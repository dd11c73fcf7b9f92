import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Api } from '../../test/support/api.js';
import { dice } from '../dice.js';
import { durationOf } from '../business-moment.js';
import type { Fault } from './fault.js';
import { AFTER_GRACE_MS } from './fault.js';
import type { Scene } from './scene.js';
import { percentile } from './verdict.js';

const run = promisify(execFile);

/** The server goes down while follow-ups leave, and comes back on its port. */
const postgresDown = (name: string, signal: NodeJS.Signals): Fault => ({
  name,
  breaksPostgres: true,
  uncertain: 10,
  lateMs: AFTER_GRACE_MS,
  run: async (scene) => {
    await scene.plan({ count: 150, fromMs: 500, toMs: 12_000 });
    const worker = await scene.worker();
    await scene.until('the first messages', async () => (await scene.countIn('sent')) > 5, 40_000);
    process.kill(postmasterOf(scene), signal);
    await delay(500);
    await scene.until('PostgreSQL to be back', () => scene.countIn('sent'), 60_000);
    scene.healed();
    await scene.until('the worker to go on', async () => (await scene.countDue('planned', 'armed')) < 40, 60_000);
    scene.expect('the worker ended with PostgreSQL', !worker.hasEnded);
    scene.expect(`the worker printed ${worker.printed} characters`, worker.printed < 60_000);
    // What was under way when the line broke is seen to when its lease is over.
    await scene.until('the rest to be sent', async () => (await scene.countDue('armed')) === 0, 60_000);
    if ((await scene.countIn('running')) > 0) {
      await worker.stop();
      await scene.worker({ laterMs: 180_000 });
    }
    await scene.settle();
  },
});

function postmasterOf(scene: Scene): number {
  return Number(readFileSync(join(scene.stage.work, 'breakable', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

export const FAULTS_OF_THE_LEDGER: readonly Fault[] = [
  postgresDown('PostgreSQL restarted, fast', 'SIGINT'),
  postgresDown('PostgreSQL restarted, immediate', 'SIGQUIT'),
  {
    name: 'a move against the alarm, 1,000 interleavings',
    lateMs: AFTER_GRACE_MS,
    run: runMovesAgainstAlarms,
  },
  { name: 'restored to an earlier point', uncertain: 40, lateMs: AFTER_GRACE_MS, run: runRestore },
  {
    name: '49,000 of 50,000 due belong to one firm',
    lateMs: 300_000,
    alone: true,
    long: true,
    run: runMountain,
  },
];

const INTERLEAVINGS = 1_000;
const MOVERS = 16;

/** Each case is changed in one of three ways at about the moment at which its alarm rings: one of the two wins. */
async function runMovesAgainstAlarms(scene: Scene): Promise<void> {
  await scene.api();
  const api = await scene.logIn();
  await scene.worker({ withoutMail: true });
  await scene.plan({ count: INTERLEAVINGS, fromMs: 4_000, toMs: 34_000, firstFirm: 100 });
  const cases = await scene.sql<Target>(
    `select c.id, c.version, f.due_at as "dueAt" from cases c
     join follow_ups f on f.firm_id = c.firm_id and f.case_id = c.id
     where f.step = 'fast_path' and f.due_at < $1::timestamptz + interval '50 seconds' order by f.due_at`,
    [scene.now()],
  );
  const roll = dice(INTERLEAVINGS);
  const statuses = new Map<number, number>();
  const turns = cases.entries();
  const mover = async (): Promise<void> => {
    for (const [turn, target] of turns) {
      await delay(Math.max(0, target.dueAt.getTime() - scene.now().getTime() + (roll() - 0.5) * SPREAD_MS));
      const status = await interfere(api, turn, target);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: MOVERS }, mover));
  await scene.settle();
  const refused = [...statuses].filter(([status]) => ![200, 201].includes(status));
  scene.expect(`moves were answered ${JSON.stringify(refused)}`, refused.length === 0);
  const both = await scene.sql(
    `select 1 from follow_ups f join deliveries d on d.firm_id = f.firm_id and d.follow_up_id = f.id
     where f.state in ('cancelled', 'skipped') and f.reason is distinct from 'folded'`,
  );
  scene.expect(`${both.length} were cancelled and sent`, both.length === 0);
  const cancelled = await scene.countIn('cancelled');
  process.stderr.write(`chaos: of ${INTERLEAVINGS} moves ${cancelled} came before the alarm\n`);
}

type Target = { id: string; version: number; dueAt: Date };
/** How far from the alarm a move is aimed; what the machine adds decides who wins. */
const SPREAD_MS = 400;

async function interfere(api: Api, turn: number, { id, version }: Target): Promise<number> {
  const match = { 'if-match': `"${version}"` };
  const path = `/cases/${id}`;
  switch (turn % 3) {
    case 0:
      return (await api.post(`${path}/waiting`, { for: 'client', reason: 'Faltan datos' }, match)).status;
    case 1:
      return (await api.post(`${path}/waiting`, { for: 'iess', reason: 'IESS revisa' }, match)).status;
    default:
      return (await api.send('PATCH', path, { deadlineOn: '2027-06-30' }, match)).status;
  }
}

/** The copy is older than messages that have left: nobody can tell which, so none of them leaves again. */
async function runRestore(scene: Scene): Promise<void> {
  await scene.plan({ count: 40, fromMs: 8_000, toMs: 12_000 });
  const file = join(scene.stage.work, `${scene.domain}.gz`);
  await cli(scene, 'backup', file);
  const worker = await scene.worker();
  await scene.until('half to have left', async () => (await scene.countIn('sent')) >= 20, 60_000);
  await worker.stop();
  await cli(scene, 'restore', file, '--replace');
  await scene.plan({ count: 20, fromMs: 1_000, toMs: 4_000 });
  await scene.worker();
  await scene.settle();
}

async function cli(scene: Scene, name: string, ...args: string[]): Promise<void> {
  const program = join(import.meta.dirname, '..', '..', 'src', 'cli', `${name}.js`);
  const env = { PATH: process.env.PATH, DATABASE_URL: scene.databaseUrl, CLOCK_OFFSET: durationOf(scene.offsetMs) };
  await run(process.execPath, [program, ...args], { env });
}

const TWO_TICKS_MS = 2_500;

/** One firm's mountain must not stand before the other firm's thousand. */
async function runMountain(scene: Scene): Promise<void> {
  await scene.plan({ count: 49_000, fromMs: 2_000, toMs: 2_001, firstFirm: 100 });
  await scene.plan({ count: 1_000, fromMs: 6_000, toMs: 36_000, firstFirm: 0 });
  await scene.worker({ withoutMail: true });
  await scene.settle(200_000);
  const late = await scene.sql<{ ms: number }>(
    `select (extract(epoch from d.created_at - f.due_at) * 1000)::float8 as ms
     from follow_ups f join deliveries d on d.firm_id = f.firm_id and d.follow_up_id = f.id
     join (select firm_id from follow_ups where state = 'sent' group by firm_id order by count(*) limit 1) small
       on small.firm_id = f.firm_id`,
  );
  const p99 = percentile(
    late.map(({ ms }) => ms),
    0.99,
  );
  process.stderr.write(`chaos: the small firm waited ${Math.round(p99)} ms (99th of a hundred)\n`);
  scene.expect(`the small firm waited ${Math.round(p99)} ms`, p99 <= TWO_TICKS_MS * scene.stage.patience);
}
