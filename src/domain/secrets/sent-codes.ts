import { digitRun } from './numbers.js';
import { endsSentence, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';

const SENDERS: ReadonlySet<string> = new Set(
  'banco google sms whatsapp gmail hotmail outlook microsoft facebook mensajito mensaje bank'.split(' '),
);
const SENDING: ReadonlySet<string> = new Set(
  'mando manda mandan mandaron envio envia envian enviaron llego llega dio sent sends texted gave'.split(' '),
);
const BETWEEN: ReadonlySet<string> = new Set(['el', 'un', 'este', 'numero', 'me', 'con', 'the', 'a', 'number']);
const FARTHEST_SENDER = 8;

/** `el banco me mandó 220917`, `Google le manda el número 559013`: six digits that somebody sent, with no noun of a code. */
export function sentCodes(reading: Reading): Span[] {
  const found: Span[] = [];
  for (let verb = 0; verb < reading.tokens.length; verb += 1) {
    if (!SENDING.has(wordAt(reading, verb)) || !isSender(reading, verb)) continue;
    let at = verb + 1;
    while (at < verb + 4 && BETWEEN.has(wordAt(reading, at))) at += 1;
    if (tokenAt(reading, at).kind !== 'number') continue;
    const run = digitRun(reading, at);
    if (run?.digits.length === 6) found.push({ from: at, behind: run.behind });
  }
  return found;
}

function isSender(reading: Reading, verb: number): boolean {
  for (let index = verb - 1; index >= verb - FARTHEST_SENDER; index -= 1) {
    if (endsSentence(reading, index)) return false;
    if (SENDERS.has(wordAt(reading, index))) return true;
  }
  return false;
}
