import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeBackup } from './take-backup.js';

const KEPT = 5;
const NAME = /^before-.*\.llavero\.gz$/u;

/** Copies the installation before its schema changes; keeps the last five. Gives the path of the new one. */
export async function copyBeforeMigration(url: string, dataDir: string, takenAt: Date): Promise<string> {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `before-${takenAt.toISOString().replace(/[:.]/gu, '-')}.llavero.gz`);
  await takeBackup(url, file);
  const copies = readdirSync(folder).filter((name) => NAME.test(name));
  for (const old of copies.sort().slice(0, -KEPT)) rmSync(join(folder, old), { force: true });
  return file;
}
