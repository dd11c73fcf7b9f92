import { randomUUID } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../platform/config/config-error.js';
import type { BootStep } from './boot.js';

/** A folder that is not there is a disk that is not mounted: it is named now, not when the first file comes. */
export const checkFilesDir: BootStep = {
  name: 'checking the folder of attachments',
  async run({ config }) {
    const { filesDir } = config;
    if (filesDir === null || config.role === 'worker') return;
    const isFolder = await stat(filesDir).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder || !(await isWritable(filesDir))) {
      throw new ConfigError('FILES_DIR', filesDir, 'a folder that exists and that Llavero may write to');
    }
  },
};

/** Asking for the permission does not tell of a disk that is full or read-only; writing does. */
async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, 'x', { flag: 'wx' });
    return true;
  } catch {
    return false;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}
