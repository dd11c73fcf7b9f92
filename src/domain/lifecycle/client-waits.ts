import type { WaitingFor } from './stages.js';
import type { ClientWait } from './window.js';

/** Whose turn it became, and when; oldest first. */
export type TurnChange = { waitingFor: WaitingFor; at: Date };

/** The stretches in which a case waited for its client, rebuilt from its history. `now` ends one that still lasts. */
export function clientWaits(turns: readonly TurnChange[], now: Date): ClientWait[] {
  const waits: ClientWait[] = [];
  let since: Date | null = null;
  for (const { waitingFor, at } of turns) {
    if (since !== null && waitingFor !== 'client') {
      waits.push({ from: since, until: at });
      since = null;
    }
    if (since === null && waitingFor === 'client') since = at;
  }
  return since === null ? waits : [...waits, { from: since, until: now }];
}
