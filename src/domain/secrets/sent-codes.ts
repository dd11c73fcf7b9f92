import { BRINGING, NUMBER_NOUNS, NUMBER_OF, READING_ALOUD } from './access-words.js';
import type { Cue } from './cues.js';
import { digitRun, looksLikeYear } from './numbers.js';
import { endsSentence, isMark, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { REFERENCE_BEFORE } from './vocabulary.js';

const SENDERS: ReadonlySet<string> = new Set(
  'banco google sms whatsapp gmail hotmail outlook microsoft facebook mensajito mensaje bank'.split(' '),
);
const SENDING: ReadonlySet<string> = new Set(
  'mando manda mandan mandaron envio envia envian enviaron llego llega dio decia decian dice traia trae sent sends texted gave says said'.split(
    ' ',
  ),
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

const FARTHEST_NUMBER = 7;
const FARTHEST_BRINGING = 14;
const FARTHEST_NOUN = 60;
const FARTHEST_READ = 5;

/**
 * `Enviaron el numerito recién llegado: 610934`, and a code read aloud sentences behind its noun: `I read it out: 907733`.
 */
export function readAloudCodes(reading: Reading, cues: readonly Cue[]): Span[] {
  const found: Span[] = [];
  const codes = cues.filter(({ kind }) => kind === 'code').map(({ at }) => at);
  let lastNoun = -Infinity;
  for (let index = 0; index < reading.tokens.length; index += 1) {
    const word = wordAt(reading, index);
    if (NUMBER_NOUNS.has(word)) lastNoun = index;
    if (codes[0] === index) lastNoun = codes.shift() ?? index;
    if (NUMBER_NOUNS.has(word) && isBrought(reading, index))
      found.push(...numberNear(reading, index, FARTHEST_NUMBER, isReadAloud(reading, index) ? 5 : 6));
    else if (READING_ALOUD.has(word) && index - lastNoun <= FARTHEST_NOUN)
      found.push(...numberNear(reading, index, FARTHEST_READ, 5));
  }
  return found;
}

/** The first number behind the token in its sentence, when it has as many digits as a code and is of nothing else. */
function numberNear(reading: Reading, at: number, reach: number, fewest: number): Span[] {
  for (let index = at + 1; index <= at + reach; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'removed' || endsSentence(reading, index)) return [];
    const isWhere = ['al', 'mi', 'my'].includes(wordAt(reading, index - 1));
    if (!isWhere && (NUMBER_OF.has(token.norm) || REFERENCE_BEFORE.has(token.norm))) return [];
    if (token.kind === 'number') return codeAt(reading, index, fewest);
  }
  return [];
}

function codeAt(reading: Reading, at: number, fewest: number): Span[] {
  if (tokenAt(reading, at).glued && !isMark(tokenAt(reading, at - 1), ':(="')) return [];
  const run = digitRun(reading, at);
  if (!run || run.digits.length < fewest || run.digits.length > 8 || looksLikeYear(run.digits)) return [];
  const isOfMessage = BRINGING.has(wordAt(reading, run.behind + 1));
  return NUMBER_OF.has(wordAt(reading, run.behind)) && !isOfMessage ? [] : [{ from: at, behind: run.behind }];
}

function isReadAloud(reading: Reading, noun: number): boolean {
  return [1, 2, 3, 4, 5].some((step) => READING_ALOUD.has(wordAt(reading, noun - step)));
}

function isBrought(reading: Reading, noun: number): boolean {
  for (let index = noun - FARTHEST_BRINGING; index <= noun + FARTHEST_BRINGING; index += 1) {
    if (BRINGING.has(wordAt(reading, index))) return true;
  }
  return false;
}
