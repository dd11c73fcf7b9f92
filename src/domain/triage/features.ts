import { COMPLICATION_WORDS } from './lexicon/complication-words.js';
import type { Tag } from './lexicon/lexicon.js';
import type { Mention, Reading } from './mentions.js';
import { relationOf } from './relations.js';
import type { Scope } from './scope.js';
import type { FailureCause } from './scenarios.js';
import { settingOf } from './settings.js';
import type { Token } from './tokens.js';

/** One thing the model can weigh: its name, how much of it there is, and the word of the sentence it hangs on. */
export interface Feature {
  readonly key: string;
  readonly value: number;
  readonly word: number;
}

/** How much each kind of feature counts: what is said of a topic most, bare words least, so that wording of one author matters little. */
const VALUE = { mention: 1, tag: 0.5, pair: 0.4, word: 0.35, words: 0.25, rule: 0.5, setting: 1.5 } as const;
const STEM = 6;
const MAX_RULE = 2;
/** A sentence longer than this is read in part only: nobody writes it, and time stays linear. */
const MAX_WORDS = 400;

/** Words for complications teach the model nothing; so their list can grow without a new training. */
const isWeighed = (tag: Tag): boolean => !(tag in COMPLICATION_WORDS);

const scopeMark = (scope: Scope): string => (scope === 'now' ? '' : scope === 'history' ? 'h' : 'x');

/** The features of one sentence; each name at most once. */
export function sentenceFeatures(
  sentence: readonly Token[],
  scopes: readonly Scope[],
  mentions: readonly Mention[],
): readonly Feature[] {
  const features: Feature[] = [];
  const seen = new Set<string>();
  const add = (key: string, value: number, word: number): void => {
    if (seen.has(key)) return;
    seen.add(key);
    features.push({ key, value, word });
  };
  for (const mention of mentions) {
    const key = `m:${mention.topic}:${mention.predicate}:${mention.negated ? 'n' : 'p'}${scopeMark(mention.scope)}`;
    add(key, VALUE.mention, mention.word);
  }
  for (const [cause, { sum, word }] of ruleSums(mentions)) {
    add(`r:${cause}${sum > 0 ? '+' : '-'}`, Math.min(MAX_RULE, Math.abs(sum)) * VALUE.rule, word);
  }
  const length = Math.min(sentence.length, MAX_WORDS);
  for (let index = 0; index < length; index += 1) addWord(sentence, index, scopeMark(scopes[index] ?? 'now'), add);
  return features;
}

function addWord(
  sentence: readonly Token[],
  index: number,
  mark: string,
  add: (key: string, value: number, word: number) => void,
): void {
  const token = sentence[index];
  if (token === undefined) return;
  if (mark !== '') add(`s:${mark}`, VALUE.tag, index);
  const next = sentence[index + 1];
  const afterNext = sentence[index + 2];
  for (const tag of token.tags.filter(isWeighed)) {
    add(`t:${mark}${tag}`, VALUE.tag, index);
    for (const other of next?.tags.filter(isWeighed) ?? []) add(`p:${mark}${tag}>${other}`, VALUE.pair, index);
    for (const other of afterNext?.tags.filter(isWeighed) ?? []) add(`q:${mark}${tag}>${other}`, VALUE.pair, index);
  }
  const stem = token.fold.slice(0, STEM);
  add(`w:${mark}${stem}`, VALUE.word, index);
  if (next !== undefined) add(`b:${mark}${stem}_${next.fold.slice(0, STEM)}`, VALUE.words, index);
}

function ruleSums(mentions: readonly Mention[]): ReadonlyMap<FailureCause, { sum: number; word: number }> {
  const sums = new Map<FailureCause, { sum: number; word: number }>();
  for (const mention of mentions) {
    const relation = mention.scope === 'now' ? relationOf(mention) : undefined;
    if (relation === undefined) continue;
    const before = sums.get(relation.cause)?.sum ?? 0;
    sums.set(relation.cause, { sum: before + relation.weight, word: mention.word });
  }
  return sums;
}

/** A sentence as the model sees it. */
export interface SentenceView {
  readonly words: readonly Token[];
  readonly features: readonly Feature[];
  /** Quoted from an earlier message. */
  readonly quoted: boolean;
  /** Only what stands between two contrasting words ("pero", "ahora") of a sentence that is also seen whole. */
  readonly isPart: boolean;
}

export interface TicketView {
  readonly reading: Reading;
  readonly sentences: readonly SentenceView[];
  /** What the ticket is about as a whole. */
  readonly settings: readonly Feature[];
}

/** Everything the model looks at in a text that has been read. */
export function viewOf(reading: Reading): TicketView {
  const bySentence = mentionsBySentence(reading.mentions);
  const sentences = reading.sentences.flatMap((words, index) => {
    const scopes = reading.scopes[index] ?? [];
    const mentions = bySentence.get(words[0]?.sentence ?? -1) ?? [];
    const whole = partOf({ words, scopes, mentions }, 0, words.length, false);
    const cuts = [
      0,
      ...words.flatMap((word, at) => (at > 0 && word.tags.includes('CONTRAST') ? [at] : [])),
      words.length,
    ];
    const parts = cuts.slice(1).map((end, at) => [cuts[at] ?? 0, end] as const);
    const long = parts.length > 1 ? parts.filter(([from, to]) => to - from >= MIN_PART).slice(0, MAX_PARTS) : [];
    return [whole, ...long.map(([from, to]) => partOf({ words, scopes, mentions }, from, to, true))];
  });
  return { reading, sentences, settings: settingFeatures(reading) };
}

const MIN_PART = 3;
const MAX_PARTS = 12;

interface Sentence {
  readonly words: readonly Token[];
  readonly scopes: readonly Scope[];
  readonly mentions: readonly Mention[];
}

function partOf({ words, scopes, mentions }: Sentence, from: number, to: number, isPart: boolean): SentenceView {
  const part = words.slice(from, to);
  const start = part[0]?.start ?? 0;
  const inside = isPart ? mentions.filter(({ word, start: at }) => word >= from && word < to && at >= start) : mentions;
  const shifted = from === 0 ? inside : inside.map((mention) => ({ ...mention, word: mention.word - from }));
  return {
    words: part,
    features: sentenceFeatures(part, scopes.slice(from, to), shifted),
    quoted: scopes[0] === 'history',
    isPart,
  };
}

function mentionsBySentence(mentions: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const groups = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.sentence);
    if (group === undefined) groups.set(mention.sentence, [mention]);
    else group.push(mention);
  }
  return groups;
}

function settingFeatures(reading: Reading): readonly Feature[] {
  const setting = settingOf(reading);
  const keys = ['employerKey', 'employerKeyWorks', 'otherMatter', 'onTopic'] as const;
  return keys.map((key) => ({ key: `set:${key}:${setting[key]}`, value: VALUE.setting, word: 0 }));
}
