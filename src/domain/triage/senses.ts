import { COMPLICATION_WORDS } from './lexicon/complication-words.js';
import type { Tag } from './lexicon/lexicon.js';
import { TAGS } from './lexicon/lexicon.js';
import { PREDICATE_WORDS } from './lexicon/predicates.js';
import { hashOf } from './hashing.js';

export type TopicClass = 'MAIL' | 'RUC' | 'REP' | 'CAPTCHA' | 'KEY' | 'SHOP';
/** Words that say something of a topic without being its own: being it, being a problem, nobody having told. */
const PLAIN_PREDICATES = [
  'IS',
  'PROBLEM',
  'UNTOLD',
  'NEVER',
  'FIRST',
  'SOLVED',
  'STILL_OPEN',
  'FORGOT',
] as const satisfies readonly Tag[];
export type Predicate = keyof typeof PREDICATE_WORDS | (typeof PLAIN_PREDICATES)[number];

const PREDICATES: readonly Predicate[] = [
  ...(Object.keys(PREDICATE_WORDS) as (keyof typeof PREDICATE_WORDS)[]),
  ...PLAIN_PREDICATES,
];

const TOPIC_OF: readonly (readonly [Tag, TopicClass])[] = [
  ['CAPTCHA', 'CAPTCHA'],
  ['MAIL', 'MAIL'],
  ['RUC', 'RUC'],
  ['REP', 'REP'],
  ['IDN', 'REP'],
  ['DELIVERY', 'MAIL'],
  ['KEY', 'KEY'],
  ['CAPWEAK', 'CAPTCHA'],
  ['SHOP', 'SHOP'],
];

/** A set of tags as bits, thirty to a number. */
export interface TagSet {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const BITS = 30;

export function tagSet(...tags: readonly Tag[]): TagSet {
  const bits = [0, 0, 0, 0];
  for (const tag of tags) {
    const at = TAGS.indexOf(tag);
    const part = Math.floor(at / BITS);
    bits[part] = (bits[part] ?? 0) | (1 << (at % BITS));
  }
  const [a = 0, b = 0, c = 0, d = 0] = bits;
  return { a, b, c, d };
}

export const meets = (one: TagSet, other: TagSet): boolean =>
  ((one.a & other.a) | (one.b & other.b) | (one.c & other.c) | (one.d & other.d)) !== 0;

/** What a word can mean, in the forms in which it is asked for. */
export interface Sense extends TagSet {
  readonly tags: readonly Tag[];
  /** Hashes of the tags that the model weighs. */
  readonly weighed: readonly number[];
  readonly topic: TopicClass | undefined;
  readonly predicates: readonly Predicate[];
}

const TAG_HASH = new Map(TAGS.map((tag) => [tag, hashOf(tag)]));
const SENSES = new Map<string, Sense>();

/** Words for complications teach the model nothing; so their list can grow without a new training. */
const isWeighed = (tag: Tag): boolean => !(tag in COMPLICATION_WORDS);

/** The sense of a word with these tags; one for each set. */
export function senseOf(tags: readonly Tag[]): Sense {
  const key = tags.join();
  const known = SENSES.get(key);
  if (known !== undefined) return known;
  const sense: Sense = {
    ...tagSet(...tags),
    tags,
    weighed: tags.filter(isWeighed).map((tag) => TAG_HASH.get(tag) ?? 0),
    topic: TOPIC_OF.find(([tag]) => tags.includes(tag))?.[1],
    predicates: PREDICATES.filter((tag) => tags.includes(tag)),
  };
  SENSES.set(key, sense);
  return sense;
}
