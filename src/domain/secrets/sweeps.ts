import type { Cue } from './cues.js';
import { digitRun, looksLikeYear, spokenRun } from './numbers.js';
import { chunkEnd, endsSentence, isMark, stretchOf, tokenAt, wordAt, written } from './reading.js';
import type { Reading, Span } from './reading.js';
import { isNamed } from './names.js';
import { isValueless } from './valueless-words.js';
import { isMixed, isNumberedWord, isPasswordShaped, isUnmistakable } from './value-shapes.js';
import {
  ACCOUNTS,
  COPULAS,
  DISCLOSING_WORDS,
  KEY_NOUNS,
  REFERENCE_BEFORE,
  TYPING_VERBS,
  USER_NOUNS,
} from './vocabulary.js';

const FARTHEST_CUE = 60;
export const SEPARATORS = '"«“‘\'([<>=:;,/|¿¡→';
const CLOSE_CUE = 8;
const BESIDE_CUE = 4;
const WIDEST_SENTENCE = 60;

/** Pieces shaped like a password, in the neighbourhood of a noun of a credential or behind a word that discloses. */
export function sweepPasswords(reading: Reading, cues: readonly Cue[]): Span[] {
  const found: Span[] = [];
  let cueIndex = 0;
  for (let from = 0; from < reading.tokens.length; from += 1) {
    if (!startsPiece(reading, from)) continue;
    // A chunk falls apart at the marks between a noun and its value: `clave:Mango_45`.
    const behind = chunkEnd(reading, from, SEPARATORS);
    if (behind === from + 1) continue;
    while (cueIndex + 1 < cues.length && distance(cues[cueIndex + 1], from) <= distance(cues[cueIndex], from))
      cueIndex += 1;
    const piece = written(reading, stretchOf(reading, from, behind));
    const away = distance(cues[cueIndex], from);
    if (isOther(reading, { from, behind }, away) && !isUnmistakable(piece)) continue;
    if (isAnnounced(reading, from, piece, away)) found.push({ from, behind });
  }
  return found;
}

function isOther(reading: Reading, { from, behind }: Span, away: number): boolean {
  return isReference(reading, from, behind) || isSince(reading, from) || (away > BESIDE_CUE && isNamed(reading, from));
}

/** `desde agosto2025`. */
function isSince(reading: Reading, from: number): boolean {
  return (
    isValueless(wordAt(reading, from)) && ['desde', 'hasta', 'en', 'since', 'in'].includes(wordAt(reading, from - 1))
  );
}

function isAnnounced(reading: Reading, from: number, piece: string, away: number): boolean {
  if (isPasswordShaped(piece)) {
    return (
      away <= FARTHEST_CUE ||
      isUnmistakable(piece) ||
      isOfAccount(reading, from) ||
      isDisclosed(reading, from, DISCLOSING_WORDS)
    );
  }
  if (!isNumberedWord(piece)) return false;
  if (away <= CLOSE_CUE) return true;
  return (
    away <= FARTHEST_CUE &&
    (COPULAS.has(wordAt(reading, from - 1)) || (away <= FARTHEST_CUE && isDisclosed(reading, from, TYPING_VERBS)))
  );
}

/** `1) SRI: LigaB*2020 2) correo: goleada73`. */
function isOfAccount(reading: Reading, from: number): boolean {
  return isMark(tokenAt(reading, from - 1), ':→=') && ACCOUNTS.has(wordAt(reading, from - 2));
}

/** `entro con Mango_45`, `la del correo es Mango_45`. */
function isDisclosed(reading: Reading, from: number, by: ReadonlySet<string>): boolean {
  for (let index = from - 1; index >= from - 10; index -= 1) {
    if (endsSentence(reading, index)) return false;
    const word = wordAt(reading, index);
    if (by.has(word) || (by === DISCLOSING_WORDS && TYPING_VERBS.has(word))) return true;
  }
  return false;
}

export function startsPiece(reading: Reading, from: number): boolean {
  const token = tokenAt(reading, from);
  if (token.kind === 'line' || token.kind === 'removed' || isMark(token, SEPARATORS)) return false;
  return !token.glued || isMark(tokenAt(reading, from - 1), SEPARATORS);
}

function distance(cue: Cue | undefined, from: number): number {
  return cue === undefined ? Infinity : Math.abs(cue.at - from);
}

/** Behind `usuario:` or `oficio` stands a name or a number; before `S.A.` stands a company. */
export function isReference(reading: Reading, from: number, behind: number): boolean {
  const before = isMark(tokenAt(reading, from - 1), ':=') ? wordAt(reading, from - 2) : wordAt(reading, from - 1);
  if (REFERENCE_BEFORE.has(before)) return true;
  if (beginsAnAddress(reading, from) || isSaidOfUser(reading, from) || isOfPicture(reading, from)) return true;
  return ['s', 'sa', 'cia', 'ltda', 'sas'].includes(wordAt(reading, behind));
}

/** `el usuario que consta es mgarcia77`. */
function isSaidOfUser(reading: Reading, from: number): boolean {
  if (!['es', 'is', 'era', 'was'].includes(wordAt(reading, from - 1))) return false;
  for (let index = from - 2; index >= from - 6; index -= 1) {
    if (endsSentence(reading, index) || KEY_NOUNS.has(wordAt(reading, index))) return false;
    if (USER_NOUNS.has(wordAt(reading, index))) return true;
  }
  return false;
}

