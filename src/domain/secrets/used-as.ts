import type { Cue } from './cues.js';
import { digitRun, looksLikeYear } from './numbers.js';
import { endsSentence, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { madeUpValue } from './phrases.js';
import { valueAt } from './values.js';
import { DETERMINERS, MADE_OF, TYPING_VERBS } from './vocabulary.js';

const AS: ReadonlySet<string> = new Set(['como', 'de', 'as']);
const FILLERS: ReadonlySet<string> = new Set(['puesto', 'puesta', 'siempre', 'yo', 'le', 'antes', 'always']);

/** `14092011 como contraseña`, `de contraseña tengo puesto Pambamesa`, `usaba de clave el nombre de la finca, Santa Rosa 3`. */
export function usedAs(reading: Reading, { kind, at, behind }: Cue): Span | undefined {
  if (kind !== 'key' || !AS.has(wordAt(reading, at - 1))) return undefined;
  return numberBefore(reading, at - 2) ?? typedBehind(reading, behind) ?? madeOf(reading, at, behind);
}

function numberBefore(reading: Reading, at: number): Span | undefined {
  if (tokenAt(reading, at).kind !== 'number') return undefined;
  const run = digitRun(reading, at);
  const isLikely = run !== undefined && run.digits.length >= 4 && run.digits.length <= 8;
  return isLikely && !looksLikeYear(run.digits) ? { from: at, behind: at + 1 } : undefined;
}

function typedBehind(reading: Reading, behind: number): Span | undefined {
  if (!isTyping(wordAt(reading, behind))) return undefined;
  let at = behind + 1;
  while (at < behind + 4 && FILLERS.has(wordAt(reading, at))) at += 1;
  return valueAt(reading, at, { kind: 'key', announcement: 'told', oneTime: false });
}

function madeOf(reading: Reading, cue: number, behind: number): Span | undefined {
  if (!typesBefore(reading, cue)) return undefined;
  let at = behind;
  while (at < behind + 3 && DETERMINERS.has(wordAt(reading, at))) at += 1;
  return MADE_OF.has(wordAt(reading, at)) ? madeUpValue(reading, at) : undefined;
}

function typesBefore(reading: Reading, cue: number): boolean {
  for (let index = cue - 2; index >= cue - 5; index -= 1) {
    if (endsSentence(reading, index)) return false;
    if (isTyping(wordAt(reading, index))) return true;
  }
  return false;
}

/** First persons that have or use; `se` and the like begin a statement about the key. */
const HAVING: ReadonlySet<string> = new Set(['tengo', 'tenia', 'tenemos', 'teniamos', 'utilizo', 'usamos']);

const isTyping = (word: string): boolean => TYPING_VERBS.has(word) || HAVING.has(word);
