import type { Cue } from './cues.js';
import { digitRun, looksLikeYear } from './numbers.js';
import { isCopula } from './copulas.js';
import { answerToQuestion } from './answers.js';
import { valueBehindDevice } from './indirect.js';
import { BEARERS } from './indirect-words.js';
import { endsSentence, isMark, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { alternatives } from './alternatives.js';
import { madeUpValue } from './phrases.js';
import { usedAs } from './used-as.js';
import { valueAt } from './values.js';
import { isVerbForm } from './valueless-words.js';
import type { Announcement, Expectation } from './values.js';
import {
  ARROWS,
  COPULAS,
  DETERMINERS,
  MADE_OF,
  NUMBER_WORDS,
  ONE_TIME_WORDS,
  REFERENCE_BEFORE,
  RELATIVES,
  TYPING_VERBS,
  USER_NOUNS,
} from './vocabulary.js';

const WIDEST_GAP = 12;

/** The values that a noun of a credential announces: noun, qualifiers, connector, value, `o` value. */
export function valuesOfCue(reading: Reading, cue: Cue): Span[] {
  const oneTime = cue.kind === 'code' && isOneTime(reading, cue);
  const near = (announcement: Announcement): Expectation => ({ kind: cue.kind, announcement, oneTime });
  const first =
    behindConnector(reading, cue.behind, near) ??
    behindRelative(reading, cue, near) ??
    valueOfPair(reading, cue) ??
    numberBehindNouns(reading, cue) ??
    valueBefore(reading, cue) ??
    usedAs(reading, cue) ??
    valueInApposition(reading, cue, near) ??
    valueBehindDevice(reading, cue) ??
    answerToQuestion(reading, cue);
  return first ? [first, ...alternatives(reading, first, near('told'))] : [];
}

/** `clave es X`, `clave: X`, `clave -> X`, `clave (X)`, `clave X`. */
function behindConnector(
  reading: Reading,
  from: number,
  near: (announcement: Announcement) => Expectation,
): Span | undefined {
  const copula = behindCopula(reading, from);
  if (copula !== undefined) return told(reading, copula, near('told'));
  const heading = behindMarks(reading, from);
  if (heading === from) return valueAt(reading, from, near('beside'));
  const announcement = isMark(tokenAt(reading, from), ',-–—|') ? 'beside' : 'headed';
  return valueAt(reading, heading, near(announcement));
}

/** `es: X`, `es\nX`, `es la siguiente: X`. */
function told(reading: Reading, from: number, expected: Expectation): Span | undefined {
  let index = behindMarks(reading, from);
  while (
    ['la', 'el', 'este', 'esta', 'siguiente', 'sgte', 'asi', 'mi', 'the', 'following'].includes(wordAt(reading, index))
  )
    index += 1;
  const after = behindMarks(reading, index);
  if (after > index) return valueAt(reading, after, expected);
  if (WORD_ITSELF.has(wordAt(reading, index))) return valueAt(reading, index + 1, expected);
  return valueAt(reading, behindMarks(reading, from), expected) ?? madeUp(reading, from, expected);
}

/** `es la palabra limonada`. */
const WORD_ITSELF: ReadonlySet<string> = new Set(['palabra', 'frase', 'word', 'phrase']);

/** `es igual que el nombre de mi finca: La Esperanza`. */
const LIKE: ReadonlySet<string> = new Set(['igual', 'que', 'como', 'a', 'same', 'as']);

function madeUp(reading: Reading, from: number, { kind, announcement }: Expectation): Span | undefined {
  let at = from;
  while (at < from + 4 && (DETERMINERS.has(wordAt(reading, at)) || LIKE.has(wordAt(reading, at)))) at += 1;
  const isBearer = wordAt(reading, at - 1) === 'a' && wordAt(reading, at) === 'nombre';
  const applies = kind === 'key' && announcement === 'told' && MADE_OF.has(wordAt(reading, at)) && !isBearer;
  return applies ? madeUpValue(reading, at) : undefined;
}

function behindCopula(reading: Reading, from: number): number | undefined {
  const word = wordAt(reading, from);
  if (['siempre', 'tambien', 'ahora', 'antes', 'ha', 'now', 'always'].includes(word))
    return behindCopula(reading, from + 1);
  if (word === 'used' && wordAt(reading, from + 1) === 'to') return from + 3;
  if (['sigue', 'seguia'].includes(word) && wordAt(reading, from + 1) === 'siendo') return from + 2;
  if (['termina', 'terminaba', 'comienza', 'comenzaba', 'empieza', 'empezaba'].includes(word)) return from + 2;
  return isCopula(reading, from) ? from + 1 : undefined;
}

/** Over colons, arrows and commas, and over the line end behind a colon. */
function behindMarks(reading: Reading, from: number): number {
  let index = from;
  while (ARROWS.has(tokenAt(reading, index).norm) || isMark(tokenAt(reading, index), ',')) index += 1;
  if (index > from || COPULAS.has(wordAt(reading, from - 1))) {
    while (index < reading.tokens.length && tokenAt(reading, index).kind === 'line') index += 1;
  }
  return index;
}

/** `la clave que me dejó el contador es X`, `toda la vida fue X`: the copula stands within the same sentence. */
function behindRelative(
  reading: Reading,
  cue: Cue,
  near: (announcement: Announcement) => Expectation,
): Span | undefined {
  const isAside = isMark(tokenAt(reading, cue.behind), ',') && ASIDE.has(wordAt(reading, cue.behind + 1));
  if (isAside && BEARERS.has(wordAt(reading, cue.behind - 1))) return undefined;
  const start = isAside ? cue.behind + 1 : cue.behind;
  for (let index = cue.behind; index < cue.behind + WIDEST_GAP; index += 1) {
    if (isOver(reading, index)) return undefined;
    if (!isCopula(reading, index) || wordAt(reading, index - 1) === 'no') continue;
    const isClean = cue.kind !== 'key' || isPartOfNoun(reading, start, index);
    const found = told(reading, index + 1, near(isClean ? 'told' : 'far'));
    if (found) return found;
  }
  return undefined;
}

const ASIDE: ReadonlySet<string> = new Set(['que', 'which']);

function isOver(reading: Reading, index: number): boolean {
  return endsSentence(reading, index) || tokenAt(reading, index).kind === 'removed';
}

/** What comes behind them is said of something else. */
const NEW_CLAUSE: ReadonlySet<string> = new Set(['porque', 'pues', 'y', 'pero', 'ya', 'because', 'and', 'but']);

/** A relative clause, or a few words that only go on with the name: `la clave de la firma electrónica es`. */
function isPartOfNoun(reading: Reading, from: number, copula: number): boolean {
  if (RELATIVES.has(wordAt(reading, from))) return true;
  if (copula - from > 3) return false;
  for (let index = from; index < copula; index += 1) {
    const word = wordAt(reading, index);
    if (word === '' || isVerbForm(word) || NEW_CLAUSE.has(word)) return false;
  }
  return true;
}

/** `usuario X clave gatito`, `contraseña gatito usuario X`: the pair says that a plain word is the value. */
function valueOfPair(reading: Reading, cue: Cue): Span | undefined {
  if (cue.kind !== 'key') return undefined;
  const expected: Expectation = { kind: 'key', announcement: 'told', oneTime: false };
  const found = valueAt(reading, cue.behind, expected);
  if (!found || found.behind - found.from > 2) return undefined;
  const next = wordAt(reading, isMark(tokenAt(reading, found.behind), ',/;') ? found.behind + 1 : found.behind);
  const strict = wordAt(reading, cue.at).startsWith('clav');
  if (followsUser(reading, cue.at) || ['usuario', 'user'].includes(next)) return found;
  return !strict && ['correo', 'mail', 'email'].includes(next) ? found : undefined;
}

/** `con su cédula la clave de empleador contesta`: no pair of user and key. */
const BREAKS_PAIR: ReadonlySet<string> = new Set(['para', 'se', 'con', 'pide', 'piden', 'que']);

function followsUser(reading: Reading, at: number): boolean {
  for (let index = at - 2; index >= at - 6; index -= 1) {
    if (endsSentence(reading, index)) return false;
    if (BREAKS_PAIR.has(wordAt(reading, index)) || isVerbForm(wordAt(reading, index))) return false;
    if (!USER_NOUNS.has(wordAt(reading, index))) continue;
    return (
      !['y', 'o', 'u', 'ni', 'and', 'or'].includes(wordAt(reading, index + 1)) &&
      !isMark(tokenAt(reading, index + 1), '/')
    );
  }
  return false;
}

/** `4471 es mi pin`, `«552-018» es el código`. */
function valueBefore(reading: Reading, cue: Cue): Span | undefined {
  if (cue.kind === 'key') return phraseUsedAs(reading, cue.at);
  let index = cue.at - 1;
  while (DETERMINERS.has(wordAt(reading, index)) || ['como', 'as'].includes(wordAt(reading, index))) index -= 1;
  if (!COPULAS.has(wordAt(reading, index))) return undefined;
  const at = isMark(tokenAt(reading, index - 1), '"»”') ? index - 2 : index - 1;
  const run = digitRun(reading, at);
  const likely = run && run.digits.length >= 4 && run.digits.length <= 8 && !looksLikeYear(run.digits);
  return likely && !REFERENCE_BEFORE.has(wordAt(reading, at - 1)) ? { from: at, behind: at + 1 } : undefined;
}

/** `el pin que me dieron en el banco 7731`. */
function numberInRelative(reading: Reading, from: number): Span | undefined {
  for (let index = from; index < from + 8; index += 1) {
    if (endsSentence(reading, index) || isMark(tokenAt(reading, index), ',;')) return undefined;
    if (tokenAt(reading, index).kind !== 'number' || REFERENCE_BEFORE.has(wordAt(reading, index - 1))) continue;
    const run = digitRun(reading, index);
    const isLikely = run !== undefined && run.digits.length >= 4 && run.digits.length <= 8;
    return isLikely && !looksLikeYear(run.digits) ? { from: index, behind: run.behind } : undefined;
  }
  return undefined;
}

/** `PIN de caja fuerte 4410`. */
function numberBehindNouns(reading: Reading, { kind, behind }: Cue): Span | undefined {
  if (kind !== 'pin') return undefined;
  if (RELATIVES.has(wordAt(reading, behind))) return numberInRelative(reading, behind);
  for (let index = behind; index < behind + 4; index += 1) {
    const found = numberIn(reading, index, { kind: 'pin', announcement: 'beside', oneTime: false });
    if (found) return found;
    const word = wordAt(reading, index);
    if (word === '' || isVerbForm(word)) break;
  }
  return numberBehindColon(reading, behind);
}

/** `pin del certificado de firma electrónica: 20481936`. */
function numberBehindColon(reading: Reading, from: number): Span | undefined {
  for (let index = from; index < from + 8; index += 1) {
    if (isMark(tokenAt(reading, index), ':'))
      return numberIn(reading, index + 1, { kind: 'pin', announcement: 'headed', oneTime: false });
    if (wordAt(reading, index) === '' || isVerbForm(wordAt(reading, index))) return undefined;
  }
  return undefined;
}

/** `usaba Virgen del Cisne como clave`. */
function phraseUsedAs(reading: Reading, at: number): Span | undefined {
  if (!['como', 'de', 'as'].includes(wordAt(reading, at - 1))) return undefined;
  for (let index = at - 3; index >= at - 7; index -= 1) {
    if (!TYPING_VERBS.has(wordAt(reading, index))) continue;
    const found = valueAt(reading, index + 1, { kind: 'key', announcement: 'told', oneTime: false });
    return found && found.behind === at - 1 ? found : undefined;
  }
  return undefined;
}

/** `mi clave tiene cuatro números, 2580`; `el código me llegó, 308117`; `clave es mi fecha: 14031975`. */
function valueInApposition(
  reading: Reading,
  cue: Cue,
  near: (announcement: Announcement) => Expectation,
): Span | undefined {
  for (let index = cue.behind; index < cue.behind + WIDEST_GAP; index += 1) {
    if (endsSentence(reading, index) || tokenAt(reading, index).kind === 'removed') return undefined;
    if (!isMark(tokenAt(reading, index), ',:(="«“')) continue;
    if (REFERENCE_BEFORE.has(wordAt(reading, index - 1))) continue;
    const found = numberIn(reading, index + 1, near('beside'));
    if (found) return found;
  }
  return undefined;
}

function numberIn(reading: Reading, index: number, expected: Expectation): Span | undefined {
  if (tokenAt(reading, index).kind !== 'number' && !NUMBER_WORDS.has(wordAt(reading, index))) return undefined;
  return valueAt(reading, index, expected);
}

function isOneTime(reading: Reading, cue: Cue): boolean {
  for (let index = cue.at - 6; index < cue.behind + 8; index += 1) {
    if (ONE_TIME_WORDS.has(wordAt(reading, index))) return true;
  }
  return ['otp', 'token'].includes(wordAt(reading, cue.at));
}
