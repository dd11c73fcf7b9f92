import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import type { Account } from './account.js';
import { EmbeddedError } from './embedded-error.js';

const READ = 4;
const ENTER = 1;

/** Whether the account may enter every folder on the way to `path` and read the thing itself. */
export function canReach(account: Account | null, path: string): boolean {
  if (account === null) return true;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  const wanted = stats.isDirectory() ? ENTER : READ;
  if (!allows(account, stats, wanted)) return false;
  return ancestors(realpathSync(path)).every((folder) => allows(account, statSync(folder), ENTER));
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [parent, ...ancestors(parent)];
}

function allows(account: Account, stats: Stats, wanted: number): boolean {
  if (stats.uid === account.uid) return ((stats.mode >> 6) & wanted) === wanted;
  if (stats.gid === account.gid) return ((stats.mode >> 3) & wanted) === wanted;
  return (stats.mode & wanted) === wanted;
}

/** The first of the usual folders for temporary data that the account can enter. */
export function reachableTempDir(account: Account | null): string {
  const usable = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canReach(account, folder));
  return usable ?? tmpdir();
}

/** Makes the folder, and those above it, enterable: a strict umask must not lock PostgreSQL's account out. */
export function makeEnterable(folder: string): void {
  const before = process.umask(0o022);
  try {
    makeEach(folder);
  } finally {
    process.umask(before);
  }
}

/** Step by step: where a parent exists but takes no folder (`/proc`), Node's own recursion never ends. */
function makeEach(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (!existsSync(dirname(folder))) makeEach(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    throw new EmbeddedError(
      `The folder ${folder} can not be made (${code ?? message}): set DATA_DIR to a place that this user may write to.`,
    );
  }
}
