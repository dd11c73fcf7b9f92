import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { FilesSettings } from '../platform/files/files-settings.js';
import { isUuid } from '../platform/http/field-checks.js';
import { fileNameOf } from './attachment-bodies.js';

const EVERY_MS = 6 * 60 * 60 * 1000;
/** Nothing younger is touched: whoever wrote it may still be about to commit. */
const SAFE_AGE_MS = 24 * 60 * 60 * 1000;

/** Removes files that no attachment knows: what a crash left between the disk and the database. */
@Injectable()
export class AttachmentSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('attachments');
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly files: FilesSettings,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = (): void =>
      void this.run().catch((error: unknown) => this.logger.warn(`sweep failed: ${String(error)}`));
    this.timer = setInterval(sweep, EVERY_MS).unref();
    sweep();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Answers how many files it removed. Folders of firms that this database does not know are left alone. */
  async run(nowMs: number = Date.now()): Promise<number> {
    let removed = await removeAll(this.files.incoming, await oldFilesOf(this.files.incoming, nowMs));
    if (this.files.folder === null) return removed;
    for (const firmId of (await namesIn(this.files.folder)).filter(isUuid)) {
      const folder = join(this.files.folder, firmId);
      const old = await oldFilesOf(folder, nowMs);
      if (old.length > 0) removed += await removeAll(folder, await this.unknownOf(firmId, old));
    }
    if (removed > 0) this.logger.log(`removed ${removed} files that no attachment knows`);
    return removed;
  }

  private async unknownOf(firmId: string, names: readonly string[]): Promise<string[]> {
    return this.database.inFirm(firmId, async (tx) => {
      const firms = await tx.query('select 1 from firms where id = $1', [firmId]);
      if (firms.length === 0) return [];
      const rows = await tx.query<{ id: string; sha256: string }>(
        `select id, encode(sha256, 'hex') as sha256 from attachments
          where firm_id = $1 and deleted_at is null and stored_in = 'files'`,
        [firmId],
      );
      const known = new Set(rows.map(fileNameOf));
      return names.filter((name) => !known.has(name));
    });
  }
}

async function oldFilesOf(folder: string, nowMs: number): Promise<string[]> {
  const old: string[] = [];
  for (const name of await namesIn(folder)) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile() === true && nowMs - found.mtimeMs > SAFE_AGE_MS) old.push(name);
  }
  return old;
}

async function removeAll(folder: string, names: readonly string[]): Promise<number> {
  for (const name of names) await rm(join(folder, name), { force: true });
  return names.length;
}

/** Nothing where the folder is not there yet. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
