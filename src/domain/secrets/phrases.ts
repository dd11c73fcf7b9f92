import { endsClause, endsSentence, isMark, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { NAMING_ADJECTIVES } from './indirect-words.js';
import { JOINING_WORDS, NUMBER_WORDS, REFERENCE_BEFORE, SPOKEN_MARKS } from './vocabulary.js';
import { hasParticipleEnding, isValueless, isVerbForm } from './valueless-words.js';

const LONGEST_PHRASE = 5;

/**
 * A value of plain words, `perro azul 22`, that starts at the token. Behind a colon (`headed`) it has to fill the clause.
 * Words that say something about the credential (`incorrecta`, `requisito para`) are none.
 */
export function phraseAt(reading: Reading, from: number, headed: boolean): Span | undefined {
  const behind = phraseEnd(reading, from);
  if (behind === from || COMPLEMENTS.has(wordAt(reading, behind))) return undefined;
  if (headed && !closesHeading(reading, from, behind)) return undefined;
  return { from, behind: behindYear(reading, behindNumber(reading, behind)) };
}

/** `requisito para`, `copia del`: what follows makes a statement of it. */
const COMPLEMENTS: ReadonlySet<string> = new Set(['para', 'pa', 'de', 'del', 'to', 'of', 'for']);

function phraseEnd(reading: Reading, from: number): number {
  const first = wordAt(reading, from);
  if (first === '' || isValueless(first)) return from;
  let behind = from + 1;
  while (behind - from < LONGEST_PHRASE && !endsPhrase(reading, behind)) {
    const step = phraseStep(reading, behind);
    if (step === 0) break;
    behind += step;
  }
  return behind;
}

/** How many tokens go on with the phrase: a content word, a number, `de` or `y` and the word it links. */
function phraseStep(reading: Reading, at: number): number {
  if (tokenAt(reading, at).glued) return 1;
  const word = wordAt(reading, at);
  const next = wordAt(reading, at + 1);
  if (word === 'de' || word === 'del') return next !== '' && !isValueless(next) ? 2 : 0;
  if (word === 'y') return NUMBER_WORDS.has(wordAt(reading, at - 1)) && NUMBER_WORDS.has(next) ? 2 : 0;
  // `guayacán florido`: a last word in the form of a participle belongs to the name before it.
  return isPhraseWord(word) || (hasParticipleEnding(word) && endsClause(tokenAt(reading, at + 1))) ? 1 : 0;
}

function isPhraseWord(word: string): boolean {
  return (
    word === '' || NAMING_ADJECTIVES.has(word) || NUMBER_WORDS.has(word) || SPOKEN_MARKS.has(word) || !isValueless(word)
  );
}

/** A full stop inside a chunk belongs to it: `Sto.Domingo`. */
function endsPhrase(reading: Reading, index: number): boolean {
  const token = tokenAt(reading, index);
  const inside = isMark(token, '.') && token.glued && tokenAt(reading, index + 1).glued;
  return endsClause(token) && !inside;
}

/** Behind a colon the value fills the line or the clause; `clave: datos no coinciden` goes on, `Hostal Mar` is a name. */
function closesHeading(reading: Reading, from: number, behind: number): boolean {
  if (behind - from > 3) return false;
  const name = behind - from > 1 && isCapital(reading, from) && isCapital(reading, from + 1);
  const aboutEmployer = EMPLOYER_HEADINGS.has(wordAt(reading, from - 2)) && (name || isCapital(reading, from));
  const next = tokenAt(reading, behind);
  return (
    !name && !aboutEmployer && (endsClause(next) || ['y', 'pero', 'usuario', 'user', 'correo'].includes(next.norm))
  );
}

const EMPLOYER_HEADINGS: ReadonlySet<string> = new Set(['empleador', 'patronal', 'empl', 'emp', 'pat', 'patrono']);

function isCapital(reading: Reading, index: number): boolean {
  const token = tokenAt(reading, index);
  return token.kind === 'word' && /^[A-Z\u00c0-\u00de]/.test(reading.text.charAt(token.start));
}

/** A short clause that ends in a number is one value: `Dios es amor 7`, `perro y gato 22`. */
function behindNumber(reading: Reading, behind: number): number {
  for (let index = behind; index < behind + 6; index += 1) {
    const token = tokenAt(reading, index);
    if (endsClause(token)) return index > behind && tokenAt(reading, index - 1).kind === 'number' ? index : behind;
    if (['pero', 'mas', 'aunque'].includes(token.norm))
      return index > behind && tokenAt(reading, index - 1).kind === 'number' ? index : behind;
    if (token.norm !== 'es' && (isVerbForm(token.norm) || TIME_PREPOSITIONS.has(token.norm))) return behind;
  }
  return behind;
}

const TIME_PREPOSITIONS: ReadonlySet<string> = new Set([
  'en',
  'a',
  'desde',
  'hace',
  'hasta',
  'por',
  'el',
  'no',
  'from',
  'at',
]);

/** `chifa y el año, 1988`, `Mango con mayúscula 45` are one value. */
function behindYear(reading: Reading, behind: number): number {
  if (!['y', 'mas', 'con'].includes(wordAt(reading, behind))) return behind;
  for (let index = behind + 1; index < behind + 8; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'number') return index + 1;
    if (!isMark(token, ',:(') && !JOINING_WORDS.has(token.norm)) return behind;
  }
  return behind;
}

/** `es mi nombre, Narcisa, con el 78`: from the first name or number that follows to the last. */
export function madeUpValue(reading: Reading, from: number): Span | undefined {
  let first: number | undefined;
  let last = from;
  for (let index = from + 1; index < from + 14; index += 1) {
    const token = tokenAt(reading, index);
    if (endsSentence(reading, index) || token.kind === 'removed') break;
    const isPart = token.kind === 'number' || isCapital(reading, index);
    if (!isPart || REFERENCE_BEFORE.has(token.norm) || REFERENCE_BEFORE.has(wordAt(reading, index - 1))) continue;
    first ??= index;
    last = index + 1;
  }
  return first === undefined ? undefined : { from: first, behind: last };
}
