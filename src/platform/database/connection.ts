import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';

/** PostgreSQL's `date` is a local date, not a moment: it stays the text it is (typeorm and pg would make it a Date). */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** What it takes to reach PostgreSQL. `clockOffsetMs` runs the database's clock ahead by the same offset as ours. */
export type DatabaseAddress = { url: string; clockOffsetMs: number };

/** Every connection of the running product plays this role: it owns nothing and row-level security binds it. */
export const APP_ROLE = 'llavero_app';
/** The sweeper's role: it sees the timers of all firms, and nothing else of them. */
export const SWEEPER_ROLE = 'llavero_sweeper';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Start-up options of a connection: the role, and how far the clock runs ahead. They are part of the connection
 * itself, so no code path can forget them; a pooler that drops start-up options must be told to keep `options`.
 */
export function startupOptions(clockOffsetMs: number, role: string | null = APP_ROLE): string {
  const clock = `-c app.clock_offset=${clockOffsetMs}ms`;
  return role === null ? clock : `-c role=${role} ${clock}`;
}

/** Connection settings of the running product. Rows are listed by the modules that own them. */
export function appConnection(
  address: DatabaseAddress,
  rows: NonNullable<DataSourceOptions['entities']>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: address.url,
    entities: rows,
    synchronize: false,
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { options: startupOptions(address.clockOffsetMs), statement_timeout: STATEMENT_TIMEOUT_MS },
  };
}
