import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { startClosing } from '../cases/start-closing.js';
import { ROWS } from '../app.module.js';
import { caseDeeds } from '../cases/park-case.js';
import { startLetters } from '../digests/start-letters.js';
import { startWorker } from '../follow-ups/start-worker.js';
import { appConnection } from '../platform/database/connection.js';
import { Database } from '../platform/database/database.js';
import { Logs } from '../platform/telemetry/logs.js';
import { startCourier } from '../webhooks/start-courier.js';
import type { BootStep } from './boot.js';

const CLOSE_WITHIN_MS = 2_000;
/**
 * With the database's seconds and those of the API's last requests, a stop takes less than ten. What is under way after
 * that, such as a message at a mail server that hangs, is left as a kill would leave it.
 */
const STOP_WITHIN_MS = 4_500;

/**
 * Starts the worker that sends due follow-ups, on connections of its own: the API of the same process neither waits for
 * it nor for the queue. A process that is only an API opens no queue at all.
 */
export const runWorker: BootStep = {
  name: 'starting the worker',
  async run({ config, databaseUrl, say, onStop }) {
    if (config.role === 'api') return;
    Logger.overrideLogger(new Logs());
    const address = { url: databaseUrl, clockOffsetMs: config.clockOffset.milliseconds };
    const database = new Database(await new DataSource(appConnection(address, ROWS)).initialize());
    // A database that hangs must not keep the process.
    onStop(() => Promise.race([database.onApplicationShutdown(), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]));
    const worker = startWorker({
      database,
      address,
      redisUrl: config.redisUrl,
      mail: config.mail,
      publicUrl: config.publicUrl,
      deeds: caseDeeds(),
    });
    const closing = startClosing(database);
    const courier = startCourier(database, config.webhookAllowPrivate);
    const letters = startLetters({ database, mail: config.mail, publicUrl: config.publicUrl });
    onStop(() => stopTogether([worker, closing, courier, letters]));
    say('The worker is ready.');
  },
};

async function stopTogether(parts: readonly { stop: () => Promise<void> }[]): Promise<void> {
  const stopped = Promise.all(parts.map((part) => part.stop()));
  await Promise.race([stopped, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
}
