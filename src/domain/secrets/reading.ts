import { ABBREVIATIONS } from './vocabulary.js';
import type { Token } from './tokens.js';

/** A text cut into tokens; what the rules of the grammar walk over. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Token indices, end exclusive. */
export interface Span {
  readonly from: number;
  readonly behind: number;
}

/** Past the end of the text stands an empty line end, so that rules need not ask. */
const NOTHING: Token = { kind: 'line', start: Infinity, end: Infinity, norm: '\n', glued: false };

export function tokenAt(reading: Reading, index: number): Token {
  return reading.tokens[index] ?? NOTHING;
}

export function wordAt(reading: Reading, index: number): string {
  const token = tokenAt(reading, index);
  return token.kind === 'word' ? token.norm : '';
}

export function isMark(token: Token, marks: string): boolean {
  return token.kind === 'mark' && marks.includes(token.norm);
}

/** A full stop, question or exclamation mark or semicolon before white space, or a line end; not that of `emp.` */
export function endsSentence(reading: Reading, index: number): boolean {
  const token = tokenAt(reading, index);
  if (token.kind === 'line') return true;
  if (!isMark(token, '.!?;…') || tokenAt(reading, index + 1).glued) return false;
  return !(token.norm === '.' && ABBREVIATIONS.has(wordAt(reading, index - 1)));
}

/** Where a phrase stops: any mark, line end or removed secret. */
export function endsClause(token: Token): boolean {
  return (
    token.kind === 'line' || token.kind === 'removed' || (token.kind === 'mark' && !'-_*#$@&+%'.includes(token.norm))
  );
}

/** A chunk longer than this is no value of a person's; the bound keeps reading linear. */
const LONGEST_CHUNK = 96;
const VALUE_ENDS = ',;")»”]>|';

/** The index behind the last token glued to the one at `index`, stopping at marks that end a value, or at `marks`. */
export function chunkEnd(reading: Reading, index: number, marks = ''): number {
  let end = index + 1;
  while (end < index + LONGEST_CHUNK && goesOn(tokenAt(reading, end), marks)) end += 1;
  while (end > index + 1 && isMark(tokenAt(reading, end - 1), ".?…'’:-")) end -= 1;
  return end;
}

function goesOn(token: Token, marks: string): boolean {
  return token.glued && token.kind !== 'removed' && !isMark(token, VALUE_ENDS) && !isMark(token, marks);
}

export function stretchOf(reading: Reading, from: number, to: number): Stretch {
  return { start: tokenAt(reading, from).start, end: tokenAt(reading, to - 1).end };
}

export function written(reading: Reading, stretch: Stretch): string {
  return reading.text.slice(stretch.start, stretch.end);
}
