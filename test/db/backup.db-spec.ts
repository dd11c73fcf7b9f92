import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { copyBeforeMigration } from '../../src/platform/backup/automatic-copies.js';
import { restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { takeBackup } from '../../src/platform/backup/take-backup.js';
import { createEmptyDatabase, createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

let folder = '';
const made: TestDatabase[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'llavero-backup-'));
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all(made.splice(0).map((database) => database.drop()));
});

async function database(): Promise<TestDatabase> {
  const fresh = await createTestDatabase();
  made.push(fresh);
  return fresh;
}

async function on<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const AWKWARD = 'Ñandú "comillas", (paréntesis)\\ barra\tTab\nlínea';

/** A firm with rows in tables that point at each other, with every type of column the schema uses. */
async function fill(url: string): Promise<void> {
  const [firm, user] = [randomUUID(), randomUUID()];
  await on(url, async (client) => {
    await client.query(
      `insert into firms (id, name, province, canton, zone, locale, working_hours, send_at)
       values ($1, $2, 'Pichincha', 'Quito', 'America/Guayaquil', 'es', '{"mon": [["08:30", "17:30"]]}', '09:00')`,
      [firm, AWKWARD],
    );
    await client.query(
      `insert into users (firm_id, id, email, full_name, role, locale)
       values ($1, $2::uuid, $2::uuid::text || '@example.ec', $3, 'owner', 'es')`,
      [firm, user, AWKWARD],
    );
    await client.query(
      `insert into sessions (token_hash, firm_id, id, user_id, expires_at)
       values (decode(md5($2::uuid::text), 'hex'), $1, gen_random_uuid(), $2::uuid, '2026-12-31T23:59:59.123456-05')`,
      [firm, user],
    );
    await client.query(
      `insert into clients (firm_id, id, ruc, legal_name, ruc_status_checked_on)
       select $1, gen_random_uuid(), (1790000000000 + n)::text, 'Cliente ' || n, date '2026-01-01' + n
       from generate_series(1, 1200) as n`,
      [firm],
    );
    await client.query(
      `insert into audit_events (firm_id, id, action, actor_kind, at, subject_kind, after)
       values ($1, gen_random_uuid(), 'firm.created', 'system', now(), 'firm', $2)`,
      [firm, JSON.stringify({ name: AWKWARD, nothing: null })],
    );
  });
}

/** Every row of every table, in PostgreSQL's own words. */
async function contentOf(url: string): Promise<Record<string, string[]>> {
  return on(url, async (client) => {
    const tables = await client.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'",
    );
    const content: Record<string, string[]> = {};
    for (const { tablename } of tables.rows) {
      const rows = await client.query<{ row: string }>(`select t::text as row from ${tablename} t order by 1`);
      content[tablename] = rows.rows.map(({ row }) => row);
    }
    return content;
  });
}

async function constraintsOf(url: string): Promise<unknown[]> {
  return on(url, async (client) => {
    const found = await client.query<Record<string, unknown>>(
      `select conrelid::regclass::text, conname, contype, pg_get_constraintdef(oid), convalidated from pg_constraint
       where connamespace = 'public'::regnamespace
       union all select c.relname, 'row security', '', '', c.relrowsecurity and c.relforcerowsecurity
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       union all select t.tgrelid::regclass::text, t.tgname, t.tgenabled, '', true
       from pg_trigger t where not t.tgisinternal order by 1, 2`,
    );
    return found.rows;
  });
}

const fileIn = (name: string): string => join(folder, name);

