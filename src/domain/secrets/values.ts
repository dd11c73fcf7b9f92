import { digitRun, looksLikeYear, spokenRun } from './numbers.js';
import { phraseAt } from './phrases.js';
import { chunkEnd, isMark, stretchOf, tokenAt, wordAt, written } from './reading.js';
import type { Reading, Span } from './reading.js';
import { DEVICES, OPENERS, REFERENCE_BEFORE } from './vocabulary.js';
import { isCamelCase, isMixed, isPasswordShaped } from './value-shapes.js';
import { isValueless } from './valueless-words.js';
import type { CredentialKind } from './cues.js';

/**
 * How plainly the text announces a value: `told` by "es" or an arrow, `headed` by a colon, `beside` when it merely
 * stands next to the noun, `far` when words lie between.
 */
export type Announcement = 'told' | 'headed' | 'beside' | 'far';

export interface Expectation {
  readonly kind: CredentialKind;
  readonly announcement: Announcement;
  /** Words that make a code a one-time code stand near. */
  readonly oneTime: boolean;
}

const LONGEST_QUOTE = 8;

/** The value that starts at the token, if what stands there can be one under the given announcement. */
export function valueAt(reading: Reading, from: number, expected: Expectation): Span | undefined {
  const token = tokenAt(reading, from);
  if (token.kind === 'line' || token.kind === 'removed') return undefined;
  const closing = token.kind === 'mark' ? OPENERS[token.norm] : undefined;
  if (closing !== undefined) return enclosedValue(reading, from, closing, expected);
  return (
    numberValue(reading, from, expected) ?? mixedValue(reading, from, expected) ?? phraseValue(reading, from, expected)
  );
}

function enclosedValue(reading: Reading, open: number, closing: string, expected: Expectation): Span | undefined {
  for (let index = open + 1; index <= open + LONGEST_QUOTE; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'line' || token.kind === 'removed') return undefined;
    if (isMark(token, closing)) return judgeEnclosed(reading, { from: open + 1, behind: index }, expected);
  }
  return undefined;
}

function judgeEnclosed(reading: Reading, inner: Span, expected: Expectation): Span | undefined {
  if (inner.from >= inner.behind) return undefined;
  const quoted = !isMark(tokenAt(reading, inner.from - 1), '([<');
  const open = isMark(tokenAt(reading, inner.from), '"«“‘\'') ? inner.from + 1 : inner.from;
  const first = valueAt(reading, open, { ...expected, announcement: quoted ? expected.announcement : 'beside' });
  if (first !== undefined) return quoted && expected.announcement !== 'far' ? inner : first;
  if (!quoted || expected.announcement === 'far' || expected.kind !== 'key') return undefined;
  return holdsDigit(reading, inner) || isContentOnly(reading, inner) ? inner : undefined;
}

function holdsDigit(reading: Reading, span: Span): boolean {
  return reading.tokens.slice(span.from, span.behind).some((token) => token.kind === 'number');
}

function isContentOnly(reading: Reading, span: Span): boolean {
  const inside = reading.tokens.slice(span.from, span.behind);
  return inside.length <= 4 && inside.every((token) => token.kind === 'word' && !isValueless(token.norm));
}

function numberValue(reading: Reading, from: number, expected: Expectation): Span | undefined {
  const spoken = expected.announcement === 'far' && expected.kind === 'key' ? undefined : spokenRun(reading, from);
  if (spoken) return { from, behind: spoken.behind };
  const prefixed = wordAt(reading, from) === 'g' && isMark(tokenAt(reading, from + 1), '-') ? from + 2 : from;
  const run = digitRun(reading, prefixed);
  if (!run || isRangeOfYears(run.digits) || !isLikelyNumber(run.digits, expected) || isReferenceNumber(reading, from))
    return undefined;
  return { from, behind: run.behind };
}

/** `clave sucursal 0001`: the number is the branch's. */
function isReferenceNumber(reading: Reading, from: number): boolean {
  const before = wordAt(reading, from - 1);
  return REFERENCE_BEFORE.has(before) && !DEVICES.has(before);
}

/** `2015-2019`, as grouped digits. */
const isRangeOfYears = (digits: string): boolean => /^(?:19|20)[0-9]{2}(?:19|20)[0-9]{2}$/.test(digits);

function isLikelyNumber(digits: string, { kind, announcement, oneTime }: Expectation): boolean {
  const length = digits.length;
  if (kind === 'code') return isLikelyCode(length, announcement, oneTime);
  if (kind === 'pin') return length >= 3 && length <= 8;
  if (announcement === 'told') return length >= 4 && length <= 12;
  if (announcement === 'far') return false;
  return length >= 4 && length <= 8 && !looksLikeYear(digits);
}

function isLikelyCode(length: number, announcement: Announcement, oneTime: boolean): boolean {
  if (length === 6) return true;
  if (length < 4 || length > 8) return false;
  return oneTime || (announcement === 'told' && length > 4);
}

function mixedValue(reading: Reading, from: number, expected: Expectation): Span | undefined {
  const behind = chunkEnd(reading, from);
  const piece = written(reading, stretchOf(reading, from, behind));
  if (isPasswordShaped(piece)) return { from, behind };
  if (expected.announcement === 'far') return undefined;
  return isTellingPiece(piece, expected) ? { from, behind } : undefined;
}

function isTellingPiece(piece: string, expected: Expectation): boolean {
  if (expected.kind === 'key' && isCamelCase(piece)) return true;
  if (!isMixed(piece)) return false;
  const isCode = expected.kind === 'code';
  if (isCode) return expected.oneTime || expected.announcement === 'told';
  return expected.announcement !== 'beside' || piece.length >= 5;
}

/** Plain words: taken only where the text says that they are the value, and never when they say something about it. */
function phraseValue(reading: Reading, from: number, { kind, announcement }: Expectation): Span | undefined {
  if (kind !== 'key' || announcement === 'beside' || announcement === 'far') return undefined;
  return phraseAt(reading, from, announcement === 'headed');
}
