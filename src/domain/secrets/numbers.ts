import { isMark, tokenAt, wordAt } from './reading.js';
import type { Reading } from './reading.js';
import { NUMBER_WORDS, UNITS_AFTER } from './vocabulary.js';

/** A dictated or grouped number: `482 913`, `4 0 9 1`, `552-018`, `G-482913`, `cuatro ocho dos`. */
export interface NumberRun {
  /** Index behind its last token. */
  readonly behind: number;
  readonly digits: string;
}

const MOST_GROUPS = 10;

/** Digits in groups of at most four, or one group of any length. */
export function digitRun(reading: Reading, from: number): NumberRun | undefined {
  const first = tokenAt(reading, from);
  if (first.kind !== 'number') return undefined;
  let digits = first.norm;
  let behind = from + 1;
  for (let groups = 1; groups < MOST_GROUPS && digits.length < 8; groups += 1) {
    const next = nextGroup(reading, behind, first.norm.length);
    if (next === undefined) break;
    digits += tokenAt(reading, next).norm;
    behind = next + 1;
  }
  return endsCleanly(reading, behind) ? { digits, behind } : undefined;
}

function nextGroup(reading: Reading, index: number, size: number): number | undefined {
  const token = tokenAt(reading, index);
  const at = isMark(token, '-.') && token.glued && tokenAt(reading, index + 1).glued ? index + 1 : index;
  const group = tokenAt(reading, at);
  if (group.kind !== 'number' || size > 4 || group.norm.length !== size) return undefined;
  return at;
}

/** `4711.01`, `50%`, `12/03/2026`, `10:30`, `8h`, `4471 dólares` are no codes. */
function endsCleanly(reading: Reading, behind: number): boolean {
  const next = tokenAt(reading, behind);
  if (next.glued && (next.kind === 'word' || next.kind === 'number')) return false;
  if (isMark(next, '%/:°º$*#@_+&')) return next.norm === '*' ? false : !next.glued;
  if (isMark(next, '.,-') && next.glued)
    return !tokenAt(reading, behind + 1).glued || tokenAt(reading, behind + 1).kind !== 'number';
  return !UNITS_AFTER.has(wordAt(reading, behind));
}

/** At least three words of numbers in a row, with `y` and commas between them. */
export function spokenRun(reading: Reading, from: number): NumberRun | undefined {
  let count = 0;
  let behind = from;
  let index = from;
  while (count < 40) {
    const word = wordAt(reading, index);
    if (NUMBER_WORDS.has(word) || (count > 0 && tokenAt(reading, index).kind === 'number')) {
      count += 1;
      behind = index + 1;
    } else if (count === 0 || !(word === 'y' || isMark(tokenAt(reading, index), ',-'))) {
      break;
    }
    index += 1;
  }
  const spoken = count >= 3 && !UNITS_AFTER.has(wordAt(reading, behind));
  return spoken ? { digits: '', behind } : undefined;
}

export function looksLikeYear(digits: string): boolean {
  return /^(?:19|20)[0-9]{2}$/.test(digits);
}
