import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

/** Needed before the firm is known; reached from outside a firm by the definer functions only. */
const NOT_FORCED = ['calendar_feeds', 'log_ins', 'sessions'];
const DEFINERS = ['who_logs_in', 'whose_feed'];
/** Keys that are unique in the whole installation by design. */
const KEYS_WITHOUT_FIRM = ['log_ins_pkey', 'sessions_pkey', 'firms_pkey', 'calendar_feeds_token_hash_key'];
/** They hold nothing of any firm: which migrations ran, which worker processes are alive. */
const OUTSIDE_FIRMS = ['schema_migrations', 'worker_beats'];

describe('a firm sees only itself', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  async function all<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await client.query(sql, parameters)).rows as Row[];
  }

  const tables = () =>
    all<{ name: string; secured: boolean; forced: boolean; firm: boolean }>(`
      select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
             exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'firm_id') as firm
        from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);

  it('has row-level security on every table, forced but for those behind the door', async () => {
    const found = (await tables()).filter(({ name }) => !OUTSIDE_FIRMS.includes(name));
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(({ secured }) => !secured)).toEqual([]);
    expect(found.filter(({ forced }) => !forced).map(({ name }) => name)).toEqual(NOT_FORCED);
    expect(found.filter(({ firm }) => !firm).map(({ name }) => name)).toEqual(['firms']);
  });

  it('judges reads and writes by the firm of the transaction, for everybody but the sweeper', async () => {
    const policies = await all<{ table: string; reads: string; writes: string; roles: string[] }>(`
      select tablename as table, qual as reads, with_check as writes, roles::text[] as roles
        from pg_policies where schemaname = 'public'`);
    const firms = policies.filter(({ roles }) => !roles.includes('llavero_sweeper'));
    for (const { table, reads, writes } of firms) {
      const column = table === 'firms' ? 'id' : 'firm_id';
      expect({ table, reads, writes }).toEqual({
        table,
        reads: `(${column} = app_firm())`,
        writes: `(${column} = app_firm())`,
      });
    }
    const secured = (await tables()).filter(({ name }) => !OUTSIDE_FIRMS.includes(name)).map(({ name }) => name);
    expect(firms.map(({ table }) => table).sort()).toEqual(secured);
    const sweeper = policies.filter(({ roles }) => roles.includes('llavero_sweeper'));
    expect(sweeper.map(({ table }) => table).sort()).toEqual(['cases', 'firms', 'follow_ups', 'webhook_deliveries']);
  });

  it('starts every key with the firm, so that no foreign key reaches into another one', async () => {
    const keys = await all<{ name: string; kind: string; first: string }>(
      `
      select k.conname as name, k.contype as kind, a.attname as first
        from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        join pg_class c on c.oid = k.conrelid
       where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')
         and c.relname <> all($1)`,
      [OUTSIDE_FIRMS],
    );
    const loose = keys.filter(({ first }) => first !== 'firm_id').map(({ name }) => name);
    expect(loose.sort()).toEqual([...KEYS_WITHOUT_FIRM].sort());
    const unique = await all<{ name: string; first: string }>(
      `
      select i.relname as name, a.attname as first
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
       where x.indisunique and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)`,
      [OUTSIDE_FIRMS],
    );
    expect(unique.filter(({ first, name }) => first !== 'firm_id' && !KEYS_WITHOUT_FIRM.includes(name))).toEqual([]);
  });

  it('is served by roles that own nothing and bypass nothing', async () => {
    const roles = await all(`
      select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole,
             (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
        from pg_roles r where rolname like 'llavero_%' order by 1`);
    const nothing = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, owned: 0 };
    expect(roles).toEqual([
      { rolname: 'llavero_app', ...nothing },
      { rolname: 'llavero_sweeper', ...nothing },
    ]);
  });

  it('lets definer functions look only where they say', async () => {
    const definers = await all<{ name: string; path: string[] | null; everybody: boolean }>(`
      select p.proname as name, p.proconfig as path, has_function_privilege('public', p.oid, 'execute') as everybody
        from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`);
    const path = ['search_path=public, pg_temp'];
    expect(definers).toEqual(DEFINERS.map((name) => ({ name, path, everybody: false })));
  });

  it('shows nothing without a firm, and refuses a row of another one', async () => {
    const [mine, other] = ['0190a0a0-0000-7000-8000-000000000001', '0190a0a0-0000-7000-8000-000000000002'];
    const insert = `insert into firms (id, name, province, canton, zone, locale, working_hours, send_at)
                    values ($1, 'F', 'Azuay', 'Cuenca', 'America/Guayaquil', 'es', '{}', '09:00')`;
    await client.query('begin');
    await client.query('set local role llavero_app');
    await client.query(`select set_config('app.firm_id', $1, true)`, [mine]);
    await client.query(insert, [mine]);
    expect(await all('select id from firms')).toEqual([{ id: mine }]);
    await client.query('savepoint s');
    await expect(client.query(insert, [other])).rejects.toThrow('row-level security');
    await client.query('rollback to s');
    await client.query(`select set_config('app.firm_id', '', true)`);
    expect(await all('select id from firms')).toEqual([]);
    await client.query('rollback');
  });
});
