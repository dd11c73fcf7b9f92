import { fitsPhrase } from './lexicon/lexicon.js';
import type { Sense } from './senses.js';
import { senseOf } from './senses.js';
import type { Word } from './words.js';
import { wordOf } from './words.js';

/** One word of a text, with where it stands (UTF-16 offsets) and what it means there. */
export interface Token {
  readonly word: Word;
  readonly fold: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly clause: number;
  sense: Sense;
}

const LETTER = 1;
const MARK = 2;
const STAR = 3;
const APOSTROPHE = 4;
/** From here on the class is that of a mark that ends a clause, or a sentence. */
const CLAUSE_END = 5;
const FULL_STOP = 6;
const SENTENCE_END = 7;
const OTHER = 8;

const CLASSES = new Uint8Array(1 << 16);

function classOf(code: number): number {
  const known = CLASSES[code] ?? OTHER;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  let found = OTHER;
  if (/[\p{L}\p{N}]/u.test(char)) found = LETTER;
  else if ('✔✓✅✘✗❌'.includes(char)) found = MARK;
  else if (char === '*') found = STAR;
  else if (char === "'" || char === '’') found = APOSTROPHE;
  else if (',:()—–'.includes(char)) found = CLAUSE_END;
  else if (char === '.') found = FULL_STOP;
  else if ('!?;\n'.includes(char)) found = SENTENCE_END;
  CLASSES[code] = found;
  return found;
}

/** Splits a text into words with their senses. Linear in the length of the text. */
export function tokenize(text: string): readonly Token[] {
  const tokens = wordsOf(text);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.word.phrases === undefined) continue;
    for (const phrase of token.word.phrases) {
      if (!token.sense.tags.includes(phrase.tag) && fitsPhrase(phrase, tokens, index))
        token.sense = senseOf([...token.sense.tags, phrase.tag]);
    }
  }
  return tokens;
}

function wordsOf(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let index = 0;
  while (index < text.length) {
    const kind = classOf(text.charCodeAt(index));
    if (kind <= STAR) {
      const end = endOfWord(text, index, kind);
      if (kind === STAR && end - index === 1) {
        index = end;
        continue;
      }
      const word = wordOf(text.slice(index, end));
      if (word.opensClause) clause += 1;
      tokens.push({ word, fold: word.fold, start: index, end, sentence, clause, sense: word.sense });
      index = end;
      continue;
    }
    if (kind !== OTHER && kind !== APOSTROPHE) {
      clause += 1;
      if (kind === SENTENCE_END || (kind === FULL_STOP && stopsSentence(text, index, tokens.at(-1)))) sentence += 1;
    }
    index += 1;
  }
  return tokens;
}

function endOfWord(text: string, start: number, kind: number): number {
  let end = start + 1;
  if (kind === MARK) return end;
  while (end < text.length && classOf(text.charCodeAt(end)) === kind) end += 1;
  const joins =
    kind === LETTER &&
    classOf(text.charCodeAt(end)) === APOSTROPHE &&
    end + 1 < text.length &&
    classOf(text.charCodeAt(end + 1)) === LETTER;
  if (!joins) return end;
  end += 2;
  while (end < text.length && classOf(text.charCodeAt(end)) === LETTER) end += 1;
  return end;
}

function stopsSentence(text: string, index: number, last: Token | undefined): boolean {
  const next = text.charAt(index + 1);
  if (text.charAt(index - 1) === '.' || next === '.') return false;
  const spaced = next === '' || next === ' ' || next === '\n' || next === '"' || next === ')';
  return spaced && last?.word.isAbbreviation !== true;
}
