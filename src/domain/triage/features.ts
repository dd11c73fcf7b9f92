import type { Features } from './collector.js';
import { Collector } from './collector.js';
import { KIND, hashOf, pairOf, slotOf } from './hashing.js';
import type { Mention, Reading } from './mentions.js';
import { relationOf } from './relations.js';
import { FAILURE_CAUSES } from './scenarios.js';
import type { Scope } from './scope.js';
import { meets, tagSet } from './senses.js';
import { settingOf } from './settings.js';
import type { Token } from './tokens.js';

export interface TicketView {
  readonly reading: Reading;
  readonly features: Features;
}

/** How much each kind of feature counts: whole words and what is said of a topic most, parts of words least. */
export const VALUE = {
  word: 1,
  pair: 0.6,
  piece: 0.3,
  tag: 0.7,
  tags: 0.5,
  together: 0.5,
  apart: 0.4,
  mention: 1,
  rule: 0.5,
  setting: 1,
} as const;
const NEGATION_REACH = 4;
const MAX_RULE = 2;
/** A ticket longer than this is read in part only, so that time stays linear. */
const MAX_WORDS = 4000;

const NEG = tagSet('NEG');
const SCOPE_MARKS: Readonly<Record<Scope, number>> = { now: 0, history: 1, denied: 2, solved: 3, guess: 4, hearsay: 4 };
/** Scope marks once without and once with a denial before the word; the first one is no mark at all. */
const MARK_HASHES = Array.from({ length: 10 }, (_, mark) => hashOf(`mark ${mark}`));
const SETTING_KEYS = ['employerKey', 'employerKeyWorks', 'otherMatter', 'onTopic'] as const;

/** Everything the model looks at in a text that has been read. */
export function viewOf(reading: Reading): TicketView {
  const features = new Collector();
  let at = 0;
  for (let index = 0; index < reading.sentences.length && at < MAX_WORDS; index += 1) {
    const sentence = reading.sentences[index] ?? [];
    const scopes = reading.scopes[index] ?? [];
    addSentence(features, sentence, marksOf(sentence, scopes), at);
    addMeanings(features, sentence, MARK_HASHES[SCOPE_MARKS[scopes[0] ?? 'now'] * 2] ?? 0, at);
    at += sentence.length;
  }
  addMentions(features, reading);
  const setting = settingOf(reading);
  SETTING_KEYS.forEach((key, index) => {
    features.add(slotOf(index * 2 + Number(setting[key]), KIND.setting), VALUE.setting, -1);
  });
  return { reading, features };
}

/** Per word its scope and whether a denial stands shortly before it in its clause. */
function marksOf(sentence: readonly Token[], scopes: readonly Scope[]): readonly number[] {
  const marks: number[] = [];
  let denial: Token | undefined;
  let deniedAt = 0;
  for (let index = 0; index < sentence.length; index += 1) {
    const token = sentence[index];
    if (token === undefined) break;
    const isDenied = denial?.clause === token.clause && index - deniedAt <= NEGATION_REACH;
    marks.push(SCOPE_MARKS[scopes[index] ?? 'now'] * 2 + (isDenied ? 1 : 0));
    if (!meets(token.sense, NEG)) continue;
    denial = token;
    deniedAt = index;
  }
  return marks;
}

function addSentence(features: Collector, sentence: readonly Token[], marks: readonly number[], from: number): void {
  for (let index = 0; index < sentence.length; index += 1) {
    const token = sentence[index];
    if (token === undefined) break;
    const mark = marks[index] ?? 0;
    addToken(features, token, mark, from + index);
    const next = sentence[index + 1];
    if (next === undefined) break;
    features.add(slotOf(pairOf(token.word.stem, next.word.stem), KIND.next), VALUE.pair, from + index);
    addTags(features, token, next, { kind: KIND.nextTags, mark, nextMark: marks[index + 1] ?? 0, at: from + index });
    const afterNext = sentence[index + 2];
    if (afterNext === undefined) continue;
    features.add(slotOf(pairOf(token.word.stem, afterNext.word.stem), KIND.afterNext), VALUE.pair, from + index);
    addTags(features, token, afterNext, {
      kind: KIND.afterNextTags,
      mark,
      nextMark: marks[index + 2] ?? 0,
      at: from + index,
    });
  }
}

function addToken(features: Collector, { word, sense }: Token, mark: number, at: number): void {
  features.addWord(word, at);
  const marked = MARK_HASHES[mark] ?? 0;
  if (mark !== 0) features.add(slotOf(pairOf(word.stem, marked), KIND.scoped), VALUE.word, at);
  for (const tag of sense.weighed) {
    features.add(slotOf(tag, KIND.tag), VALUE.tag, at);
    if (mark !== 0) features.add(slotOf(pairOf(tag, marked), KIND.scopedTag), VALUE.tag, at);
  }
}

