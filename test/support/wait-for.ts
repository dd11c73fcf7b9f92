import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;

/**
 * Asks again and again until the answer is there, at most `withinMs`; gives the answer. `what` names the condition in
 * the error. An error thrown by `ask` counts as "not yet" and stands in the message at the end.
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  let problem = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      problem = `: ${String(error)}`;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for ${what}${problem}`);
    await delay(POLL_MS);
  }
}
