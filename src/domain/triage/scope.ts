import type { Tag } from './lexicon/lexicon.js';
import type { Token } from './tokens.js';

/** What a statement is worth: told as present, solved, guessed, hearsay, or quoted from an earlier message. */
export type Scope = 'now' | 'solved' | 'guess' | 'hearsay' | 'history';

export const has = (token: Token, ...tags: readonly Tag[]): boolean => tags.some((tag) => token.tags.includes(tag));

const NEGATION_REACH = 5;

/** Is the word at `index` denied by a negation shortly before it in its own clause? */
export function isNegated(tokens: readonly Token[], index: number): boolean {
  const here = tokens[index];
  if (here === undefined) return false;
  for (let back = 1; back <= NEGATION_REACH; back += 1) {
    const token = tokens[index - back];
    if (token === undefined || token.clause !== here.clause) return false;
    if (has(token, 'NEG')) return true;
  }
  return false;
}

/** The scope of each word of one sentence. */
export function scopesOf(sentence: readonly Token[], next: readonly Token[]): readonly Scope[] {
  const report = hearsayFrom(sentence);
  const solved = isSolved(sentence) || (sentence.some((t) => has(t, 'PAST')) && startsSolved(next));
  let guessing = false;
  let guessClause = -1;
  return sentence.map((token, index) => {
    if (has(token, 'GUESS')) {
      guessing = true;
      guessClause = token.clause;
    }
    if (guessing && token.clause > guessClause + 1) guessing = false;
    if (report >= 0 && index >= report) return 'hearsay';
    if (guessing) return 'guess';
    return solved ? 'solved' : 'now';
  });
}

function hearsayFrom(sentence: readonly Token[]): number {
  const say = sentence.findIndex((token) => has(token, 'SAY'));
  if (say < 0 || sentence.some((token) => has(token, 'AUTHORITY'))) return -1;
  const token = sentence[say];
  if (token !== undefined && has(token, 'THEY_SAY')) return say;
  const around = sentence.slice(Math.max(0, say - 7), say + 5);
  return around.some((near) => has(near, 'KIN')) ? say : -1;
}

const isSolved = (sentence: readonly Token[]): boolean =>
  sentence.some((token, index) => has(token, 'SOLVED') && !isNegated(sentence, index)) &&
  !sentence.some((token) => has(token, 'STILL_OPEN'));

const startsSolved = (sentence: readonly Token[]): boolean => isSolved(sentence.slice(0, 14));
