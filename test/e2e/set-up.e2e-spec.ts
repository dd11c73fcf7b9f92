import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../support/database.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { freePort } from '../support/servers.js';

const ROOT = join(import.meta.dirname, '..', '..');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'llavero-set-up-'));
  chmodSync(folder, 0o711);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(script: string[], env: Record<string, string>): Promise<Outcome> {
  const child = spawn(process.execPath, script, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

const start = (env: Record<string, string>): Promise<Outcome> => run(['dist/src/main.js'], env);

describe('a start that cannot succeed says why in one line and exits with 1', () => {
  it('names the busy port and PORT, before the data folder is touched', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      const { code, stderr } = await start({ PORT: String(port) });
      expect(code).toBe(1);
      expect(stderr).toMatch(new RegExp(`^llavero  error: Port ${port} is in use: .*PORT.*\\n$`, 'u'));
      expect(existsSync(join(folder, 'data'))).toBe(false);
    } finally {
      other.close();
    }
  });

  it('names the variable, what it got and what it accepts', async () => {
    const { code, stdout, stderr } = await start({ ROLE: 'boss' });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'llavero  error: ROLE: got "boss", accepts api, worker or all\n',
    });
  });

  it('names the data folder that cannot be made', async () => {
    const { code, stderr } = await start({ PORT: String(await freePort()), DATA_DIR: '/dev/null/data' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^llavero {2}error: The folder \/dev\/null\S* can not be made .*DATA_DIR.*\n$/u);
  });

  it('names the database that cannot be reached, without its password', async () => {
    const nobody = await freePort();
    const { code, stderr } = await start({
      PORT: String(await freePort()),
      DATABASE_URL: `postgres://desk:s3cr3t@127.0.0.1:${nobody}/desk`,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^llavero {2}error: DATABASE_URL postgres:\/\/desk:\*\*\*@.* cannot be used: .*\n$/u);
  });
});

describe('the command line in front of the built programs', () => {
  it('takes paths from where the caller stands, keeps standard output clean and passes the exit code on', async () => {
    const database = await createTestDatabase();
    try {
      const env = { DATABASE_URL: database.url, INIT_CWD: folder };
      const backup = await run(['scripts/cli.mjs', 'backup', 'desk.gz'], env);
      expect({ code: backup.code, stdout: backup.stdout }).toEqual({ code: 0, stdout: '' });
      expect(statSync(join(folder, 'desk.gz')).mode & 0o777).toBe(0o600);
      const again = await run(['scripts/cli.mjs', 'backup', 'desk.gz'], env);
      expect(again.code).toBe(1);
      expect(again.stderr).toContain('exists already');
      const misuse = await run(['scripts/cli.mjs', 'restore'], env);
      expect(misuse.code).toBe(2);
    } finally {
      await database.drop();
    }
  });

  it('knows its commands', async () => {
    expect(await run(['scripts/cli.mjs', 'nonsense'], {})).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a desk on its embedded server', () => {
  let desk: Desk | null = null;

  afterEach(async () => {
    await desk?.stop();
    desk = null;
  });

  it('keeps its data over a kill, is backed up while it runs, and stops with exit code 0', async () => {
    const dataDir = join(folder, 'data');
    const env = { DATA_DIR: dataDir };
    desk = await startDesk({ databaseUrl: null, env });
    const backup = await run(['scripts/cli.mjs', 'backup', join(folder, 'running.gz')], env);
    expect(backup).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Wrote \d+ rows/u) });
    const restore = await run(['scripts/cli.mjs', 'restore', join(folder, 'running.gz'), '--replace'], env);
    expect(restore).toMatchObject({ code: 1, stderr: expect.stringContaining('stop Llavero first') });
    await desk.kill();
    await desk.stop();

    desk = await startDesk({ databaseUrl: null, env });
    expect(desk.logs()).not.toContain('Making the data folder');
    expect(await desk.stop()).toBe(0);
    desk = null;
    const restored = await run(['scripts/cli.mjs', 'restore', join(folder, 'running.gz'), '--replace'], env);
    expect(restored).toMatchObject({ code: 0, stdout: '' });
  });
});
