import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Ledger } from '../follow-ups/ledger.js';
import type { Database } from '../platform/database/database.js';
import { CaseDates } from './case-dates.js';
import { CloseResolved } from './close-resolved.js';

const LOOK_EVERY_MS = 30_000;

/** Closes resolved cases by themselves from now on. Gives what ends it. */
export function startClosing(database: Database): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = lookAgainAndAgain(new CloseResolved(database, new CaseDates(new Ledger())), stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function lookAgainAndAgain(closing: CloseResolved, signal: AbortSignal): Promise<void> {
  const log = new Logger('Closing');
  while (!signal.aborted) {
    await closing.closeDue().catch((error: Error) => log.error(error.message));
    await delay(LOOK_EVERY_MS * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }
}
