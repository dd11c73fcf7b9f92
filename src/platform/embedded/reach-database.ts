import type { Config } from '../config/config.js';
import { findRunningEmbedded } from './connection-file.js';
import { startEmbedded } from './embedded-postgres.js';

export interface ReachedDatabase {
  /** Connection of the product. */
  readonly url: string;
  /** Connection of the role that owns the schema. */
  readonly migrateUrl: string;
  /** Whether a desk is using it right now, as far as can be told from here. */
  readonly running: boolean;
  /** Ends the server again where it was started for this. */
  readonly close: () => Promise<void>;
}

/**
 * The database of the environment for a command: the server of DATABASE_URL, the embedded one that runs already, or
 * the embedded one started for as long as the command takes.
 */
export async function reachDatabase(config: Config, say: (line: string) => void): Promise<ReachedDatabase> {
  const nothing = async (): Promise<void> => undefined;
  const { databaseUrl, migrateDatabaseUrl, dataDir } = config;
  if (databaseUrl !== null) {
    return { url: databaseUrl, migrateUrl: migrateDatabaseUrl ?? databaseUrl, running: false, close: nothing };
  }
  const running = findRunningEmbedded(dataDir);
  if (running !== null) return { url: running, migrateUrl: running, running: true, close: nothing };
  say('Starting the embedded PostgreSQL for this command …');
  const server = await startEmbedded({ dataDir, say });
  return { url: server.url, migrateUrl: server.url, running: false, close: () => server.stop() };
}
