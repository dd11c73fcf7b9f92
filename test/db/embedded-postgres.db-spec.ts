import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { waitFor } from '../support/wait-for.js';

/** The embedded server as the desk runs it, in a process of its own that may be killed. */
interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly home: string;
  readonly created: boolean;
}

interface Outcome {
  readonly server: Server | null;
  readonly output: string;
  readonly code: number | null;
}

const PROGRAM = join(import.meta.dirname, '..', 'support', 'embedded-server.mjs');
const isRoot = process.getuid?.() === 0;

let work = '';
let dataDir = '';
const running: ChildProcess[] = [];

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'llavero-embedded-'));
  chmodSync(work, 0o711);
  dataDir = join(work, 'data');
});

afterEach(async () => {
  for (const child of running.splice(0)) await ended(child, 'SIGTERM');
  rmSync(work, { recursive: true, force: true });
});

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

function launch(folder: string): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [PROGRAM, folder, join(work, 'private')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { child, output: () => output };
}

async function tryStart(folder = dataDir): Promise<Outcome> {
  const { child, output } = launch(folder);
  const closed = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const readyLine = (): string | undefined => /^READY (.*)$/mu.exec(output())?.[1];
  await waitFor('the server to be ready', () => readyLine() !== undefined || child.exitCode !== null, 60_000);
  const line = readyLine();
  if (line === undefined) return { server: null, code: await closed, output: output() };
  const facts = JSON.parse(line) as Omit<Server, 'child'>;
  return { server: { child, ...facts }, output: output(), code: null };
}

async function start(folder = dataDir): Promise<Server> {
  const { server, output } = await tryStart(folder);
  if (server === null) throw new Error(output);
  return server;
}

async function ask(server: Server, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const answer = await client.query<Record<string, unknown>>(sql);
    return answer.rows[0] === undefined ? null : Object.values(answer.rows[0])[0];
  } finally {
    await client.end();
  }
}

const postmasterOf = (server: Server): number =>
  Number(readFileSync(join(server.home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).charAt(0) !== 'Z';
  } catch {
    return false;
  }
}

async function withRow(server: Server): Promise<void> {
  await ask(server, 'create table kept (n int)');
  await ask(server, 'insert into kept values (42)');
}

describe('embedded PostgreSQL', () => {
  it('is a server 18 in UTF-8 with checksums that listens on this machine only, behind a password', async () => {
    const server = await start();
    expect(await ask(server, 'show server_version')).toMatch(/^18\./u);
    expect(await ask(server, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(server, 'show unix_socket_directories')).toBe('');
    expect(await ask(server, 'show server_encoding')).toBe('UTF8');
    expect(await ask(server, 'show data_checksums')).toBe('on');
    expect(await ask(server, "select lower('ÁÉÑ')")).toBe('áéñ');
    expect(await ask(server, "select timestamptz '2026-01-01T12:00Z' at time zone 'America/Guayaquil'")).toBeTruthy();
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    const wrong = { ...server, url: server.url.replace(/:[^:@]+@/u, ':wrong@') };
    await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps its data over a stop and a start', async () => {
    const first = await start();
    expect(first.created).toBe(true);
    await withRow(first);
    const postmaster = postmasterOf(first);
    await ended(first.child, 'SIGTERM');
    expect(isAlive(postmaster)).toBe(false);
    // Where the account of PostgreSQL cannot enter the checkout, a copy of the binaries stands here too.
    const kept = readdirSync(dataDir).filter((name) => !name.startsWith('postgresql-'));
    expect(kept.sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
    const second = await start();
    expect(second.created).toBe(false);
    expect(await ask(second, 'select n from kept')).toBe(42);
  });

  it('refuses a second process on the same data while the first lives', async () => {
    const first = await start();
    const second = await tryStart();
    expect(second).toMatchObject({ server: null, code: 1 });
    expect(second.output).toMatch(new RegExp(`Another Llavero \\(process ${first.child.pid}\\) already uses`, 'u'));
    expect(await ask(first, 'select 1')).toBe(1);
  });

  it.each([
    ['19', 'newer'],
    ['17', 'older'],
  ])('refuses data of PostgreSQL %s as %s, and leaves it alone', async (version, word) => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), `${version}\n`);
    const { code, output } = await tryStart();
    expect(code).toBe(1);
    expect(output).toContain(`is of PostgreSQL ${version}, ${word} than the 18`);
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['PG_VERSION']);
  });
});

