import { BEARERS, LINKS, NAMING_ADJECTIVES, SHOWN_NOUNS } from './indirect-words.js';
import { chunkEnd, endsClause, isMark, stretchOf, tokenAt, wordAt, written } from './reading.js';
import type { Reading, Span } from './reading.js';
import { isOpenPiece } from './value-shapes.js';
import { hasParticipleEnding, isValueless, isValuelessInside } from './valueless-words.js';
import { NUMBER_WORDS, REFERENCE_BEFORE, UNITS_AFTER } from './vocabulary.js';

const LONGEST_PLAIN = 9;
const STRONG_JOINTS = '-_*#$@&+%';

/**
 * Words that can be a value and describe nothing, from the token to the end of the clause: `quenas y zampoñas`,
 * `monaguillo 4 velas`, `Tiza Blanca Nueve`. No verb, no word about the state of a key, no institution.
 */
export function plainValueAt(reading: Reading, from: number): Span | undefined {
  if (!isPlainStart(reading, from)) return undefined;
  let behind = from + 1;
  while (behind - from < LONGEST_PLAIN) {
    const next = behindPlainStep(reading, behind);
    if (next === behind) break;
    behind = next;
  }
  const isAllowed = isSomething(reading, from, behind) && !isFollowedByMore(reading, behind);
  return isAllowed ? { from, behind } : undefined;
}

function isPlainStart(reading: Reading, from: number): boolean {
  const token = tokenAt(reading, from);
  if (token.kind === 'number') return tokenAt(reading, from + 1).kind === 'word' && isContent(reading, from + 1);
  if (token.kind !== 'word') return false;
  if (SHOWN_NOUNS.has(token.norm) || REFERENCE_BEFORE.has(token.norm) || BEARERS.has(token.norm)) return false;
  if (token.norm.endsWith('ly') || BEARERS.has(wordAt(reading, from - 1))) return false;
  if (NUMBER_WORDS.has(token.norm)) return isContent(reading, from + 1) && !SHOWN_NOUNS.has(wordAt(reading, from + 1));
  return !isValueless(token.norm) || isGluedCompound(reading, from);
}

function isContent(reading: Reading, index: number): boolean {
  const word = wordAt(reading, index);
  return word !== '' && !isValueless(word) && !UNITS_AFTER.has(word);
}

function behindPlainStep(reading: Reading, at: number): number {
  const token = tokenAt(reading, at);
  if (token.kind === 'removed') return at;
  if (isInsideChunk(reading, at)) return at + 1;
  if (endsClause(token) || token.kind === 'mark') return at;
  const goesOn = token.kind === 'number' || NUMBER_WORDS.has(token.norm) || NAMING_ADJECTIVES.has(token.norm);
  const isLast = hasParticipleEnding(token.norm) && endsClause(tokenAt(reading, at + 1));
  return goesOn || isLast || isContent(reading, at) ? at + 1 : behindLink(reading, at);
}

/** Glued to what stands before it: `cascada-azul`, `Sto.Domingo`; and the full stop of `Sto. Remedio`. */
function isInsideChunk(reading: Reading, at: number): boolean {
  const token = tokenAt(reading, at);
  if (!isMark(token, '.')) return token.glued && !isMark(token, ',;:!?…)]>"”»\'’');
  return (
    ['sto', 'sta', 'sn', 'dn'].includes(wordAt(reading, at - 1)) || (token.glued && tokenAt(reading, at + 1).glued)
  );
}

function behindLink(reading: Reading, at: number): number {
  let head = at;
  while (head < at + 2 && LINKS.has(wordAt(reading, head))) head += 1;
  const word = wordAt(reading, head);
  return head > at && word !== '' && (NUMBER_WORDS.has(word) || !isValuelessInside(word)) ? head + 1 : at;
}

function isSomething(reading: Reading, from: number, behind: number): boolean {
  const piece = written(reading, stretchOf(reading, from, behind));
  return piece.length >= 3 && !isOpenPiece(piece.replace(/\s+/g, '-')) && !isCompanyForm(reading, behind);
}

function isCompanyForm(reading: Reading, behind: number): boolean {
  return (
    ['s', 'sa', 'cia', 'ltda', 'sas', 'srl'].includes(wordAt(reading, behind)) ||
    ['cia', 'ltda', 'sa'].includes(wordAt(reading, behind - 1))
  );
}

/** `copia de la`, `requisito para`: a statement goes on. */
function isFollowedByMore(reading: Reading, behind: number): boolean {
  return ['de', 'del', 'para', 'pa', 'of', 'for', 'to', 'que'].includes(wordAt(reading, behind));
}

/** Whether the words run up to a mark, a line end or a new clause. */
export function fillsClause(reading: Reading, behind: number): boolean {
  const next = tokenAt(reading, behind);
  return next.kind !== 'word' || CLAUSE_OPENERS.has(next.norm);
}

const CLAUSE_OPENERS: ReadonlySet<string> = new Set(
  'y e pero mas como aunque porque xq o u ni ya no con por and but or which that tambien igual segun asi'.split(' '),
);

/** A value that shows a number or a joint says more than plain words do: `Perro bravo 123`, `cascada-azul`. */
export function isMarked(reading: Reading, { from, behind }: Span): boolean {
  if (behind - from > 1 && NUMBER_WORDS.has(wordAt(reading, behind - 1))) return true;
  if (reading.tokens.slice(from, behind).some((token) => token.kind === 'number')) return true;
  return isGluedCompound(reading, from);
}

/** `cascada-azul`, `Capilla#San-Roque`: at least three letters on both sides of a joint. */
function isGluedCompound(reading: Reading, from: number): boolean {
  const behind = chunkEnd(reading, from);
  if (behind - from < 3 || !isMark(tokenAt(reading, from + 1), STRONG_JOINTS)) return false;
  const parts = [wordAt(reading, from), wordAt(reading, from + 2)];
  return parts.every((part) => part.length >= 3) && parts.some((part) => !isValueless(part));
}

/** Two or more capital words: a name, of a person perhaps. */
export function looksLikeName(reading: Reading, { from, behind }: Span): boolean {
  let capitals = 0;
  for (let index = from; index < behind; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'number') return false;
    if (token.kind === 'word' && /^[A-Z\u00c0-\u00de]/.test(reading.text.charAt(token.start))) capitals += 1;
  }
  return capitals >= 2;
}
