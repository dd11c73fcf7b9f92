import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from './database.js';
import { freshRedisUrl } from './redis.js';
import { freePort, testBackend } from './servers.js';
import { waitFor } from './wait-for.js';

export interface DeskOptions {
  /** Further variables; they win over ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** The database it uses; a fresh one of its own by default; null: its embedded one. */
  readonly databaseUrl?: string | null;
}

export interface FirstLogin {
  readonly email: string;
  readonly password: string;
  readonly url: string;
}

export interface Desk {
  readonly url: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly pid: number;
  /** What first-login.json holds, or null where nothing was seeded. */
  readonly login: FirstLogin | null;
  /** Ends it by SIGTERM and gives the exit code; removes what is its own. Safe to call twice. */
  stop(): Promise<number | null>;
  /** Ends it as a crash would; its data stays until `stop`. */
  kill(): Promise<void>;
  /** Everything it has printed so far. */
  logs(): string;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 45_000;
const living = new Set<ChildProcess>();

process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** Starts the built desk as its own process, as `npm start` would, and waits until it is ready. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const own = options.databaseUrl === undefined ? await createTestDatabase() : null;
  const databaseUrl = own?.url ?? options.databaseUrl ?? null;
  const dataDir = mkdtempSync(join(tmpdir(), 'llavero-desk-'));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const redisUrl = options.env?.REDIS_URL ?? (testBackend() === 'redis' ? await freshRedisUrl() : null);
  const settings = { PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
  const run = launch({ ...settings, ...options.env });

  const kill = async (): Promise<void> => {
    run.child.kill('SIGKILL');
    await run.ended;
  };
  const stop = async (): Promise<number | null> => {
    run.child.kill('SIGTERM');
    const timer = setTimeout(() => run.child.kill('SIGKILL'), STOP_WITHIN_MS);
    const code = await run.ended;
    clearTimeout(timer);
    await own?.drop();
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  try {
    await ready(url, run, options.env?.ROLE === 'worker');
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${run.logs()}`, { cause: error });
  }
  const { pid = 0 } = run.child;
  return { url, databaseUrl, redisUrl, dataDir, pid, login: readLogin(dataDir), stop, kill, logs: run.logs };
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly logs: () => string;
}

function launch(variables: Record<string, string | null>): Run {
  const set = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== null);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...Object.fromEntries(set) };
  const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'main.js');
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child);
  let printed = '';
  const keep = (chunk: Buffer): void => void (printed += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      living.delete(child);
      resolve(code);
    });
  });
  return { child, ended, logs: () => printed };
}

/** A worker has no page of its own to ask: its line says that it is ready. */
async function ready(url: string, { child, ended, logs }: Run, isWorker: boolean): Promise<void> {
  const answers = waitFor(
    'the desk to be ready',
    async () =>
      child.exitCode !== null ||
      (isWorker ? logs().includes('worker is ready') : (await fetch(`${url}/health/ready`)).ok),
    READY_WITHIN_MS,
  );
  const died = ended.then((code) => {
    throw new Error(`The desk ended with exit code ${code} before it was ready.`);
  });
  died.catch(() => undefined);
  await Promise.race([answers.then(() => (child.exitCode === null ? undefined : died)), died]);
}

function readLogin(dataDir: string): FirstLogin | null {
  const file = join(dataDir, 'first-login.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FirstLogin) : null;
}
