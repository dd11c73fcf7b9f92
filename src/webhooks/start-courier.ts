import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../platform/database/database.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { WebhookCourier } from './webhook-courier.js';

const LOOK_EVERY_MS = 1_000;

/** Takes webhook deliveries to their receivers from now on. Gives what ends it. */
export function startCourier(database: Database, allowPrivate: boolean): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const courier = new WebhookCourier(database, { allowPrivate });
  const running = goRoundAgainAndAgain(courier, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      courier.stop();
      await running;
    },
  };
}

async function goRoundAgainAndAgain(courier: WebhookCourier, signal: AbortSignal): Promise<void> {
  const log = new SampledLog(new Logger('Webhooks'));
  while (!signal.aborted) {
    const tried = await courier.tick().catch((error: Error) => {
      log.error(error.message);
      return 0;
    });
    const pause = tried > 0 ? 0 : LOOK_EVERY_MS * (0.75 + Math.random() / 2);
    await delay(pause, undefined, { signal }).catch(() => undefined);
  }
}
