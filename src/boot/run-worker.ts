import { Logger } from '@nestjs/common';
import { startClosing } from '../cases/start-closing.js';
import { ROWS } from '../app.module.js';
import { caseDeeds } from '../cases/park-case.js';
import { startLetters } from '../digests/start-letters.js';
import { startWorker } from '../follow-ups/start-worker.js';
import { Logs } from '../platform/telemetry/logs.js';
import { startCourier } from '../webhooks/start-courier.js';
import type { BootStep } from './boot.js';

/** Starts the worker that sends due follow-ups. A process that is only an API opens no queue at all. */
export const runWorker: BootStep = {
  name: 'starting the worker',
  async run({ config, databaseUrl, say, onStop }) {
    if (config.role === 'api') return;
    Logger.overrideLogger(new Logs());
    const worker = await startWorker({
      database: { url: databaseUrl, clockOffsetMs: config.clockOffset.milliseconds },
      redisUrl: config.redisUrl,
      mail: config.mail,
      publicUrl: config.publicUrl,
      deeds: caseDeeds(),
      rows: ROWS,
    });
    onStop(() => worker.stop());
    const closing = await startClosing({ url: databaseUrl, clockOffsetMs: config.clockOffset.milliseconds });
    onStop(() => closing.stop());
    const courier = await startCourier(
      { url: databaseUrl, clockOffsetMs: config.clockOffset.milliseconds },
      config.webhookAllowPrivate,
    );
    onStop(() => courier.stop());
    const letters = await startLetters({
      database: { url: databaseUrl, clockOffsetMs: config.clockOffset.milliseconds },
      mail: config.mail,
      publicUrl: config.publicUrl,
    });
    onStop(() => letters.stop());
    say('The worker is ready.');
  },
};
