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

/** With the sweeper's and the queue's few seconds, a stop takes less than ten. */
const CLOSE_WITHIN_MS = 2_000;

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
    onStop(() => worker.stop());
    const closing = startClosing(database);
    onStop(() => closing.stop());
    const courier = startCourier(database, config.webhookAllowPrivate);
    onStop(() => courier.stop());
    const letters = startLetters({ database, mail: config.mail, publicUrl: config.publicUrl });
    onStop(() => letters.stop());
    say('The worker is ready.');
  },
};
