import { COMPLICATION_WORDS } from './lexicon/complication-words.js';
import type { Tag } from './lexicon/lexicon.js';
import { hashOf, mix } from './hashing.js';
import type { Reading } from './mentions.js';
import { relationOf } from './relations.js';
import type { Scope } from './scope.js';
import { has } from './scope.js';
import { settingOf } from './settings.js';
import type { Token } from './tokens.js';

/** The model keeps one row of weights for each of so many slots; features that share a slot share its weights. */
export const SLOTS = 1 << 17;

/** What a model weighs in a ticket: parallel lists of slots, of how much each counts, and of the words they hang on. */
export interface Features {
  readonly slots: readonly number[];
  readonly values: readonly number[];
  /** Index into the words of the ticket; -1 for what the ticket as a whole is. */
  readonly words: readonly number[];
}

export interface TicketView {
  readonly reading: Reading;
  readonly features: Features;
}

/** How much each kind of feature counts: whole words and what is said of a topic most, parts of words least. */
const VALUE = { word: 1, pair: 0.6, piece: 0.3, tag: 0.7, tags: 0.5, mention: 1, rule: 0.5, setting: 1 } as const;
const STEM = 7;
const PIECES_OF = 14;
const NEGATION_REACH = 4;
const MAX_RULE = 2;
/** A ticket longer than this is read in part only, so that time stays linear. */
const MAX_WORDS = 4000;

const FAMILIES = [
  'word',
  'scoped',
  'next',
  'afterNext',
  'piece',
  'tag',
  'tags1',
  'tags2',
  'mention',
  'rule',
  'setting',
];
const FAMILY = Object.fromEntries(FAMILIES.map((name) => [name, hashOf(`family ${name}`)])) as Record<string, number>;
const family = (name: string): number => FAMILY[name] ?? 0;

/** Words for complications teach the model nothing; so their list can grow without a new training. */
const isWeighed = (tag: Tag): boolean => !(tag in COMPLICATION_WORDS);

const SCOPE_MARKS: Readonly<Record<Scope, string>> = {
  now: '',
  history: 'h',
  denied: 'd',
  solved: 'o',
  guess: 'g',
  hearsay: 'g',
};

class Collector {
  readonly slots: number[] = [];
  readonly values: number[] = [];
  readonly words: number[] = [];
  private readonly seen = new Set<number>();

  add(hash: number, value: number, word: number): void {
    const slot = (hash >>> 0) % SLOTS;
    if (this.seen.has(slot)) return;
    this.seen.add(slot);
    this.slots.push(slot);
    this.values.push(value);
    this.words.push(word);
  }
}

/** A word with what the features of its neighbours need to know of it. */
interface Marked {
  readonly token: Token;
  readonly stem: number;
  readonly tags: readonly number[];
  readonly mark: number;
  readonly isMarked: boolean;
  readonly at: number;
}

/** Everything the model looks at in a text that has been read. */
export function viewOf(reading: Reading): TicketView {
  const features = new Collector();
  let at = 0;
  reading.sentences.forEach((sentence, index) => {
    if (at < MAX_WORDS) addSentence(features, sentence, reading.scopes[index] ?? [], at);
    at += sentence.length;
  });
  addMentions(features, reading);
  const setting = settingOf(reading);
  for (const key of ['employerKey', 'employerKeyWorks', 'otherMatter', 'onTopic'] as const)
    features.add(mix(family('setting'), hashOf(`${key}:${setting[key]}`)), VALUE.setting, -1);
  return { reading, features };
}

function addSentence(features: Collector, sentence: readonly Token[], scopes: readonly Scope[], from: number): void {
  const words = sentence.map((token, index): Marked => {
    const mark = `${SCOPE_MARKS[scopes[index] ?? 'now']}${isDenied(sentence, index) ? 'n' : ''}`;
    return {
      token,
      stem: hashOf(token.fold.slice(0, STEM)),
      tags: token.tags.filter(isWeighed).map(hashOf),
      mark: hashOf(mark),
      isMarked: mark !== '',
      at: from + index,
    };
  });
  words.forEach((word, index) => {
    addWord(features, word);
    const next = words[index + 1];
    const afterNext = words[index + 2];
    if (next !== undefined) addPair(features, word, next, 'next');
    if (afterNext !== undefined) addPair(features, word, afterNext, 'afterNext');
  });
}

