const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const SPREAD = 0x85ebca6b;
const SPREAD_AGAIN = 0xc2b2ae35;

/** FNV-1a over UTF-16 units, spread over 32 bits. */
export function hashOf(text: string): number {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return spread(hash);
}

/** One hash of two, in their order. */
export const mix = (left: number, right: number): number => spread(Math.imul(left, 31) ^ Math.imul(right, PRIME));

function spread(hash: number): number {
  let out = Math.imul(hash ^ (hash >>> 16), SPREAD);
  out = Math.imul(out ^ (out >>> 13), SPREAD_AGAIN);
  return out ^ (out >>> 16);
}