interface Where {
  readonly kind: number;
  readonly mark: number;
  readonly nextMark: number;
  readonly at: number;
}

function addTags(features: Collector, left: Token, right: Token, { kind, mark, nextMark, at }: Where): void {
  for (const one of left.sense.weighed) {
    for (const other of right.sense.weighed) {
      const both = pairOf(one, other);
      features.add(slotOf(pairOf(both, MARK_HASHES[mark] ?? 0), kind), VALUE.tags, at);
      if (mark !== nextMark) features.add(slotOf(pairOf(both, MARK_HASHES[nextMark] ?? 0), kind), VALUE.tags, at);
    }
  }
}

/** A meaning as far ahead as this still belongs to what is being said. */
const FARTHEST = 8;

/** Which meanings a sentence brings together, in whatever order, and which stand a few words apart. */
function addMeanings(features: Collector, sentence: readonly Token[], scope: number, from: number): void {
  const distinct = new Map<number, number>();
  for (let index = 0; index < sentence.length; index += 1) {
    const tags = sentence[index]?.sense.weighed ?? [];
    for (const tag of tags) {
      for (const [other] of distinct) {
        const both = pairOf(pairOf(Math.min(tag, other), Math.max(tag, other)), scope);
        if (!distinct.has(tag)) features.add(slotOf(both, KIND.together), VALUE.together, from + index);
      }
      distinct.set(tag, index);
      for (let gap = 3; gap <= FARTHEST; gap += 1) {
        for (const other of sentence[index + gap]?.sense.weighed ?? [])
          features.add(slotOf(pairOf(tag, other), KIND.apart), VALUE.apart, from + index);
      }
    }
  }
}

/** What is said of topics, and per cause how strongly the most telling sentence speaks for and against it. */
function addMentions(features: Collector, { sentences, mentions }: Reading): void {
  if (mentions.length === 0) return;
  const rules = new Rules();
  let from = 0;
  let index = 0;
  for (const sentence of sentences) {
    const number = sentence[0]?.sentence;
    for (; mentions[index]?.sentence === number; index += 1) {
      const mention = mentions[index];
      if (mention === undefined) break;
      const word = from + mention.word;
      features.add(mentionSlot(mention), VALUE.mention, word);
      if (mention.scope === 'now') rules.hear(mention, word);
    }
    rules.endSentence();
    from += sentence.length;
  }
  rules.addTo(features);
}

const HASHES = new Map<string, number>();

function hashed(name: string): number {
  const known = HASHES.get(name);
  if (known !== undefined) return known;
  const hash = hashOf(name);
  HASHES.set(name, hash);
  return hash;
}

function mentionSlot({ topic, predicate, negated, scope }: Mention): number {
  const mark = scope === 'now' ? 0 : scope === 'history' ? 1 : 2;
  return slotOf(pairOf(pairOf(hashed(topic), hashed(predicate)), mark * 2 + Number(negated)), KIND.mention);
}

/** Adds up what the mentions of a sentence say of each cause, and keeps the strongest sentence for and against. */
class Rules {
  private readonly sums = FAILURE_CAUSES.map(() => 0);
  private readonly words = FAILURE_CAUSES.map(() => -1);
  private readonly strongest = FAILURE_CAUSES.flatMap(() => [0, 0]);
  private readonly strongestAt = FAILURE_CAUSES.flatMap(() => [-1, -1]);

  hear(mention: Mention, word: number): void {
    const relation = relationOf(mention);
    if (relation === undefined) return;
    const cause = FAILURE_CAUSES.indexOf(relation.cause);
    this.sums[cause] = (this.sums[cause] ?? 0) + relation.weight;
    this.words[cause] = word;
  }

  endSentence(): void {
    for (let cause = 0; cause < this.sums.length; cause += 1) {
      const word = this.words[cause] ?? -1;
      if (word < 0) continue;
      const sum = this.sums[cause] ?? 0;
      const side = cause * 2 + (sum > 0 ? 1 : 0);
      if (Math.abs(sum) > (this.strongest[side] ?? 0)) {
        this.strongest[side] = Math.abs(sum);
        this.strongestAt[side] = word;
      }
      this.sums[cause] = 0;
      this.words[cause] = -1;
    }
  }

  addTo(features: Collector): void {
    this.strongest.forEach((sum, side) => {
      const value = Math.min(MAX_RULE, sum) * VALUE.rule;
      if (sum > 0) features.add(slotOf(side, KIND.rule), value, this.strongestAt[side] ?? -1);
    });
  }
}
