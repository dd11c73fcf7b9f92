import { ACCESS_WORDS, NAMED_THINGS, READING_ALOUD, TRYING_VERBS } from './access-words.js';
import { alternatives } from './alternatives.js';
import type { Cue } from './cues.js';
import { isMadeUp, jointOf } from './made-up-words.js';
import { digitRun, looksLikeYear } from './numbers.js';
import { chunkEnd, isMark, stretchOf, tokenAt, wordAt, written } from './reading.js';
import type { Reading, Span } from './reading.js';
import { isNamed } from './names.js';
import { isReference, SEPARATORS, startsPiece } from './sweeps.js';
import { ACCOUNTS, COPULAS, TYPING_VERBS } from './vocabulary.js';

const SHORTEST_UNTOLD = 5;

/**
 * Words that somebody made up, wherever they stand in a text about getting in somewhere, with no noun or verb before
 * them: `la patronal Mote_32 venció`, `Creo que era Panecillo9`, `Volante1, Volante2 y Embrague9`.
 */
export function sweepMadeUp(reading: Reading, cues: readonly Cue[]): Span[] {
  const isOfAccess = cues.length > 0 || reading.tokens.some((token) => ACCESS_WORDS.has(token.norm));
  const found: Span[] = [];
  for (let from = 0; from < reading.tokens.length; from += 1) {
    if (!startsPiece(reading, from)) continue;
    const behind = chunkEnd(reading, from, SEPARATORS);
    const isTold = isAlternative(reading, from, found.at(-1)) || isToldDirectly(reading, from);
    if (behind > from + 1 && isTyped(reading, { from, behind }, { isOfAccess, isTold })) found.push({ from, behind });
  }
  return isOfAccess ? [...found, ...triedNumbers(reading)] : found;
}

/** `Imbabura1 o imbabura1`. */
function isAlternative(reading: Reading, from: number, last: Span | undefined): boolean {
  return last?.behind === from - 1 && ['o', 'u', 'y', 'or', 'and'].includes(wordAt(reading, from - 1));
}

interface Announced {
  readonly isOfAccess: boolean;
  readonly isTold: boolean;
}

function isTyped(reading: Reading, span: Span, { isOfAccess, isTold }: Announced): boolean {
  const piece = written(reading, stretchOf(reading, span.from, span.behind));
  const joint = jointOf(piece);
  if (joint === undefined && !isMadeUp(piece)) return false;
  if (isOther(reading, span)) return false;
  if (joint === undefined) return isTold || (isOfAccess && piece.length > SHORTEST_UNTOLD);
  return isOfAccess && (isTold || joint === 'strong' || isRefused(reading, span.behind));
}

/** A name, a reference, a user; `employer login Guayusa9` is none. */
function isOther(reading: Reading, { from, behind }: Span): boolean {
  if (wordAt(reading, from - 1) === 'login' && ACCESS_WORDS.has(wordAt(reading, from - 2))) return false;
  return isReference(reading, from, behind) || isNamed(reading, from) || isWhere(reading, from);
}

/** `Salinas.Mar no vale`. */
function isRefused(reading: Reading, behind: number): boolean {
  if (wordAt(reading, behind) !== 'no') return REFUSED.has(wordAt(reading, behind));
  return ['vale', 'abre', 'entra', 'sirve', 'funciona', 'pasa', 'valio'].includes(wordAt(reading, behind + 1));
}

const REFUSED: ReadonlySet<string> = new Set([
  'rechazada',
  'incorrecta',
  'bloqueada',
  'rejected',
  'refused',
  'tampoco',
]);

/** `entro con X`, `era X`, `la patronal X`, `IESS: X`. */
function isToldDirectly(reading: Reading, from: number): boolean {
  const before = isMark(tokenAt(reading, from - 1), '"“«(\':=') ? from - 2 : from - 1;
  const at = ['con', 'with', 'a', 'in'].includes(wordAt(reading, before)) ? before - 1 : before;
  const word = wordAt(reading, at);
  return COPULAS.has(word) || TYPING_VERBS.has(word) || TELLING.has(word) || READING_ALOUD.has(word) || isOpening(word);
}

const TELLING: ReadonlySet<string> = new Set(['entering', 'typing', 'using', 'patronal', 'login', 'llave', 'gmail']);
const isOpening = (word: string): boolean => ACCOUNTS.has(word) && word !== '';

/** `Vivo en Sauces6`, `la página es BarLaRueda7`. */
function isWhere(reading: Reading, from: number): boolean {
  if (COPULAS.has(wordAt(reading, from - 1))) return NAMED_THINGS.has(wordAt(reading, from - 2));
  return ['en', 'in', 'desde', 'hasta', 'since'].includes(wordAt(reading, from - 1));
}

/** `probé con 123456`: six to eight digits that somebody tried. */
function triedNumbers(reading: Reading): Span[] {
  const found: Span[] = [];
  for (let verb = 0; verb < reading.tokens.length; verb += 1) {
    if (!TRYING_VERBS.has(wordAt(reading, verb))) continue;
    const from = ['con', 'with', 'siempre'].includes(wordAt(reading, verb + 1)) ? verb + 2 : verb + 1;
    const run = digitRun(reading, from);
    if (!run || !isTried(reading, run.digits, run.behind)) continue;
    const first = { from, behind: run.behind };
    found.push(first, ...alternatives(reading, first, { kind: 'key', announcement: 'told', oneTime: false }));
  }
  return found;
}

function isTried(reading: Reading, digits: string, behind: number): boolean {
  if (digits.length < 6 || digits.length > 8 || /^(?:19|20)[0-9]{2}(?:19|20)[0-9]{2}$/.test(digits)) return false;
  return !looksLikeYear(digits) && !['de', 'of', 'en', 'al'].includes(wordAt(reading, behind));
}
