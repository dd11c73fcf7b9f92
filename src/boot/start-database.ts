import { Client } from 'pg';
import { withoutPassword } from '../platform/config/config-error.js';
import { startEmbedded } from '../platform/embedded/embedded-postgres.js';
import { BootError } from './boot.js';
import type { BootContext, BootStep } from './boot.js';

const CONNECT_WITHIN_MS = 10_000;
const OLDEST_SERVER = 150_000;

/** The server of DATABASE_URL, reached once, or the embedded one, started. */
export const startDatabase: BootStep = {
  name: 'starting the database',
  async run(context) {
    const { databaseUrl, migrateDatabaseUrl } = context.config;
    if (databaseUrl === null) return startOwn(context);
    context.databaseUrl = databaseUrl;
    context.migrateDatabaseUrl = migrateDatabaseUrl ?? databaseUrl;
    await reach('DATABASE_URL', context.databaseUrl);
    if (context.migrateDatabaseUrl !== databaseUrl) await reach('MIGRATE_DATABASE_URL', context.migrateDatabaseUrl);
  },
};

async function startOwn(context: BootContext): Promise<void> {
  const { config, say, fail } = context;
  say('Starting the embedded PostgreSQL …');
  const server = await startEmbedded({ dataDir: config.dataDir, say, onLost: fail });
  context.onStop(async () => {
    say('Stopping the embedded PostgreSQL …');
    await server.stop();
  });
  context.embedded = true;
  context.databaseUrl = server.url;
  context.migrateDatabaseUrl = server.url;
}

async function reach(variable: string, url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
    const version = Number(answer.rows[0]?.version);
    if (version < OLDEST_SERVER) throw new Error(`it is PostgreSQL ${version / 10_000}, Llavero needs 15 or newer`);
  } catch (error) {
    throw new BootError(`${variable} ${withoutPassword(url)} cannot be used: ${reasonOf(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A host with several addresses gives an error that only holds others. */
function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/gu, ' ');
}
