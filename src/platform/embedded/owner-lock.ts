import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedError } from './embedded-error.js';
import { startOfProcess } from './process-identity.js';

interface Owner {
  readonly pid: number;
  readonly startedAt: string | null;
}

const LOCK_FILE = 'llavero.lock';

/**
 * Makes this process the only one that starts or stops the server of the data folder; gives back the release.
 * A lock whose process has ended, however it ended, is taken over.
 */
export function takeOwnership(dataDir: string): () => void {
  const lock = join(dataDir, LOCK_FILE);
  const mine = `${lock}.${process.pid}`;
  const self: Owner = { pid: process.pid, startedAt: startOfProcess(process.pid) };
  writeFileSync(mine, JSON.stringify(self), { mode: 0o600 });
  try {
    while (!linked(mine, lock)) removeIfStale(lock, dataDir);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (readOwner(lock)?.pid === process.pid) rmSync(lock, { force: true });
  };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock aside before looking again: of two that find it stale, only one has it in hand. */
function removeIfStale(lock: string, dataDir: string): void {
  refuseLiving(readOwner(lock), dataDir);
  const aside = `${lock}.stale-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  if (isLiving(moved)) linked(aside, lock);
  rmSync(aside, { force: true });
  refuseLiving(moved, dataDir);
}

function refuseLiving(owner: Owner | null, dataDir: string): void {
  if (!isLiving(owner)) return;
  throw new EmbeddedError(
    `Another Llavero (process ${owner?.pid}) already uses the data folder ${dataDir}: stop it first, or set DATA_DIR.`,
  );
}

function isLiving(owner: Owner | null): boolean {
  return owner !== null && owner.startedAt !== null && startOfProcess(owner.pid) === owner.startedAt;
}

function readOwner(lock: string): Owner | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Owner;
  } catch {
    return null;
  }
}
