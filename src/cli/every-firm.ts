import { once } from 'node:events';
import { DataSource } from 'typeorm';
import { firmIds } from '../firms/firm-ids.js';
import { loadProcessConfig } from '../platform/config/config.js';
import { appConnection } from '../platform/database/connection.js';
import { Database } from '../platform/database/database.js';
import { migrate } from '../platform/database/migrate.js';
import { runOnDatabase } from '../platform/embedded/run-on-database.js';

/** Runs `work` for one firm, or for each firm in turn, on the database of the environment. */
export async function forEveryFirm(
  firm: string | undefined,
  work: (database: Database, firmId: string) => Promise<void>,
): Promise<void> {
  await runOnDatabase(async ({ url, migrateUrl }) => {
    const clockOffsetMs = loadProcessConfig().clockOffset.milliseconds;
    await migrate({ url: migrateUrl, clockOffsetMs });
    const known = await firmIds(migrateUrl);
    if (firm !== undefined && !known.includes(firm)) throw new Error(`There is no firm ${firm}.`);
    const database = new Database(await new DataSource(appConnection({ url, clockOffsetMs }, [])).initialize());
    try {
      for (const firmId of firm === undefined ? known : [firm]) await work(database, firmId);
    } finally {
      await database.onApplicationShutdown();
    }
  });
}

/** Writes one line of JSON, no faster than the reader reads. */
export async function writeLine(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