describe('embedded PostgreSQL after a kill', () => {
  it('of our process: the server ends with it, and the next start has the data', async () => {
    const first = await start();
    await withRow(first);
    const postmaster = postmasterOf(first);
    await ended(first.child, 'SIGKILL');
    await waitFor('the server to end by itself', () => !isAlive(postmaster));
    expect(await ask(await start(), 'select n from kept')).toBe(42);
  });

  it('of our process and its guard: the next start ends the orphan, and has the data', async () => {
    const first = await start();
    await withRow(first);
    const postmaster = postmasterOf(first);
    for (const pid of guardsOf(postmaster)) process.kill(pid, 'SIGKILL');
    await ended(first.child, 'SIGKILL');
    expect(isAlive(postmaster)).toBe(true);
    const second = await start();
    expect(isAlive(postmaster)).toBe(false);
    expect(await ask(second, 'select n from kept')).toBe(42);
  });

  it('of the server: it comes back on the same port', async () => {
    const server = await start();
    await withRow(server);
    const before = postmasterOf(server);
    process.kill(before, 'SIGKILL');
    const row = await waitFor('the server to be back', async () => (await ask(server, 'select n from kept')) as number);
    expect(row).toBe(42);
    expect(postmasterOf(server)).not.toBe(before);
  });

  it('of everything while the data folder is being made', async () => {
    const { child } = launch(dataDir);
    await waitFor('initdb to be at work', () => existsSync(dataDir) && unfinishedIn(dataDir).length > 0);
    await ended(child, 'SIGKILL');
    const server = await start();
    expect(server.created).toBe(true);
    expect(unfinishedIn(dataDir)).toEqual([]);
  });

  it('clears a pid file whose number another process carries by now', async () => {
    const first = await start();
    await ended(first.child, 'SIGTERM');
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, 'postgres')}\n1767225600\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await ask(await start(), 'select 1')).toBe(1);
  });
});

function guardsOf(postmaster: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return command.includes('llavero-guard') && command.includes(String(postmaster));
      } catch {
        return false;
      }
    })
    .map(Number);
}

const unfinishedIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('postgres.new-'));

/** Only root meets folders that PostgreSQL's account cannot enter: an ordinary user is that account. */
const describeAsRoot = isRoot ? describe : describe.skip;

describeAsRoot('embedded PostgreSQL in a folder that only root can enter', () => {
  it('keeps its data elsewhere, and a pointer here', async () => {
    const folder = join(work, 'locked', 'desk', '.llavero');
    mkdirSync(dirname(dirname(folder)), { mode: 0o700 });
    const first = await start(folder);
    expect(dirname(first.home)).toBe(join(work, 'private'));
    await withRow(first);
    await ended(first.child, 'SIGTERM');
    expect(readdirSync(folder)).toEqual(['location.json']);
    expect(await ask(await start(folder), 'select n from kept')).toBe(42);
  });

  it('never shares the data with a copy of the checkout, nor gives it to a new one in its place', async () => {
    const folder = join(work, 'locked', 'desk', '.llavero');
    mkdirSync(dirname(dirname(folder)), { mode: 0o700 });
    const first = await start(folder);
    await withRow(first);
    await ended(first.child, 'SIGTERM');
    cpSync(join(work, 'locked', 'desk'), join(work, 'locked', 'copy'), { recursive: true });
    const copy = await start(join(work, 'locked', 'copy', '.llavero'));
    expect(copy).toMatchObject({ created: true });
    expect(copy.home).not.toBe(first.home);
    rmSync(join(work, 'locked', 'desk'), { recursive: true });
    const { server, output } = await tryStart(folder);
    expect(server).toMatchObject({ created: true });
    const kept = /DATA_DIR=(\S+)/u.exec(output)?.[1] ?? '';
    if (server !== null) await ended(server.child, 'SIGTERM');
    expect(await ask(await start(kept), 'select n from kept')).toBe(42);
  });
});