describe('backup', () => {
  it('carries the whole installation into another database, every value as it was', async () => {
    const [from, to] = [await database(), await database()];
    await fill(from.url);
    const { rows } = await takeBackup(from.url, fileIn('desk.gz'));
    expect(await restoreBackup(to.url, fileIn('desk.gz'), { replace: false })).toEqual({ rows });
    expect(rows).toBeGreaterThan(1200);
    expect(await contentOf(to.url)).toEqual(await contentOf(from.url));
    expect(await constraintsOf(to.url)).toEqual(await constraintsOf(from.url));
  });

  it('can be read by whoever took it only, and leaves no part file', async () => {
    const from = await database();
    await takeBackup(from.url, fileIn('desk.gz'));
    expect(statSync(fileIn('desk.gz')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['desk.gz']);
  });

  it('never overwrites', async () => {
    const from = await database();
    writeFileSync(fileIn('desk.gz'), 'mine');
    await expect(takeBackup(from.url, fileIn('desk.gz'))).rejects.toThrow('exists already');
    expect(readFileSync(fileIn('desk.gz'), 'utf8')).toBe('mine');
  });

  it('refuses a database without a schema', async () => {
    const empty = await createEmptyDatabase();
    made.push(empty);
    await expect(takeBackup(empty.url, fileIn('desk.gz'))).rejects.toThrow('nothing to back up');
    expect(existsSync(fileIn('desk.gz'))).toBe(false);
  });
});

describe('restore', () => {
  it('replaces what is there only when told to', async () => {
    const [from, to] = [await database(), await database()];
    await fill(from.url);
    await fill(to.url);
    await takeBackup(from.url, fileIn('desk.gz'));
    const before = await contentOf(to.url);
    await expect(restoreBackup(to.url, fileIn('desk.gz'), { replace: false })).rejects.toThrow('--replace');
    expect(await contentOf(to.url)).toEqual(before);
    await restoreBackup(to.url, fileIn('desk.gz'), { replace: true });
    expect(await contentOf(to.url)).toEqual(await contentOf(from.url));
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['cut short', (whole) => whole.subarray(0, whole.length - 100)],
    ['of no gzip', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
    ['altered in one row', (whole) => edited(whole, (text) => text.replace(/Cliente 7\b/u, 'Cliente 8'))],
    ['without one row', (whole) => edited(whole, (text) => text.replace(/"\([^\n]*Cliente 7[^\n]*\n/u, ''))],
    ['without its seal', (whole) => edited(whole, (text) => text.replace(/\{"rows"[^\n]*\n/u, ''))],
    ['of another program', () => gzipSync('{"format":"other"}\n{"rows":0,"sha256":""}\n')],
  ])('refuses a file that is %s, and changes nothing', async (_what, damage) => {
    const [from, to] = [await database(), await database()];
    await fill(from.url);
    await takeBackup(from.url, fileIn('desk.gz'));
    const whole = readFileSync(fileIn('desk.gz'));
    const damaged = damage(whole);
    expect(damaged.equals(whole)).toBe(false);
    writeFileSync(fileIn('damaged.gz'), damaged);
    const before = await contentOf(to.url);
    await expect(restoreBackup(to.url, fileIn('damaged.gz'), { replace: true })).rejects.toMatchObject({
      name: 'BackupError',
    });
    expect(await contentOf(to.url)).toEqual(before);
  });

  it('refuses a backup of another schema', async () => {
    const [from, to] = [await database(), await database()];
    await fill(from.url);
    await on(from.url, (client) =>
      client.query(`insert into schema_migrations (timestamp, name) values (9999999999999, 'Later9999999999999')`),
    );
    await takeBackup(from.url, fileIn('desk.gz'));
    await expect(restoreBackup(to.url, fileIn('desk.gz'), { replace: true })).rejects.toThrow('Later9999999999999');
  });

  it('refuses a database that is in use', async () => {
    const [from, to] = [await database(), await database()];
    await takeBackup(from.url, fileIn('desk.gz'));
    await on(to.url, async () => {
      await expect(restoreBackup(to.url, fileIn('desk.gz'), { replace: true })).rejects.toThrow('stop Llavero first');
    });
  });
});

describe('a role that owns the schema and is no superuser', () => {
  it('backs up and restores every row, although row-level security is forced on it', async () => {
    const owner = `llavero_owner_${randomUUID().slice(0, 8)}`;
    const [from, to] = [await database(), await database()];
    await fill(from.url);
    const expected = await contentOf(from.url);
    try {
      for (const { url } of [from, to]) await handOver(url, owner);
      await takeBackup(as(owner, from.url), fileIn('desk.gz'));
      await restoreBackup(as(owner, to.url), fileIn('desk.gz'), { replace: false });
      expect(await contentOf(to.url)).toEqual(expected);
      expect(await constraintsOf(to.url)).toEqual(await constraintsOf(from.url));
    } finally {
      await Promise.all(made.splice(0).map((each) => each.drop()));
      await on(await serverUrl(), (client) => client.query(`drop role if exists ${owner}`));
    }
  });
});

async function serverUrl(): Promise<string> {
  const any = await createEmptyDatabase();
  made.push(any);
  return any.url;
}

async function handOver(url: string, owner: string): Promise<void> {
  await on(url, async (client) => {
    await client.query(`
      do $$ begin create role ${owner} login password 'owner' nosuperuser nobypassrls;
      exception when duplicate_object then null; end $$`);
    const tables = await client.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    for (const { tablename } of tables.rows) await client.query(`alter table ${tablename} owner to ${owner}`);
    await client.query(`grant all on schema public to ${owner}`);
  });
}

function as(role: string, url: string): string {
  const address = new URL(url);
  address.username = role;
  address.password = 'owner';
  return address.href;
}

function edited(whole: Buffer, edit: (text: string) => string): Buffer {
  return gzipSync(edit(gunzipSync(whole).toString('utf8')));
}

describe('the copy before a migration', () => {
  it('keeps the last five', async () => {
    const from = await database();
    for (let day = 1; day <= 7; day += 1) await copyBeforeMigration(from.url, folder, new Date(Date.UTC(2026, 0, day)));
    const kept = readdirSync(join(folder, 'backups'));
    expect(kept).toHaveLength(5);
    expect(kept.sort()[0]).toContain('2026-01-03');
  });
});
