import { runMigrations } from 'bullmq';
import pg from 'pg';
import { APP_ROLE } from '../database/connection.js';

/** The schema in which BullMQ keeps its timers. */
export const TIMER_SCHEMA = 'bullmq';
/** The one queue of the product. */
export const QUEUE_NAME = 'follow-ups';

/**
 * Brings BullMQ's own schema up to date and lets the serving role use it, in whatever state it is found; safe to
 * repeat and to run twice at once. `url` is of the role that migrates. Needed only where timers lie in PostgreSQL.
 */
export async function migrateTimers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await runMigrations(client, TIMER_SCHEMA);
    // BullMQ would create the queue's sequence when the first jobs come, which a role that owns nothing may not.
    await client.query(`
      set search_path to ${TIMER_SCHEMA};
      do $$ begin execute format('create sequence if not exists %I', job_id_seq_name('${QUEUE_NAME}')); end $$;
      grant usage on schema ${TIMER_SCHEMA} to ${APP_ROLE};
      grant select, insert, update, delete, truncate on all tables in schema ${TIMER_SCHEMA} to ${APP_ROLE};
      grant usage, select, update on all sequences in schema ${TIMER_SCHEMA} to ${APP_ROLE};
      grant execute on all functions in schema ${TIMER_SCHEMA} to ${APP_ROLE};`);
  } finally {
    await client.end();
  }
}
