import { foldWord } from '../fold.js';
import { COMPLICATION_WORDS } from './complication-words.js';
import { PREDICATE_WORDS } from './predicates.js';
import { SCOPE_WORDS } from './scope-words.js';
import { SETTING_WORDS } from './setting-words.js';
import { TOPIC_WORDS } from './topics.js';

const WORDS = { ...TOPIC_WORDS, ...PREDICATE_WORDS, ...SCOPE_WORDS, ...SETTING_WORDS, ...COMPLICATION_WORDS };

/** What a word can mean; a word may carry several tags. */
export type Tag = keyof typeof WORDS;

/** Every tag, in one order. */
export const TAGS = Object.keys(WORDS) as readonly Tag[];

/** Words that carry a tag together: the first one leads to the rest. */
export interface Phrase {
  readonly tag: Tag;
  readonly rest: readonly string[];
}

interface Entries {
  readonly exact: Map<string, Set<Tag>>;
  readonly prefix: Map<string, Set<Tag>>;
  /** Phrases by the fold of their first word. */
  readonly phrases: Map<string, Phrase[]>;
}

export const LEXICON_VERSION = 1;

const NONE: readonly Tag[] = [];
const MIN_PREFIX = 2;

function compile(): Entries {
  const entries: Entries = { exact: new Map(), prefix: new Map(), phrases: new Map() };
  for (const tag of TAGS) {
    for (const entry of WORDS[tag].split(/\s+/)) {
      if (entry !== '') addEntry(entries, tag, entry);
    }
  }
  return entries;
}

function addEntry(entries: Entries, tag: Tag, entry: string): void {
  const words = entry.split('_').map(foldPattern);
  const [first = '', ...rest] = words;
  if (rest.length > 0) append(entries.phrases, first, { tag, rest });
  else if (first.endsWith('*')) include(entries.prefix, first.slice(0, -1), tag);
  else include(entries.exact, first, tag);
}

const foldPattern = (word: string): string => (word.endsWith('*') ? `${foldWord(word.slice(0, -1))}*` : foldWord(word));

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function include(map: Map<string, Set<Tag>>, key: string, tag: Tag): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([tag]));
  else set.add(tag);
}

const ENTRIES = compile();

/** The tags of one folded word standing alone. */
export function tagsOfWord(fold: string): readonly Tag[] {
  const found = new Set<Tag>(ENTRIES.exact.get(fold) ?? NONE);
  for (let length = Math.min(fold.length, 24); length >= MIN_PREFIX; length -= 1) {
    for (const tag of ENTRIES.prefix.get(fold.slice(0, length)) ?? NONE) found.add(tag);
  }
  return found.size === 0 ? NONE : [...found];
}

const fits = (pattern: string, word: string): boolean =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;

/** The phrases that begin with a folded word. */
export const phrasesFrom = (fold: string): readonly Phrase[] | undefined => ENTRIES.phrases.get(fold);

/** Do the words after `index` go on as the phrase does? */
export function fitsPhrase({ rest }: Phrase, words: readonly { readonly fold: string }[], index: number): boolean {
  for (let offset = 0; offset < rest.length; offset += 1) {
    const pattern = rest[offset] ?? '';
    const word = words[index + 1 + offset]?.fold;
    if (word === undefined || word.charCodeAt(0) !== pattern.charCodeAt(0) || !fits(pattern, word)) return false;
  }
  return true;
}