function isDenied(sentence: readonly Token[], index: number): boolean {
  const clause = sentence[index]?.clause;
  for (let back = 1; back <= NEGATION_REACH; back += 1) {
    const token = sentence[index - back];
    if (token?.clause === clause && token !== undefined && has(token, 'NEG')) return true;
  }
  return false;
}

function addWord(features: Collector, { token, stem, tags, mark, isMarked, at }: Marked): void {
  features.add(mix(family('word'), stem), VALUE.word, at);
  if (isMarked) features.add(mix(family('scoped'), mix(stem, mark)), VALUE.word, at);
  const framed = `<${token.fold.slice(0, PIECES_OF)}>`;
  for (let size = 3; size <= 5; size += 1) {
    for (let start = 0; start + size <= framed.length; start += 1)
      features.add(mix(family('piece'), hashOf(framed.slice(start, start + size))), VALUE.piece, at);
  }
  for (const tag of tags) {
    features.add(mix(family('tag'), tag), VALUE.tag, at);
    if (isMarked) features.add(mix(family('tag'), mix(tag, mark)), VALUE.tag, at);
  }
}

function addPair(features: Collector, left: Marked, right: Marked, distance: 'next' | 'afterNext'): void {
  features.add(mix(family(distance), mix(left.stem, right.stem)), VALUE.pair, left.at);
  const tags = family(distance === 'next' ? 'tags1' : 'tags2');
  for (const one of left.tags) {
    for (const other of right.tags) {
      const both = mix(one, other);
      features.add(mix(tags, mix(both, left.mark)), VALUE.tags, left.at);
      if (left.mark !== right.mark) features.add(mix(tags, mix(both, right.mark)), VALUE.tags, left.at);
    }
  }
}

interface Ruling {
  readonly sum: number;
  readonly word: number;
}

/** What is said of topics. */
function addMentions(features: Collector, reading: Reading): void {
  const starts = startsOf(reading);
  const sums = new Map<string, Ruling>();
  for (const mention of reading.mentions) {
    const { topic, predicate, negated, scope, sentence } = mention;
    const word = (starts.get(sentence) ?? 0) + mention.word;
    const mark = scope === 'now' ? '' : scope === 'history' ? 'h' : 'x';
    features.add(mix(family('mention'), hashOf(`${topic}:${predicate}:${negated}:${mark}`)), VALUE.mention, word);
    const relation = scope === 'now' ? relationOf(mention) : undefined;
    if (relation === undefined) continue;
    const key = `${relation.cause}:${sentence}`;
    sums.set(key, { sum: (sums.get(key)?.sum ?? 0) + relation.weight, word });
  }
  addRules(features, sums);
}

function startsOf({ sentences }: Reading): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  let at = 0;
  for (const sentence of sentences) {
    starts.set(sentence[0]?.sentence ?? -1, at);
    at += sentence.length;
  }
  return starts;
}

/** Per cause, how strongly the most telling sentence speaks for and against it. */
function addRules(features: Collector, sums: ReadonlyMap<string, Ruling>): void {
  const best = new Map<string, Ruling>();
  for (const [key, ruling] of sums) {
    const name = `${key.split(':')[0] ?? ''}${ruling.sum > 0 ? '+' : '-'}`;
    if (Math.abs(ruling.sum) > Math.abs(best.get(name)?.sum ?? 0)) best.set(name, ruling);
  }
  for (const [name, { sum, word }] of best)
    features.add(mix(family('rule'), hashOf(name)), Math.min(MAX_RULE, Math.abs(sum)) * VALUE.rule, word);
}
