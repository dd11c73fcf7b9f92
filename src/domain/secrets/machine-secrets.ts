import type { Stretch } from './reading.js';

/**
 * Credentials that machines write, told by their own prefix or shape. Every pattern starts at a fixed text and goes on
 * with one class of characters, so that reading stays linear.
 */
const PATTERNS: readonly RegExp[] = [
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{8,}/g,
  /\bsk-[\w-]{16,}/g,
  /\b(?:ghp|gho|ghu|ghs|ghr|github_pat)_\w{16,}/g,
  /\bxox[abprs]-[\w-]{10,}/g,
  /\bAKIA[A-Z0-9]{12,}/g,
  /\bAIza[\w-]{20,}/g,
  /\b(?:glpat|npm|whsec|hf)[-_][\w-]{16,}/g,
];
const URL_CREDENTIALS = /:\/\/[^\s:/@]{0,100}:([^\s/@]{1,100})@/dg;
const BEARER = /\b(?:bearer|basic)\s([\w.~+/-]{16,500}=*)/dgi;
/** One look that spares nearly every text all others. */
const GATE =
  /:\/\/|eyJ|_[A-Za-z0-9]|AKIA|AIza|xox|sk-|glpat|[Bb][Ee][Aa][Rr][Ee][Rr]|[Bb][Aa][Ss][Ii][Cc]|npm-|hf-|whsec|-----BEGIN/;
const PRIVATE_KEY = '-----BEGIN ';
const PRIVATE_KEY_END = '-----END ';

export function findMachineSecrets(text: string): Stretch[] {
  if (!GATE.test(text)) return [];
  const found: Stretch[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) found.push({ start: match.index, end: match.index + match[0].length });
  }
  for (const pattern of [URL_CREDENTIALS, BEARER]) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      if (end > start && /[^*•x]/i.test(text.slice(start, end))) found.push({ start, end });
    }
  }
  return [...found, ...privateKeys(text)];
}

function privateKeys(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = text.indexOf(PRIVATE_KEY);
  while (start >= 0) {
    const close = text.indexOf(PRIVATE_KEY_END, start);
    const behind = close < 0 ? -1 : text.indexOf('-----', close + PRIVATE_KEY_END.length);
    const end = behind < 0 ? text.length : behind + 5;
    if (text.slice(start, start + 60).includes('PRIVATE KEY')) found.push({ start, end });
    start = text.indexOf(PRIVATE_KEY, end);
  }
  return found;
}
