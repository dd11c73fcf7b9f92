import { checkFilesDir } from './boot/check-files-dir.js';
import { checkPort } from './boot/check-port.js';
import { migrateDatabase } from './boot/migrate-database.js';
import { runBoot } from './boot/run-boot.js';
import { runWorker } from './boot/run-worker.js';
import { serveApi } from './boot/serve-api.js';
import { startDatabase } from './boot/start-database.js';

await runBoot([checkPort, checkFilesDir, startDatabase, migrateDatabase, runWorker, serveApi]);
