import { loadProcessConfig } from '../config/config.js';
import type { Config } from '../config/config.js';
import { reachDatabase } from './reach-database.js';
import type { ReachedDatabase } from './reach-database.js';

/**
 * Runs a command on the database of the environment. Progress and complaints go to standard error; whatever goes wrong
 * is one line and exit code 1; an interrupt ends a server that was started for it.
 */
export async function runOnDatabase(
  command: (database: ReachedDatabase & { config: Config }) => Promise<void>,
): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  let close = async (): Promise<void> => undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().finally(() => process.exit(1)));
  }
  try {
    const config = loadProcessConfig();
    const database = await reachDatabase(config, say);
    close = database.close;
    await command({ ...database, config });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    await close();
  }
}
