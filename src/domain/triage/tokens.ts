import { foldWord } from './fold.js';
import type { Tag } from './lexicon/lexicon.js';
import { phrasesAt, tagsOfWord } from './lexicon/lexicon.js';

/** One word of a text, with where it stands (UTF-16 offsets) and what it can mean. */
export interface Token {
  readonly fold: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly clause: number;
  readonly tags: readonly Tag[];
}

/** Words whose full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  `ing sr sra srta dr dra lic lcdo lcda ab abg econ cia ced rep leg tel telf emp empl pat patr nomb cel cta recup reg dom pers nat admin ref av
  pag num no ruc pte pdte vicepte min dpto doc prob nov act transp distrib asoc coop dir gte us uds ud st ms mr mrs dom sec`
    .split(/\s+/)
    .map(foldWord),
);
const CLAUSE_WORDS = new Set(
  [
    'pero',
    'aunque',
    'sino',
    'porque',
    'xq',
    'pq',
    'but',
    'because',
    'however',
    'though',
    'although',
    'embargo',
    'so',
  ].map(foldWord),
);

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[✔✓✅]|[✘✗❌]|\*{2,}|[.!?;\n,:()—–]/gu;

const MARK_WORDS: Readonly<Record<string, string>> = {
  '✔': 'ok',
  '✓': 'ok',
  '✅': 'ok',
  '✘': 'no',
  '✗': 'no',
  '❌': 'no',
};

interface Spot {
  fold: string;
  start: number;
  end: number;
  sentence: number;
  clause: number;
}

/** Splits a text into tagged words. Linear in the length of the text. */
export function tokenize(text: string): readonly Token[] {
  const spots = spotsOf(text);
  const folds = spots.map(({ fold }) => fold);
  const tags = spots.map(({ fold }) => tagsOfWord(fold));
  for (let index = 0; index < spots.length; index += 1) {
    for (const { tag } of phrasesAt(folds, index)) {
      const own = tags[index] ?? [];
      if (!own.includes(tag)) tags[index] = [...own, tag];
    }
  }
  return spots.map((spot, index) => ({ ...spot, tags: tags[index] ?? [] }));
}

function spotsOf(text: string): readonly Spot[] {
  const spots: Spot[] = [];
  let sentence = 0;
  let clause = 0;
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const start = match.index;
    if (isPunctuation(word)) {
      clause += 1;
      if (endsSentence(word, text.charAt(start + 1), text.charAt(start - 1), spots.at(-1))) sentence += 1;
      continue;
    }
    const fold = foldToken(word);
    if (CLAUSE_WORDS.has(fold)) clause += 1;
    spots.push({ fold, start, end: start + word.length, sentence, clause });
  }
  return spots;
}

const isPunctuation = (word: string): boolean => word.length === 1 && '.!?;\n,:()—–'.includes(word);

function foldToken(word: string): string {
  const mark = MARK_WORDS[word];
  if (mark !== undefined) return mark;
  return /[0-9]/.test(word) ? word.toLowerCase() : foldWord(word.replace(/['’]/, ''));
}

function endsSentence(mark: string, next: string, before: string, last: Spot | undefined): boolean {
  if ('!?;\n'.includes(mark)) return true;
  if (mark !== '.' || before === '.' || next === '.') return false;
  const spaced = next === '' || next === ' ' || next === '\n' || next === '"' || next === ')';
  return spaced && !(last !== undefined && ABBREVIATIONS.has(last.fold));
}
