import { copyBeforeMigration } from '../platform/backup/automatic-copies.js';
import { migrate } from '../platform/database/migrate.js';
import { runOnDatabase } from '../platform/embedded/run-on-database.js';

await runOnDatabase(async ({ migrateUrl, config }) => {
  const beforeChange = async (): Promise<void> => {
    const copy = await copyBeforeMigration(migrateUrl, config.dataDir, new Date());
    console.error(`The data as it was lies in ${copy}`);
  };
  const address = { url: migrateUrl, clockOffsetMs: config.clockOffset.milliseconds };
  const applied = await migrate(address, { beforeChange });
  console.error(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.length} migrations.`);
});
