import { takeBackup } from '../platform/backup/take-backup.js';
import { runOnDatabase } from '../platform/embedded/run-on-database.js';

const USAGE = 'Usage: npm run backup -- FILE';

const [file, ...rest] = process.argv.slice(2);

if (file === undefined || file.startsWith('-') || rest.length > 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await runOnDatabase(async ({ migrateUrl }) => {
    const { rows } = await takeBackup(migrateUrl, file);
    console.error(`Wrote ${rows} rows to ${file}.`);
  });
}
