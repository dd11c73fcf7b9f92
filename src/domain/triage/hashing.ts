const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const SPREAD = 0x85ebca6b;
const SPREAD_AGAIN = 0xc2b2ae35;

/** The model keeps one row of weights for each of so many slots; features that share a slot share its weights. */
export const SLOTS = 1 << 18;

/** FNV-1a over UTF-16 units, spread over 32 bits. */
export function hashOf(text: string): number {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return spread(hash);
}

/** One hash of two, in their order; not yet spread. */
export const pairOf = (left: number, right: number): number => Math.imul(left, 31) ^ Math.imul(right, PRIME);

/** The slot of a feature of some kind. */
export const slotOf = (hash: number, kind: number): number => spread(hash ^ kind) & (SLOTS - 1);

function spread(hash: number): number {
  let out = Math.imul(hash ^ (hash >>> 16), SPREAD);
  out = Math.imul(out ^ (out >>> 13), SPREAD_AGAIN);
  return out ^ (out >>> 16);
}

/** Kinds of features; each spreads its features over the slots in its own way. */
export const KIND = {
  word: hashOf('word'),
  scoped: hashOf('scoped'),
  next: hashOf('next'),
  afterNext: hashOf('afterNext'),
  piece: hashOf('piece'),
  tag: hashOf('tag'),
  scopedTag: hashOf('scopedTag'),
  nextTags: hashOf('nextTags'),
  afterNextTags: hashOf('afterNextTags'),
  together: hashOf('together'),
  apart: hashOf('apart'),
  mention: hashOf('mention'),
  rule: hashOf('rule'),
  setting: hashOf('setting'),
} as const;
