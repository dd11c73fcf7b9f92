import type { Cue } from './cues.js';
import { plainOrQuoted } from './indirect.js';
import { HANDING_WORDS, SETTING_WORDS, USING_WORDS } from './indirect-words.js';
import { fillsClause, isMarked, looksLikeName } from './plain-values.js';
import { endsSentence, isMark, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { COPULAS, TYPING_VERBS } from './vocabulary.js';

const WIDEST_BEFORE = 24;
const WIDEST_BEHIND = 30;
const LONGEST_REFERENCE = 9;

/**
 * Values that the text tells of a key it named in the same or the neighbouring sentence, by a pronoun or a verb of
 * typing: `Dice CLAVE INCORRECTA. La que escribo es monaguillo 4 velas`, `You asked for the password. It's Paper Moon`.
 */
export function valuesByReference(reading: Reading, cues: readonly Cue[]): Span[] {
  const keys = cues.filter(({ kind }) => kind === 'key');
  const found: Span[] = [];
  let read = 0;
  for (const [order, cue] of keys.entries()) {
    // Each token is read once: behind a noun for it, up to the next.
    const last = Math.min(behindNextSentence(reading, cue.behind), keys[order + 1]?.at ?? Infinity);
    for (let index = Math.max(read, sentenceStart(reading, cue.at)); index < last; index += 1) {
      const value = referred(reading, cue, index);
      if (value) found.push(value);
    }
    read = Math.max(read, last);
  }
  return found;
}

/** `se abre con X`. */
const OPENING: ReadonlySet<string> = new Set(['abre', 'abren', 'abria']);
const REFERRING: ReadonlySet<string> = new Set([
  ...['la', 'lo', 'the', 'o', 'or', 'it'],
  ...TYPING_VERBS,
  ...OPENING,
  ...SETTING_WORDS,
]);

function referred(reading: Reading, cue: Cue, index: number): Span | undefined {
  if (index === cue.at) return chosenAs(reading, cue);
  const word = wordAt(reading, index);
  if (!REFERRING.has(word)) return undefined;
  switch (word) {
    case 'la':
    case 'lo':
      return behindLa(reading, index);
    case 'the':
      return behindThe(reading, index);
    case 'o':
    case 'or':
      return spelledTwice(reading, index);
    case 'it':
      return index > cue.at ? behindIt(reading, index) : undefined;
    default:
      return typedValue(reading, cue, index);
  }
}

/** `the one he left, "X"`, `the old one, X,`. */
function behindThe(reading: Reading, at: number): Span | undefined {
  if (wordAt(reading, at + 1) === 'one') return behindReference(reading, at + 2);
  const isOld = ['old', 'previous', 'last'].includes(wordAt(reading, at + 1)) && wordAt(reading, at + 2) === 'one';
  if (!isOld || !isMark(tokenAt(reading, at + 3), ',:')) return undefined;
  const found = plainOrQuoted(reading, at + 4);
  return found && !looksLikeName(reading, found) && isMark(tokenAt(reading, found.behind), ',.') ? found : undefined;
}

/** `la que escribo es X`, `la anterior era X`. */
function behindLa(reading: Reading, at: number): Span | undefined {
  const next = wordAt(reading, at + 1);
  if (['que', 'q', 'k', 'ke'].includes(next)) return behindReference(reading, at + 2);
  const isTold = KIN.has(next) && ['era', 'fue', 'es'].includes(wordAt(reading, at + 2));
  return isTold ? plainOrQuoted(reading, at + 3) : undefined;
}

/** `la que escribo siempre es X`: a verb of using has to stand in it. */
function behindReference(reading: Reading, from: number): Span | undefined {
  let isUsed = false;
  for (let index = from; index < from + LONGEST_REFERENCE; index += 1) {
    const token = tokenAt(reading, index);
    if (isUsed && isMark(token, ',') && isMark(tokenAt(reading, index + 1), '"“«(\''))
      return plainOrQuoted(reading, index + 1);
    if (token.kind !== 'word') return undefined;
    if (USING_WORDS.has(token.norm)) isUsed = true;
    if (isUsed && COPULAS.has(token.norm)) return plainOrQuoted(reading, index + 1);
  }
  return undefined;
}

const KIN: ReadonlySet<string> = new Set(['anterior', 'vieja', 'antigua', 'otra', 'primera', 'mia', 'suya']);

/** `poner de clave nueva Pucara-Tambo`. */
function chosenAs(reading: Reading, cue: Cue): Span | undefined {
  if (!['de', 'como', 'as'].includes(wordAt(reading, cue.at - 1))) return undefined;
  const found = plainOrQuoted(reading, cue.behind);
  const isChosen = SETTING_WORDS.has(wordAt(reading, cue.at - 2)) || wordAt(reading, cue.at - 2) === 'poner';
  return found && (isChosen || isMarked(reading, found)) ? found : undefined;
}

/** `Chimbo o chimbo`: nobody asks that of anything but a value. */
function spelledTwice(reading: Reading, or: number): Span | undefined {
  const [one, other] = [tokenAt(reading, or - 1), tokenAt(reading, or + 1)];
  const differ = reading.text.slice(one.start, one.end) !== reading.text.slice(other.start, other.end);
  return one.kind === 'word' && one.norm === other.norm && one.norm.length > 3 && differ
    ? { from: or - 1, behind: or + 2 }
    : undefined;
}

/** `It's Paper Moon`, `They handed it over on paper: Tiza Blanca Nueve`. */
function behindIt(reading: Reading, at: number): Span | undefined {
  if (wordAt(reading, at - 1) === 'that') return undefined;
  const contracted = isMark(tokenAt(reading, at + 1), "'’") && wordAt(reading, at + 2) === 's';
  const start = contracted ? at + 3 : at + 2;
  if (contracted || ['is', 'was'].includes(wordAt(reading, at + 1))) {
    return isWrittenAsName(reading, start) ? plainOrQuoted(reading, start) : undefined;
  }
  if (!HANDING_WORDS.has(wordAt(reading, at - 1))) return undefined;
  for (let index = at + 1; index < at + LONGEST_REFERENCE; index += 1) {
    if (isMark(tokenAt(reading, index), ':')) return plainOrQuoted(reading, index + 1);
    if (endsSentence(reading, index)) return undefined;
  }
  return undefined;
}

/** English says much with "it is …"; only a capital, a number or quotes make a value of it. */
function isWrittenAsName(reading: Reading, index: number): boolean {
  const token = tokenAt(reading, index);
  return token.kind !== 'word' || /^[A-Z]/.test(reading.text.charAt(token.start));
}

/** `escribo tres marias 9`, `cambiar la clave y puse colada morada`. */
function typedValue(reading: Reading, cue: Cue, verb: number): Span | undefined {
  const at = behindObject(reading, verb + 1);
  const found = plainOrQuoted(reading, isMark(tokenAt(reading, at), ':') ? at + 1 : at);
  if (!found) return undefined;
  const opens = OPENING.has(wordAt(reading, verb)) && wordAt(reading, verb + 1) === 'con';
  const isChosen = opens || (SETTING_WORDS.has(wordAt(reading, verb)) && verb > cue.at && verb - cue.behind < 4);
  return isMarked(reading, found) || (isChosen && fillsClause(reading, found.behind)) ? found : undefined;
}

/** `puse a la compu X`, `probé con X`. */
function behindObject(reading: Reading, from: number): number {
  const word = wordAt(reading, from);
  if (word === 'al') return from + 2;
  if (word === 'a' && ['la', 'mi'].includes(wordAt(reading, from + 1))) return from + 3;
  return ['con', 'with', 'siempre', 'entonces'].includes(word) ? from + 1 : from;
}

/** The start of the sentence before that of the token. */
function sentenceStart(reading: Reading, at: number): number {
  for (let index = at - 1; index >= Math.max(0, at - WIDEST_BEFORE); index -= 1) {
    if (endsSentence(reading, index)) return index + 1;
  }
  return Math.max(0, at - WIDEST_BEFORE);
}

function behindNextSentence(reading: Reading, from: number): number {
  const last = Math.min(from + WIDEST_BEHIND, reading.tokens.length);
  let sentences = 0;
  for (let index = from; index < last; index += 1) {
    if (!endsSentence(reading, index)) continue;
    // A quoted answer may begin with an empty line or a mark of quotation.
    if (index > from && !endsSentence(reading, index - 1)) sentences += 1;
    if (sentences === 2) return index;
  }
  return last;
}