/** `el captcha me pone letras como xR7pQ2`. */
function isOfPicture(reading: Reading, from: number): boolean {
  for (let index = from - 1; index >= from - 8; index -= 1) {
    if (endsSentence(reading, index) || KEY_NOUNS.has(wordAt(reading, index))) return false;
    if (['captcha', 'imagen', 'robot'].includes(wordAt(reading, index))) return true;
  }
  return false;
}

const ADDRESSES: ReadonlySet<string> = new Set(['direccion', 'correo', 'mail', 'email', 'buzon', 'address', 'usuario']);
const BEGINNING: ReadonlySet<string> = new Set([
  'empieza',
  'comienza',
  'termina',
  'inicia',
  'starts',
  'begins',
  'ends',
]);

/** `un correo que empieza con jp_sancarlos2009`: the visible part of a masked address. */
function beginsAnAddress(reading: Reading, from: number): boolean {
  let begins = false;
  for (let index = from - 1; index >= from - 8; index -= 1) {
    if (endsSentence(reading, index)) return false;
    begins ||= BEGINNING.has(wordAt(reading, index));
    if (begins && ADDRESSES.has(wordAt(reading, index))) return true;
  }
  return false;
}

/** Six digits, or six spoken ones, in the sentence of a one-time code. */
export function sweepCodes(reading: Reading, cues: readonly Cue[]): Span[] {
  const found: Span[] = [];
  let swept = 0;
  for (const cue of cues) {
    if (cue.kind !== 'code') continue;
    let from = Math.max(swept, cue.at - WIDEST_SENTENCE);
    for (let index = cue.at - 1; index >= from; index -= 1) {
      if (endsSentence(reading, index)) from = index + 1;
    }
    let index = from;
    while (index < cue.at + WIDEST_SENTENCE && index < reading.tokens.length) {
      if (index > cue.at && endsSentence(reading, index)) break;
      const run = codeAt(reading, index);
      if (run !== undefined) found.push({ from: index, behind: run });
      index = run ?? index + 1;
    }
    swept = index;
  }
  return found;
}

function codeAt(reading: Reading, index: number): number | undefined {
  if (REFERENCE_BEFORE.has(wordAt(reading, index - 1)) || REFERENCE_BEFORE.has(wordAt(reading, index - 2)))
    return undefined;
  if (tokenAt(reading, index).glued && isMark(tokenAt(reading, index - 1), '-./$@_')) return undefined;
  const run = digitRun(reading, index);
  if (run) return run.digits.length === 6 ? run.behind : undefined;
  const spoken = spokenRun(reading, index);
  return spoken && spoken.behind - index >= 4 ? spoken.behind : undefined;
}

/** `entro con hunter2`, `puse 12345678`: what was typed, when a noun of a credential stands in the sentence. */
export function sweepTyped(reading: Reading, cues: readonly Cue[]): Span[] {
  const found: Span[] = [];
  for (const cue of cues) {
    for (let index = cue.at - 10; index < cue.at + 10; index += 1) {
      if (!TYPING_VERBS.has(wordAt(reading, index))) continue;
      const pin = cue.kind === 'key' ? undefined : typedPin(reading, index + 1);
      if (pin) found.push(pin);
      const typed = firstTyped(reading, index, index > cue.at && index <= cue.at + 3 ? 8 : 2);
      if (typed) found.push(typed);
    }
  }
  return found;
}

/** `como clave puse la placa de mi carro, GSB4521`: the value may stand a few words behind the verb. */
function firstTyped(reading: Reading, verb: number, reach: number): Span | undefined {
  for (let from = verb + 1; from <= verb + reach; from += 1) {
    if (endsSentence(reading, from)) return undefined;
    const behind = typedAt(reading, from);
    if (behind !== undefined) return reach === 2 && isReference(reading, from, behind) ? undefined : { from, behind };
    if (reach === 2 && !['con', 'en', 'with', 'la', 'el', 'a', 'por'].includes(wordAt(reading, from))) return undefined;
  }
  return undefined;
}

/** `el token pide un pin, le puse 4-4-1-9`. */
function typedPin(reading: Reading, from: number): Span | undefined {
  const at = ['con', 'el', 'with', 'a', 'al', 'como'].includes(wordAt(reading, from)) ? from + 1 : from;
  const digits = digitRun(reading, at);
  const isPin = digits && digits.digits.length >= 4 && digits.digits.length <= 8 && !looksLikeYear(digits.digits);
  if (isPin && !isReference(reading, at, digits.behind)) return { from: at, behind: digits.behind };
  const spoken = digits ? undefined : spokenRun(reading, at);
  return spoken && { from: at, behind: spoken.behind };
}

function typedAt(reading: Reading, from: number): number | undefined {
  const run = digitRun(reading, from);
  if (run)
    return run.digits.length >= 6 && run.digits.length <= 8 && !looksLikeYear(run.digits) ? run.behind : undefined;
  const token = tokenAt(reading, from);
  if (token.kind !== 'word' && token.kind !== 'number') return undefined;
  const behind = chunkEnd(reading, from);
  const piece = written(reading, stretchOf(reading, from, behind));
  return (piece.length >= 5 || /[*#$!+]/.test(piece)) && isMixed(piece) && /[0-9]/.test(piece) ? behind : undefined;
}
