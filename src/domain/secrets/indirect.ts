import { hasOtherSubject, isCopula } from './copulas.js';
import type { Cue } from './cues.js';
import {
  BEARERS,
  HANDING_WORDS,
  NAMING_ADJECTIVES,
  SCREEN_WORDS,
  USING_WORDS,
  WRITING_PLACES,
} from './indirect-words.js';
import { fillsClause, isMarked, looksLikeName, plainValueAt } from './plain-values.js';
import { endsSentence, isMark, stretchOf, tokenAt, wordAt, written } from './reading.js';
import type { Reading, Span } from './reading.js';
import { isVerbForm } from './valueless-words.js';
import { NUMBER_WORDS, OPENERS, QUALIFIERS, RELATIVES } from './vocabulary.js';

const FARTHEST_DEVICE = 24;
const LONGEST_ENCLOSED = 10;

/** What was said between the noun of a key and the device that shows a value. */
interface Announcing {
  /** The key is handed over, or somebody's use of it is told. */
  readonly isPlain: boolean;
  /** No verb stands between: the device belongs to the noun itself. */
  readonly isOfNoun: boolean;
}

/**
 * A value of plain words that a colon, brackets, quotes or an arrow show some words behind the noun of a key:
 * `la clave del wifi de los vecinos (Perro bravo 123)`, `Contraseña que usaba: quenas y zampoñas`.
 */
export function valueBehindDevice(reading: Reading, cue: Cue): Span | undefined {
  if (cue.kind !== 'key') return undefined;
  let isPlain = isOldOrUsed(reading, cue);
  let isOfNoun = true;
  for (let index = cue.behind; index < cue.behind + FARTHEST_DEVICE; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'removed' || endsSentence(reading, index)) return undefined;
    const found = shownAt(reading, index, { isPlain, isOfNoun });
    if (found) return found;
    if (hands(token.norm) || USING_WORDS.has(token.norm)) isPlain = true;
    else if (isVerbForm(token.norm)) isOfNoun = false;
  }
  return undefined;
}

function hands(word: string): boolean {
  return HANDING_WORDS.has(word) || WRITING_PLACES.has(word);
}

/** `clave vieja:`, `contraseña que`, `le dicto la contraseña`. */
function isOldOrUsed(reading: Reading, cue: Cue): boolean {
  for (let index = cue.at - 8; index < cue.at; index += 1) {
    const isSaid = hands(wordAt(reading, index)) || USED.has(wordAt(reading, index));
    if (isSaid && !endsSentenceBetween(reading, index, cue.at)) return true;
  }
  for (let index = cue.at + 1; index < cue.behind; index += 1) {
    if (OLD.has(wordAt(reading, index))) return true;
  }
  return RELATIVES.has(wordAt(reading, cue.behind)) && USING_WORDS.has(wordAt(reading, cue.behind + 1));
}

const USED: ReadonlySet<string> = new Set(['usaba', 'usaban', 'usabamos', 'used']);
const OLD: ReadonlySet<string> = new Set(
  'anterior vieja viejo antigua antiguo old previous inicial provisional default wifi'
    .split(' ')
    .filter((word) => QUALIFIERS.has(word)),
);

function endsSentenceBetween(reading: Reading, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    if (endsSentence(reading, index)) return true;
  }
  return false;
}

function shownAt(reading: Reading, index: number, said: Announcing): Span | undefined {
  const mark = tokenAt(reading, index);
  if (mark.kind === 'word') {
    const isTold = said.isPlain && isCopula(reading, index) && wordAt(reading, index - 1) !== 'no';
    return isTold && !hasOtherSubject(reading, index) ? plainOrQuoted(reading, index + 1) : undefined;
  }
  if (isMark(mark, ':→⇒➜=')) return behindColon(reading, index, said);
  if (isMark(mark, ',')) return betweenCommas(reading, index, said);
  const closing = OPENERS[mark.norm];
  return closing === undefined || mark.norm === '<' ? undefined : withinMarks(reading, index, closing, said);
}

/** `le di mi clave al del cyber, Corazon de melon, y`: two words at least, so that nobody addressed is taken. */
function betweenCommas(reading: Reading, comma: number, { isPlain, isOfNoun }: Announcing): Span | undefined {
  if (!isOfNoun || BEARERS.has(wordAt(reading, comma - 1))) return undefined;
  const start = comma + 1;
  const found = plainValueAt(reading, start);
  if (!found || isSpelledOut(reading, found.behind)) return found;
  const isEnough = found.behind - start > 1 && !looksLikeName(reading, found);
  return isPlain && isEnough && isMark(tokenAt(reading, found.behind), ',.;') ? found : undefined;
}

/** `Aguacate con A grande`. */
function isSpelledOut(reading: Reading, behind: number): boolean {
  return wordAt(reading, behind) === 'con' && [1, 2].some((step) => SPELLING.has(wordAt(reading, behind + step)));
}

const SPELLING: ReadonlySet<string> = new Set(['grande', 'mayuscula', 'minuscula', 'mayusculas', 'minusculas']);

