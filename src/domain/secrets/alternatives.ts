import { isMark, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { valueAt } from './values.js';
import type { Expectation } from './values.js';
import { COPULAS } from './vocabulary.js';

/** `lunallena o lunanueva`, `4471, 4472 y 4473`. */
export function alternatives(reading: Reading, first: Span, expected: Expectation): Span[] {
  const found: Span[] = [];
  let last = first;
  while (found.length < 8) {
    const next = ending(reading, last) ?? alternative(reading, last, expected);
    if (!next) return found;
    found.push(next);
    last = next;
  }
  return found;
}

/** `empezaba con Tunga y terminaba en 55`. */
const ENDING: ReadonlySet<string> = new Set(['termina', 'terminaba', 'acaba', 'acababa']);

function ending(reading: Reading, { behind }: Span): Span | undefined {
  const ends = wordAt(reading, behind) === 'y' && ENDING.has(wordAt(reading, behind + 1));
  return ends ? { from: behind + 3, behind: behind + 4 } : undefined;
}

function alternative(reading: Reading, { from, behind }: Span, expected: Expectation): Span | undefined {
  const at = isMark(tokenAt(reading, behind), ')"”»,') ? behind + 1 : behind;
  const word = wordAt(reading, at);
  const isNumber = tokenAt(reading, from).kind === 'number';
  if (!(['o', 'u', 'or'].includes(word) || (isNumber && (word === 'y' || at > behind)))) return undefined;
  let start = word === '' ? at : at + 1;
  while (COPULAS.has(wordAt(reading, start)) || ['quizas', 'talvez', 'maybe'].includes(wordAt(reading, start)))
    start += 1;
  const next = valueAt(reading, start, expected);
  const isSame = next && (tokenAt(reading, next.from).kind === 'number') === isNumber;
  return isSame && next.behind - next.from <= 3 ? next : undefined;
}
