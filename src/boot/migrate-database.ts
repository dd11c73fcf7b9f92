import { migrate } from '../platform/database/migrate.js';
import { BootError } from './boot.js';
import type { BootStep } from './boot.js';

/** Brings the schema up to date before anything reads it. */
export const migrateDatabase: BootStep = {
  name: 'bringing the schema up to date',
  async run({ config, migrateDatabaseUrl, say }) {
    const address = { url: migrateDatabaseUrl, clockOffsetMs: config.clockOffset.milliseconds };
    try {
      const applied = await migrate(address);
      if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
    } catch (error) {
      throw new BootError(`The schema could not be brought up to date: ${(error as Error).message}`, { cause: error });
    }
  },
};
