import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nextMorning } from '../business-moment.js';
import { startMailServer } from '../mail.js';
import { startPostgres, workFolder } from '../own-postgres.js';
import { hasRedis } from '../redis-server.js';
import type { Fault } from './fault.js';
import { FAULTS_OF_PROCESSES } from './faults-of-processes.js';
import { FAULTS_OF_THE_LEDGER } from './faults-of-the-ledger.js';
import { FAULTS_OF_THE_QUEUE } from './faults-of-the-queue.js';
import { Scene } from './scene.js';
import type { Backend, Stage } from './scene.js';
import { makeSeed } from './seed.js';
import { shuffled } from '../dice.js';
import type { FaultLine } from './verdict.js';
import { countOutcomes } from './verdict.js';

const USAGE = `npm run chaos -- [--rounds N] [--seed S] [--backend postgres|redis] [--only TEXT] [--short]

Breaks real processes on servers of its own and counts what became of what was due: a line of JSON for each fault.
Without --backend: redis where there is a redis-server, else postgres. --only takes the faults whose name contains
TEXT, --short leaves out those that need minutes.`;

const AT_ONCE = 4;
const ALL: readonly Fault[] = [...FAULTS_OF_PROCESSES, ...FAULTS_OF_THE_QUEUE, ...FAULTS_OF_THE_LEDGER];

type Options = { rounds: number; seed: number; backend: Backend; faults: readonly Fault[] };

const note = (line: string): void => void process.stderr.write(`chaos: ${line}\n`);

function readOptions(): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      options: { rounds: text, seed: text, backend: text, only: text, short: flag, help: flag },
    });
    const rounds = Number(values.rounds ?? 1);
    const seed = Number(values.seed ?? 1);
    const backend = values.backend ?? (hasRedis() ? 'redis' : 'postgres');
    const isBackend = backend === 'postgres' || backend === 'redis';
    if (values.help || !isBackend || !Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) return null;
    const named = ALL.filter(({ name }) => name.includes(values.only ?? ''));
    const known = named.filter(({ long }) => !(long && values.short));
    return { rounds, seed, backend, faults: known };
  } catch (error) {
    note((error as Error).message);
    return null;
  }
}

/** Plays one fault on a stage of its own and says how it ended. */
async function play(fault: Fault, stage: Stage, breakable: string): Promise<FaultLine> {
  let scene: Scene | null = null;
  try {
    scene = await Scene.open(stage, fault.breaksPostgres ? breakable : undefined);
    await fault.run(scene);
    const evidence = await scene.evidence();
    const line = countOutcomes(fault.name, evidence, fault.uncertain ?? 0);
    for (const complaint of scene.complaints) note(`${fault.name}: ${complaint}`);
    const ok = line.ok && scene.complaints.length === 0;
    if (!ok) scene.processes.forEach((one) => note(`${fault.name}, a process said: ${one.tail()}`));
    return { ...line, ok };
  } catch (error) {
    note(`${fault.name}: ${(error as Error).stack ?? String(error)}`);
    scene?.processes.forEach((one) => note(`${fault.name}, a process said: ${one.tail()}`));
    const none = { planned: 0, sent: 0, uncertain: 0, doubled: 0, lost: 0, early: 0, lateP99Ms: 0 };
    return { fault: fault.name, ...none, ok: false };
  } finally {
    await scene?.close();
  }
}

/** Runs the faults a few at a time, those that measure time by themselves at the end; prints a line for each. */
async function playAll(faults: readonly Fault[], atOnce: number, each: (fault: Fault) => Promise<void>): Promise<void> {
  const waiting = faults.values();
  const lane = async (): Promise<void> => {
    for (const fault of waiting) await each(fault);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** What ends the trial's servers, in reverse order. */
const closers: (() => Promise<void> | void)[] = [];

/** Servers, and a seed made by the real API. */
async function setStage(backend: Backend): Promise<{ stage: Stage; breakable: string }> {
  const folder = workFolder('chaos');
  closers.push(folder.remove);
  const offsetMs = nextMorning(new Date()).getTime() - Date.now();
  const begun = await startPostgres(folder.path);
  const made = await makeSeed(begun.url, offsetMs).finally(() => begun.stop());
  // The copy of a stopped data folder is a second server that may be broken.
  execFileSync('cp', ['-a', join(folder.path, 'postgres'), join(folder.path, 'breakable')]);
  const server = await startPostgres(folder.path);
  closers.push(() => server.stop());
  const breakable = await startPostgres(folder.path, 'breakable');
  closers.push(() => breakable.stop());
  const mail = await startMailServer();
  closers.push(() => mail.stop());
  const seed = { ...made, server: server.url };
  return { stage: { backend, work: folder.path, seed, mail, offsetMs }, breakable: breakable.url };
}

async function main({ rounds, seed, backend, faults }: Options): Promise<number> {
  const applying = faults.filter(({ redisOnly }) => backend === 'redis' || !redisOnly);
  const dropped = faults.length - applying.length;
  if (dropped > 0) note(`${dropped} faults concern only Redis and drop out on PostgreSQL`);
  const { stage, breakable } = await setStage(backend);
  const results: boolean[] = [];
  const each = async (fault: Fault): Promise<void> => {
    const line = await play(fault, stage, breakable);
    results.push(line.ok);
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const alone = applying.filter((fault) => fault.alone);
  const onOwnServer = applying.filter(({ breaksPostgres }) => breaksPostgres);
  const together = applying.filter((fault) => !alone.includes(fault) && !onOwnServer.includes(fault));
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([playAll(shuffled(together, seed + round), AT_ONCE, each), playAll(onOwnServer, 1, each)]);
    await playAll(alone, 1, each);
  }
  const failed = results.filter((ok) => !ok).length;
  note(`took ${Math.round(performance.now() / 1000)} s`);
  process.stderr.write(`${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 && results.length > 0 ? 0 : 1;
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
  main(options).catch((error: Error) => {
    note(error.stack ?? error.message);
    return 1;
  }),
  interrupted,
]);
for (const close of closers.reverse()) await close();
process.exit(code);
