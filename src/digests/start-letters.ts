import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { SmtpMailer } from '../notifications/mailer.js';
import type { Database } from '../platform/database/database.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { LetterCourier } from './letter-courier.js';

const LOOK_EVERY_MS = 20_000;

export type LettersSettings = {
  readonly database: Database;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly publicUrl: string;
};

/** Writes and sends digests and other letters to staff from now on. Gives what ends it. */
export function startLetters(settings: LettersSettings): { stop: () => Promise<void> } {
  const { database } = settings;
  const mailer = settings.mail === null ? null : new SmtpMailer(settings.mail.smtpUrl, settings.mail.from);
  const courier = new LetterCourier(database, { mailer, publicUrl: settings.publicUrl });
  const stopping = new AbortController();
  const running = goRoundAgainAndAgain(courier, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      courier.stop();
      await running;
      mailer?.close();
    },
  };
}

async function goRoundAgainAndAgain(courier: LetterCourier, signal: AbortSignal): Promise<void> {
  const log = new SampledLog(new Logger('Letters'));
  while (!signal.aborted) {
    await courier.tick().catch((error: Error) => log.error(error.message));
    await delay(LOOK_EVERY_MS * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }
}
