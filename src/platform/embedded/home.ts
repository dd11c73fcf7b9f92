import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Account } from './account.js';
import { EmbeddedError } from './embedded-error.js';
import { canReach, makeEnterable } from './reach.js';

/** Where the server's own things lie when its account cannot reach the data folder. */
export const PRIVATE_ROOT = '/var/lib/llavero';

const POINTER = 'location.json';

interface Pointer {
  readonly home: string;
  /** The data folder that the pointer was written for: a copied folder must not share the original's data. */
  readonly madeFor: string;
}

/** The folder that already holds, or held, this installation's server: the data folder or where its pointer leads. */
export function knownHome(dataDir: string): string {
  return pointerOf(dataDir)?.home ?? dataDir;
}

/**
 * The folder for the server's data: `dataDir` where the account can reach it, else a folder of its own under
 * `privateRoot`, which a pointer file in `dataDir` names.
 */
export function homeFor(
  dataDir: string,
  account: Account | null,
  privateRoot: string,
  say: (line: string) => void,
): string {
  const known = pointerOf(dataDir);
  if (known === null && canReach(account, dataDir)) return dataDir;
  if (account === null) return knownHome(dataDir);
  const home = known?.home ?? join(privateRoot, idOf(dataDir));
  if (known === null) moveAside(home, say);
  makeEnterable(home);
  if (!canReach(account, home)) {
    throw new EmbeddedError(`PostgreSQL's account ${account.name} cannot reach ${home}: set DATA_DIR.`);
  }
  const pointer: Pointer = { home, madeFor: realpathSync(dataDir) };
  writeFileSync(join(dataDir, POINTER), `${JSON.stringify(pointer, null, 2)}\n`, { mode: 0o600 });
  return home;
}

/** A name that a person can tell and that no other folder has. */
function idOf(dataDir: string): string {
  const path = realpathSync(dataDir);
  const checkout = basename(path) === '.llavero' ? basename(join(path, '..')) : basename(path);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 10);
  return `${checkout.toLowerCase().replace(/[^a-z0-9-]+/gu, '-')}-${hash}`;
}

function pointerOf(dataDir: string): Pointer | null {
  const file = join(dataDir, POINTER);
  if (!existsSync(file)) return null;
  try {
    const pointer = JSON.parse(readFileSync(file, 'utf8')) as Pointer;
    const copied = pointer.madeFor !== realpathSync(dataDir) && existsSync(join(pointer.madeFor, POINTER));
    return copied ? null : pointer;
  } catch {
    throw new EmbeddedError(`${file} cannot be read: it says where the data lies.`);
  }
}

/** Data of a checkout that stood here before and was deleted: kept, never adopted, since its log-in went with it. */
function moveAside(home: string, say: (line: string) => void): void {
  if (!existsSync(home)) return;
  const kept = `${home}-${new Date()
    .toISOString()
    .replace(/[^0-9]/gu, '')
    .slice(0, 14)}`;
  renameSync(home, kept);
  say(`An earlier checkout in this place left data. It is kept; DATA_DIR=${kept} opens it again.`);
}
