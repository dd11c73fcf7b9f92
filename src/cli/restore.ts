import { doubtWhatWasDue } from '../follow-ups/after-restore.js';
import { verifyBackup } from '../platform/backup/backup-file.js';
import { holdsNoSchema, restoreBackup } from '../platform/backup/restore-backup.js';
import { migrate } from '../platform/database/migrate.js';
import { runOnDatabase } from '../platform/embedded/run-on-database.js';

const USAGE = 'Usage: npm run restore -- FILE [--replace]';

const args = process.argv.slice(2);
const replace = args.includes('--replace');
const [file, ...rest] = args.filter((argument) => argument !== '--replace');

if (file === undefined || file.startsWith('-') || rest.length > 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await runOnDatabase(async ({ migrateUrl, config }) => {
    await verifyBackup(file);
    if (await holdsNoSchema(migrateUrl))
      await migrate({ url: migrateUrl, clockOffsetMs: config.clockOffset.milliseconds });
    let inDoubt = 0;
    const { rows } = await restoreBackup(migrateUrl, file, {
      replace,
      beforeCommit: async (client) => {
        inDoubt = await doubtWhatWasDue(client, new Date(Date.now() + config.clockOffset.milliseconds));
      },
    });
    console.error(`Restored ${rows} rows from ${file}.`);
    if (inDoubt > 0) console.error(`${inDoubt} follow-ups were due by now and may have left: they are uncertain.`);
  });
}
