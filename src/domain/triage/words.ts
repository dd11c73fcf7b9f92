import { foldWord } from './fold.js';
import { hashOf, slotOf, KIND } from './hashing.js';
import type { Phrase } from './lexicon/lexicon.js';
import { phrasesFrom, tagsOfWord } from './lexicon/lexicon.js';
import type { Sense } from './senses.js';
import { senseOf } from './senses.js';

/** What is known of a spelling wherever it stands. */
export interface Word {
  readonly fold: string;
  readonly sense: Sense;
  /** Phrases of the lexicon that begin with this word. */
  readonly phrases: readonly Phrase[] | undefined;
  readonly stem: number;
  /** The model's slots for the word itself, and for its pieces of three to five letters. */
  readonly own: number;
  readonly pieces: readonly number[];
  readonly isAbbreviation: boolean;
  readonly opensClause: boolean;
  /** A small number for each spelling that is remembered; -1 for those that are not. */
  readonly id: number;
}

/** Words whose full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  `ing sr sra srta dr dra lic lcdo lcda ab abg econ cia ced rep leg tel telf emp empl pat patr nomb cel cta recup reg dom pers nat admin ref av
  pag num no ruc pte pdte vicepte min dpto doc prob nov act transp distrib asoc coop dir gte us uds ud st ms mr mrs dom sec`
    .split(/\s+/)
    .map(foldWord),
);
const CLAUSE_WORDS = new Set(
  'pero aunque sino porque xq pq but because however though although embargo so'.split(' ').map(foldWord),
);
const MARK_WORDS: Readonly<Record<string, string>> = {
  '✔': 'ok',
  '✓': 'ok',
  '✅': 'ok',
  '✘': 'no',
  '✗': 'no',
  '❌': 'no',
};

const STEM = 7;
const PIECES_OF = 14;
const LONGEST_REMEMBERED = 24;
/** So many spellings are remembered; every later one is read afresh each time, with the same result. */
const MOST_REMEMBERED = 20_000;

const REMEMBERED = new Map<string, Word>();

/** Reads a spelling: its sound, its meanings, its slots. */
export function wordOf(raw: string): Word {
  const known = REMEMBERED.get(raw);
  if (known !== undefined) return known;
  const isKept = REMEMBERED.size < MOST_REMEMBERED && raw.length <= LONGEST_REMEMBERED;
  const word = read(raw, isKept ? REMEMBERED.size : -1);
  if (isKept) REMEMBERED.set(raw, word);
  return word;
}

function read(raw: string, id: number): Word {
  const fold = foldToken(raw);
  const stem = hashOf(fold.slice(0, STEM));
  return {
    fold,
    sense: senseOf(tagsOfWord(fold)),
    phrases: phrasesFrom(fold),
    stem,
    own: slotOf(stem, KIND.word),
    pieces: piecesOf(`<${fold.slice(0, PIECES_OF)}>`),
    isAbbreviation: ABBREVIATIONS.has(fold),
    opensClause: CLAUSE_WORDS.has(fold),
    id,
  };
}

function foldToken(raw: string): string {
  const mark = MARK_WORDS[raw];
  if (mark !== undefined) return mark;
  return /[0-9]/.test(raw) ? raw.toLowerCase() : foldWord(raw.replace(/['’]/, ''));
}

function piecesOf(framed: string): readonly number[] {
  const slots = new Set<number>();
  for (let size = 3; size <= 5; size += 1) {
    for (let start = 0; start + size <= framed.length; start += 1)
      slots.add(slotOf(hashOf(framed.slice(start, start + size)), KIND.piece));
  }
  return [...slots];
}
