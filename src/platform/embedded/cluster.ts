import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';
import { majorOf, programIn } from './binaries.js';
import type { Binaries } from './binaries.js';
import { EmbeddedError } from './embedded-error.js';
import { endProcessesIn } from './process-identity.js';

export const DATA_FOLDER = 'postgres';
export const SUPERUSER = 'llavero';
const PASSWORD_FILE = 'postgres-password';
const UNFINISHED = 'postgres.new-';

/** Refuses data of another major version of PostgreSQL: its files cannot be read by this one, in either direction. */
export function refuseOtherMajor(pgData: string, binaries: Binaries): void {
  const file = join(pgData, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  const major = majorOf(binaries);
  if (found === String(major)) return;
  const age = Number.parseInt(found, 10) > major ? 'newer' : 'older';
  throw new EmbeddedError(
    `The data in ${pgData} is of PostgreSQL ${found}, ${age} than the ${major} of this Llavero: ` +
      'use the Llavero that made it to run "npm run backup", then "npm run restore" here with another DATA_DIR.',
  );
}

/** The password of the data folder, made once. Only the account that serves the data (and root) can read it. */
export function passwordOf(home: string, account: Account | null): string {
  const file = join(home, PASSWORD_FILE);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(join(home, DATA_FOLDER))) {
    throw new EmbeddedError(`${file} is missing: without it the data beside it cannot be opened.`);
  }
  const password = randomBytes(24).toString('base64url');
  const unfinished = `${file}.part`;
  writeFileSync(unfinished, `${password}\n`, { mode: 0o600 });
  giveTo(account, unfinished);
  renameSync(unfinished, file);
  return password;
}

/** Makes a new data folder. It gets its name only when it is whole, so a kill half-way leaves nothing that looks done. */
export async function createCluster(home: string, binaries: Binaries, account: Account | null): Promise<void> {
  clearUnfinished(home);
  const unfinished = join(home, `${UNFINISHED}${process.pid}`);
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(account, unfinished);
  await runInitdb(unfinished, join(home, PASSWORD_FILE), binaries, account);
  renameSync(unfinished, join(home, DATA_FOLDER));
}

/**
 * An initdb that outlived a killed start may still be writing: it is ended first. What cannot be removed even so is
 * left for the next time; it is in nobody's way.
 */
function clearUnfinished(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(UNFINISHED))) {
    const unfinished = join(home, name);
    endProcessesIn(unfinished);
    try {
      rmSync(unfinished, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    } catch {
      renameSync(unfinished, join(home, `${UNFINISHED}${randomBytes(6).toString('hex')}`));
    }
  }
}

function runInitdb(pgData: string, passwordFile: string, binaries: Binaries, account: Account | null): Promise<void> {
  const args = [
    `--pgdata=${pgData}`,
    `--pwfile=${passwordFile}`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ];
  const child = spawn(programIn(binaries.root, 'initdb'), args, {
    ...identity(account),
    cwd: pgData,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: plainEnvironment(),
  });
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
    child.on('error', (error) => reject(new EmbeddedError(`initdb could not be run: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new EmbeddedError(`The data folder could not be made: ${lastLine(complaint)}`));
    });
  });
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

/** Whose process it becomes; nothing where it stays our own. */
export function identity(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Nothing of the caller's locale, time zone or libpq settings may leak into the server. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

export function giveTo(account: Account | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}
