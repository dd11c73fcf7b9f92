import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { durationOf } from '../business-moment.js';
import type { Fault } from './fault.js';
import { PAST_THE_LEASE_MS, UNDER_WAY } from './fault.js';
import { MOUNTAINS } from './fairness.js';
import { expectQuietLogs } from './faults-of-the-queue.js';
import { RACE } from './race.js';
import type { Scene } from './scene.js';

const run = promisify(execFile);

/** The server goes down while follow-ups leave, and comes back on its port. */
const postgresDown = (name: string, signal: NodeJS.Signals): Fault => ({
  name,
  breaksPostgres: true,
  uncertain: UNDER_WAY,
  run: async (scene) => {
    const worker = await scene.worker();
    await scene.plan({ count: 150, fromMs: 500, toMs: 12_000 });
    await scene.until('the first messages', async () => (await scene.countIn('sent')) > 5);
    const postmaster = postmasterOf(scene);
    process.kill(postmaster, signal);
    await scene.until('PostgreSQL to end', () => !isAlive(postmaster));
    await scene.until('PostgreSQL to be back', async () => (await scene.countIn('sent')) > 0);
    await scene.until('the worker to go on', async () => (await scene.countDue('planned', 'armed')) === 0);
    scene.expect('the worker ended with PostgreSQL', !worker.hasEnded);
    expectQuietLogs(scene);
    // What was under way when the line broke is seen to when its lease is over.
    if ((await scene.countIn('running')) > 0) {
      await worker.stop();
      await scene.worker({ laterMs: PAST_THE_LEASE_MS });
    }
    await scene.settle();
  },
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function postmasterOf(scene: Scene): number {
  return Number(readFileSync(join(scene.stage.work, 'breakable', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

export const FAULTS_OF_THE_LEDGER: readonly Fault[] = [
  postgresDown('PostgreSQL restarted, fast', 'SIGINT'),
  postgresDown('PostgreSQL restarted, immediate', 'SIGQUIT'),
  RACE,
  { name: 'restored to an earlier point', uncertain: 40, run: runRestore },
  ...MOUNTAINS,
];

/** The copy is older than messages that have left: nobody can tell which, so none of them leaves again. */
async function runRestore(scene: Scene): Promise<void> {
  await scene.plan({ count: 40, fromMs: 1_000, toMs: 5_000 });
  const file = join(scene.stage.work, `${scene.domain}.gz`);
  await cli(scene, 'backup', file);
  const worker = await scene.worker();
  await scene.until('half to have left', async () => (await scene.countIn('sent')) >= 20);
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
