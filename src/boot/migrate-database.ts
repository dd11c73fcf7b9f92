import { copyBeforeMigration } from '../platform/backup/automatic-copies.js';
import { migrate } from '../platform/database/migrate.js';
import { migrateTimers } from '../platform/queue/migrate-timers.js';
import { BootError } from './boot.js';
import type { BootStep } from './boot.js';

/** Brings the schema up to date before anything reads it; what it holds is copied first. */
export const migrateDatabase: BootStep = {
  name: 'bringing the schema up to date',
  async run({ config, migrateDatabaseUrl: url, say }) {
    const address = { url, clockOffsetMs: config.clockOffset.milliseconds };
    const beforeChange = async (): Promise<void> => {
      const copy = await copyBeforeMigration(url, config.dataDir, new Date());
      say(`The schema is about to change: the data as it was lies in ${copy}`);
    };
    try {
      const applied = await migrate(address, { beforeChange });
      if (config.redisUrl === null) await migrateTimers(url);
      if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
    } catch (error) {
      throw new BootError(`The schema could not be brought up to date: ${(error as Error).message}`, { cause: error });
    }
  },
};
