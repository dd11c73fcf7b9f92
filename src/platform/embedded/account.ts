import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.js';

/** The unprivileged account that PostgreSQL runs as when Llavero itself runs as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED = ['postgres', 'llavero'];

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * null: PostgreSQL runs as this very user. Root gets the owner of the existing data, else an account that is there for
 * it, else a new system account `llavero`, else `nobody`: PostgreSQL refuses to run as root.
 */
export function accountForServer(pgData: string, say: (line: string) => void): Account | null {
  const owner = ownerOf(pgData);
  if (!runsAsRoot()) {
    refuseForeignData(pgData, owner);
    return null;
  }
  if (owner !== null && owner.uid !== 0) return owner;
  const account = firstKnown(PREFERRED) ?? created('llavero', say) ?? firstKnown(['nobody']);
  if (account === null) {
    throw new EmbeddedError('PostgreSQL does not run as root, and no account for it could be made: start as a user.');
  }
  return account;
}

function refuseForeignData(pgData: string, owner: Account | null): void {
  const self = process.getuid?.();
  if (owner === null || self === undefined || owner.uid === self) return;
  throw new EmbeddedError(
    `The data in ${pgData} belongs to account ${owner.name}: start as that account or as root, or set DATA_DIR.`,
  );
}

function ownerOf(path: string): Account | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : { name: nameOf(stats.uid), uid: stats.uid, gid: stats.gid };
}

function nameOf(uid: number): string {
  return idOf(['-un', String(uid)]) ?? String(uid);
}

function firstKnown(names: readonly string[]): Account | null {
  for (const name of names) {
    const uid = idOf(['-u', name]);
    const gid = idOf(['-g', name]);
    if (uid !== null && gid !== null && uid !== '0') return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function created(name: string, say: (line: string) => void): Account | null {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  const made =
    succeeds('useradd', [...options, '--shell', '/usr/sbin/nologin', name]) ||
    succeeds('adduser', ['-S', '-D', '-H', name]);
  if (made) say(`Made the system account ${name}: PostgreSQL does not run as root.`);
  return made ? firstKnown([name]) : null;
}

function idOf(args: string[]): string | null {
  const answer = spawnSync('id', args, { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

function succeeds(command: string, args: string[]): boolean {
  const path = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'].join(':');
  return spawnSync(command, args, { stdio: 'ignore', env: { PATH: path } }).status === 0;
}
