import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileNameOf } from '../../src/attachments/attachment-bodies.js';
import { AttachmentSweep } from '../../src/attachments/attachment-sweep.js';
import type { Database } from '../../src/platform/database/database.js';
import { FilesSettings } from '../../src/platform/files/files-settings.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { insertCase, insertFirm, openDatabase } from '../support/fixtures.js';

const SHA = 'ab'.repeat(32);
const STRANGER = randomUUID();
const NOW = Date.parse('2026-11-25T15:00:00Z');
const hoursAgo = (hours: number): Date => new Date(NOW - hours * 3_600_000);

describe('what a crash leaves between the disk and the database', () => {
  let test: TestDatabase;
  let database: Database;
  let folder: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = await openDatabase(test.url);
    folder = mkdtempSync(join(tmpdir(), 'llavero-sweep-'));
  });

  afterAll(async () => {
    await database?.onApplicationShutdown();
    await test?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function put(path: readonly string[], at: Date): void {
    mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
    writeFileSync(join(folder, ...path), 'x');
    utimesSync(join(folder, ...path), at, at);
  }

  it('is removed after a day; known and young files stay, and so do those of firms that are not here', async () => {
    const { firmId, ownerId } = await insertFirm(database);
    const [live, removed] = [randomUUID(), randomUUID()];
    await database.inFirm(firmId, async (tx) => {
      const { caseId } = await insertCase(tx);
      const insert = `insert into attachments (firm_id, id, case_id, name, media_type, size_bytes, sha256, stored_in, added_by,
          added_at, deleted_by, deleted_at, delete_reason)
        values ($1, $2, $3, 'a.pdf', 'application/pdf', 1, decode($4, 'hex'), 'files', $5, $6, $7, $8, $9)`;
      await tx.query(insert, [firmId, live, caseId, SHA, ownerId, tx.now, null, null, null]);
      await tx.query(insert, [firmId, removed, caseId, SHA, ownerId, tx.now, ownerId, tx.now, 'Era de otro']);
    });
    const nameOf = (id: string): string => fileNameOf({ id, sha256: SHA });
    const never = nameOf(randomUUID());
    put([firmId, nameOf(live)], hoursAgo(100));
    put([firmId, nameOf(removed)], hoursAgo(100));
    put([firmId, never], hoursAgo(25));
    put([firmId, 'young'], hoursAgo(23));
    put([STRANGER, 'old'], hoursAgo(100));
    put(['notes.txt'], hoursAgo(100));
    put(['.incoming', 'torn'], hoursAgo(25));
    put(['.incoming', 'coming in'], hoursAgo(1));

    const sweep = new AttachmentSweep(database, new FilesSettings(folder, join(folder, '.incoming')));
    expect(await sweep.run(NOW)).toBe(3);
    expect(readdirSync(join(folder, firmId)).sort()).toEqual([nameOf(live), 'young'].sort());
    expect(readdirSync(join(folder, STRANGER))).toEqual(['old']);
    expect(readdirSync(join(folder, '.incoming'))).toEqual(['coming in']);
    expect(readdirSync(folder)).toContain('notes.txt');
    expect(await sweep.run(NOW)).toBe(0);
  });

  it('is looked for in no folder where files lie in the database', async () => {
    const sweep = new AttachmentSweep(database, new FilesSettings(null, join(folder, 'not there yet')));
    expect(await sweep.run(NOW)).toBe(0);
  });
});
