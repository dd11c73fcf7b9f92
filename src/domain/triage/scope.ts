import type { Tag } from './lexicon/lexicon.js';
import type { TagSet } from './senses.js';
import { meets, tagSet } from './senses.js';
import type { Token } from './tokens.js';

/** What a statement is worth: told as present, denied as a whole, solved, guessed, hearsay, or quoted from an earlier message. */
export type Scope = 'now' | 'denied' | 'solved' | 'guess' | 'hearsay' | 'history';

export const has = (token: Token, ...tags: readonly Tag[]): boolean =>
  tags.some((tag) => token.sense.tags.includes(tag));

const NEG = tagSet('NEG');
const NEGATION_REACH = 5;
const SOLUTION_REACH = 2;
const AND = new Set(['i', 'e', 'and']);
const SPEAKER_BEFORE = 7;
const SPEAKER_AFTER = 5;
const SHORT_CLAUSE = 3;

/** Is the word at `index` denied by a negation shortly before it in its own clause? */
export function isNegated(tokens: readonly Token[], index: number, reach = NEGATION_REACH): boolean {
  const here = tokens[index];
  if (here === undefined) return false;
  for (let back = 1; back <= reach; back += 1) {
    const token = tokens[index - back];
    if (token === undefined || token.clause !== here.clause || AND.has(token.fold)) return false;
    if (meets(token.sense, NEG)) return true;
  }
  return false;
}

/** Without one of these a sentence tells what is present. */
const TURNING: TagSet = tagSet('SAY', 'THEY_SAY', 'UNKNOWN', 'NOT_THAT', 'GUESS', 'SOLVED', 'PAST');
const PLAIN: readonly Scope[] = Array<Scope>(64).fill('now');

const plainScopes = (length: number): readonly Scope[] =>
  length <= PLAIN.length ? PLAIN : Array<Scope>(length).fill('now');

/** The scope of each word of one sentence; `next` is the sentence after it. */
export function scopesOf(sentence: readonly Token[], next: readonly Token[]): readonly Scope[] {
  if (!sentence.some(({ sense }) => meets(sense, TURNING))) return plainScopes(sentence.length);
  const segments = segmentsOf(sentence);
  const hearsay = hearsayRange(sentence, segments);
  const solvedUpTo = solvedSegment(sentence, segments, next);
  const guessed = guessedClauses(sentence);
  const unknown = unknownFrom(sentence, segments);
  const denied = deniedFrom(sentence, segments);
  const within = (stretch: Stretch, index: number): boolean =>
    index >= stretch.from && (segments[index] ?? 0) <= stretch.segment;
  const unsure = (token: Token, index: number): boolean =>
    (guessed.get(token.clause) ?? Infinity) <= index ||
    within(unknown, index) ||
    (token.clause === sentence[unknown.from]?.clause && (segments[index] ?? 0) === unknown.segment);
  return sentence.map((token, index) => {
    if (within(hearsay, index)) return 'hearsay';
    if (index < denied.to && within(denied, index)) return 'denied';
    if (unsure(token, index)) return 'guess';
    return isInSolvedPart(segments[index] ?? 0, solvedUpTo, sentence, segments) ? 'solved' : 'now';
  });
}

interface Stretch {
  readonly from: number;
  /** The stretch ends with this segment: a contrast ("pero", "but") takes the word back. */
  readonly segment: number;
}

const NOWHERE: Stretch = { from: Infinity, segment: -1 };

/** Numbers the parts of a sentence between contrasting words. */
function segmentsOf(sentence: readonly Token[]): readonly number[] {
  let segment = 0;
  return sentence.map((token, index) => {
    if (index > 0 && has(token, 'CONTRAST')) segment += 1;
    return segment;
  });
}

function hearsayRange(sentence: readonly Token[], segments: readonly number[]): Stretch {
  for (const [index, token] of sentence.entries()) {
    if (!has(token, 'SAY')) continue;
    const near = sentence.slice(Math.max(0, index - SPEAKER_BEFORE), index + SPEAKER_AFTER);
    if (near.some((word) => has(word, 'AUTHORITY'))) continue;
    if (has(token, 'THEY_SAY') || near.some((word) => has(word, 'KIN')))
      return { from: index, segment: segments[index] ?? 0 };
  }
  return NOWHERE;
}

/** "No sé el correo", "ni idea": from there on nothing is told, only that it is not known. A forgotten password is told, though. */
function unknownFrom(sentence: readonly Token[], segments: readonly number[]): Stretch {
  const from = sentence.findIndex(
    (token, index) =>
      has(token, 'UNKNOWN') &&
      !sentence.slice(index, index + 6).some((word) => has(word, 'KEY') || word.fold === 'komo' || word.fold === 'how'),
  );
  return from < 0 ? NOWHERE : { from, segment: segments[from] ?? 0 };
}

/** Words with which a denial goes on into the next clause. */
const DENIAL_GOES_ON = new Set(['ni', 'ke', 'i', 'o', 'tampoko', 'nor', 'or', 'not', 'and']);

function deniedFrom(sentence: readonly Token[], segments: readonly number[]): Stretch & { readonly to: number } {
  const from = sentence.findIndex((token) => has(token, 'NOT_THAT'));
  if (from < 0) return { ...NOWHERE, to: -1 };
  const goesOn = (token: Token, index: number): boolean =>
    token.clause === sentence[index - 1]?.clause || DENIAL_GOES_ON.has(token.fold);
  const end = sentence.findIndex((token, index) => index > from && !goesOn(token, index));
  return { from, segment: segments[from] ?? 0, to: end < 0 ? sentence.length : end };
}

/** Clauses that are guessed, each with the index from which; a short aside ("…, creo") colours the clause before it too. */
function guessedClauses(sentence: readonly Token[]): ReadonlyMap<number, number> {
  const clauses = new Map<number, number>();
  sentence.forEach((token, index) => {
    if (!has(token, 'GUESS')) return;
    if (!clauses.has(token.clause)) clauses.set(token.clause, index);
    const size = sentence.filter(({ clause }) => clause === token.clause).length;
    if (size > SHORT_CLAUSE) return;
    clauses.set(token.clause + 1, 0);
    if (index === sentence.length - 1 || size === 1) clauses.set(token.clause - 1, 0);
  });
  return clauses;
}

function solvedSegment(sentence: readonly Token[], segments: readonly number[], next: readonly Token[]): number {
  if (saysSolved(sentence)) {
    const last = sentence.findLastIndex(
      (token, index) => has(token, 'SOLVED') && !isNegated(sentence, index, SOLUTION_REACH),
    );
    return segments[last] ?? 0;
  }
  return sentence.some((token) => has(token, 'PAST')) && saysSolved(next.slice(0, 14)) ? (segments.at(-1) ?? 0) : -1;
}

const saysSolved = (sentence: readonly Token[]): boolean =>
  sentence.some((token, index) => has(token, 'SOLVED') && !isNegated(sentence, index, SOLUTION_REACH)) &&
  !sentence.some((token) => has(token, 'STILL_OPEN'));

/** What is told in the part that ends with the solution, and in earlier parts that speak of the past. */
const isInSolvedPart = (
  segment: number,
  upTo: number,
  sentence: readonly Token[],
  segments: readonly number[],
): boolean =>
  segment === upTo ||
  (segment < upTo && sentence.some((token, index) => segments[index] === segment && has(token, 'PAST')));
