import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/in-order.js';
import type { DatabaseAddress } from './connection.js';
import { startupOptions } from './connection.js';

/** Serialises starters: the second waits, then finds nothing left to do. The number only has to be ours. */
const MIGRATION_LOCK = 5_253_001;

export type MigrationHooks = {
  /** Called before the first change to a database that holds data already, for the copy that is made then. */
  beforeChange?: (pending: string[]) => Promise<void>;
};

/**
 * Brings the schema up to date, each migration in its own transaction; returns the names of those applied.
 * The role of `address.url` may own and create; the running product never connects as it without changing role.
 * Throws when the database is newer than this build: an old program must not write to it.
 */
export async function migrate(address: DatabaseAddress, hooks: MigrationHooks = {}): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: address.url,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    connectTimeoutMS: 5_000,
    extra: { options: startupOptions(address.clockOffsetMs, null), max: 2 },
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await namesDone(source);
    refuseNewerSchema(done);
    const pending = MIGRATIONS.map((migration) => migration.name).filter((name) => !done.includes(name));
    if (pending.length > 0 && done.length > 0) await hooks.beforeChange?.(pending);
    await source.runMigrations();
    return pending;
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

async function namesDone(source: DataSource): Promise<string[]> {
  const [table] = await source.query<{ found: string | null }[]>(`select to_regclass('schema_migrations') as found`);
  if (!table?.found) return [];
  const rows = await source.query<{ name: string }[]>('select name from schema_migrations order by timestamp');
  return rows.map((row) => row.name);
}

function refuseNewerSchema(done: string[]): void {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = done.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database is newer than this build (it has ${unknown.join(', ')}). Update Llavero, then start again.`,
    );
  }
}