/** `… : value`, up to the end of the clause. */
function behindColon(reading: Reading, colon: number, { isPlain }: Announcing): Span | undefined {
  const before = wordAt(reading, colon - 1);
  const from = behindLines(reading, colon + 1);
  const quote = OPENERS[tokenAt(reading, from).norm];
  if (quote !== undefined) return withinMarks(reading, from, quote, { isPlain: true, isOfNoun: true });
  const found = plainOrQuoted(reading, from);
  if (!found) return isPlain ? behindPossessive(reading, from) : undefined;
  const isOfScreen = SCREEN_WORDS.has(before);
  if (isMarked(reading, found) || NUMBER_WORDS.has(wordAt(reading, from)))
    return isPlain || !isOfScreen ? found : undefined;
  const isTheirs = BEARERS.has(before) && looksLikeName(reading, found);
  return isPlain && !isOfScreen && !isTheirs ? found : undefined;
}

/** `contraseña: mi perrito toby`. */
function behindPossessive(reading: Reading, from: number): Span | undefined {
  const noun = NAMING_ADJECTIVES.has(wordAt(reading, from + 1)) ? from + 2 : from + 1;
  const found = wordAt(reading, from) === 'mi' ? plainOrQuoted(reading, noun) : undefined;
  return found && found.behind - found.from > 1 ? { from, behind: found.behind } : undefined;
}

function behindLines(reading: Reading, from: number): number {
  let index = from;
  while (tokenAt(reading, index).kind === 'line' && index < from + 2 && index < reading.tokens.length) index += 1;
  return index;
}

/** `(value)`, `"value"`: the words between the marks are all of it. */
export function withinMarks(reading: Reading, open: number, closing: string, said: Announcing): Span | undefined {
  const found = wholeInside(reading, open, closing);
  const quoted = !isMark(tokenAt(reading, open), '([');
  if (!found || (quoted && screenSpeaks(reading, open))) return undefined;
  if (isMarked(reading, found)) return found;
  if (isOfBearer(reading, open, found) || (!quoted && looksLikeName(reading, found))) return undefined;
  return said.isPlain || (said.isOfNoun && isShownOfNoun(reading, open, found)) ? found : undefined;
}

/** Not a name behind a name, nor a short name in brackets. */
function isShownOfNoun(reading: Reading, open: number, found: Span): boolean {
  const quoted = !isMark(tokenAt(reading, open), '([');
  return !isCapital(reading, open - 1) && (quoted || !isAcronym(reading, found));
}

/** `(LUAE)`: the short name of what stands before the brackets. */
function isAcronym(reading: Reading, { from, behind }: Span): boolean {
  return behind - from === 1 && /^[A-Z\u00d1]{2,6}$/.test(written(reading, stretchOf(reading, from, behind)));
}

/** `el gerente ("Jhonathan")`: a name behind one who has it; in brackets and quotes one word with a capital. */
function isOfBearer(reading: Reading, open: number, { from, behind }: Span): boolean {
  if (!isMark(tokenAt(reading, open - 1), '([')) return BEARERS.has(wordAt(reading, open - 1));
  return BEARERS.has(wordAt(reading, open - 2)) && behind - from === 1 && isCapital(reading, from);
}

/** The plain value that leaves nothing else between the marks. */
function wholeInside(reading: Reading, open: number, closing: string): Span | undefined {
  const close = closingOf(reading, open, closing);
  if (close === undefined) return undefined;
  const from = OPENERS[tokenAt(reading, open + 1).norm] === undefined ? open + 1 : open + 2;
  const found = plainValueAt(reading, from);
  const end = isMark(tokenAt(reading, close - 1), '"”»\'’.') ? close - 1 : close;
  return found && found.behind >= end ? found : undefined;
}

/** Plain words up to the end of the clause, or all of a quotation. */
export function plainOrQuoted(reading: Reading, from: number): Span | undefined {
  const at = isMark(tokenAt(reading, from), ':') ? from + 1 : from;
  const closing = OPENERS[tokenAt(reading, at).norm];
  if (closing !== undefined) return withinMarks(reading, at, closing, { isPlain: true, isOfNoun: true });
  const found = plainValueAt(reading, at);
  return found && fillsClause(reading, found.behind) ? found : undefined;
}

function closingOf(reading: Reading, open: number, closing: string): number | undefined {
  for (let index = open + 2; index <= open + LONGEST_ENCLOSED; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'line' || token.kind === 'removed') return undefined;
    if (isMark(token, closing)) return index;
  }
  return undefined;
}

function screenSpeaks(reading: Reading, open: number): boolean {
  for (let index = open - 4; index < open; index += 1) {
    if (SCREEN_WORDS.has(wordAt(reading, index))) return true;
  }
  return false;
}

function isCapital(reading: Reading, index: number): boolean {
  const token = tokenAt(reading, index);
  return (
    token.kind === 'word' &&
    /^[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]/.test(
      reading.text.charAt(token.start) + reading.text.charAt(token.start + 1),
    )
  );
}
