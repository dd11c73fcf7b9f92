import type { TicketView } from './features.js';
import type { Model } from './model.js';
import { directionTo, pullsOf } from './model.js';
import type { Scenario } from './scenarios.js';
import type { Token } from './tokens.js';

/** A stretch of the text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NEIGHBOUR_SHARE = 0.3;
const MAX_QUOTE = 240;
const MIN_CLAUSE = 3;

interface Clause {
  readonly words: readonly Token[];
  readonly pull: number;
}

/** The neighbouring clauses of one sentence that pull most towards a reading; undefined where none does. */
export function strongestStretch(
  model: Model,
  view: TicketView,
  readings: readonly number[],
  towards: Scenario,
): Stretch | undefined {
  const { tokens } = view.reading;
  const clauses = clausesOf(tokens, pullsOf(model, view.features, directionTo(towards, readings), tokens.length));
  const pullAt = (at: number): number => clauses[at]?.pull ?? -Infinity;
  const centre = strongestOf(clauses, MIN_CLAUSE) ?? strongestOf(clauses, 1) ?? -1;
  if (centre < 0) return undefined;
  const joins = (at: number): boolean =>
    pullAt(at) > pullAt(centre) * NEIGHBOUR_SHARE &&
    clauses[at]?.words[0]?.sentence === clauses[centre]?.words[0]?.sentence;
  let first = centre;
  let last = centre;
  while (joins(first - 1)) first -= 1;
  while (joins(last + 1)) last += 1;
  return spanOf(clauses.slice(first, last + 1));
}

function strongestOf(clauses: readonly Clause[], size: number): number | undefined {
  let found: number | undefined;
  let most = 0;
  clauses.forEach(({ words, pull }, at) => {
    if (words.length < size || pull <= most) return;
    found = at;
    most = pull;
  });
  return found;
}

function clausesOf(tokens: readonly Token[], pulls: Float64Array): readonly Clause[] {
  const clauses: { words: Token[]; pull: number }[] = [];
  tokens.forEach((token, at) => {
    const last = clauses.at(-1);
    const before = last?.words[0];
    if (last !== undefined && before?.clause === token.clause && before.sentence === token.sentence) {
      last.words.push(token);
      last.pull += pulls[at] ?? 0;
    } else clauses.push({ words: [token], pull: pulls[at] ?? 0 });
  });
  return clauses;
}

function spanOf(clauses: readonly Clause[]): Stretch | undefined {
  const words = clauses.flatMap((clause) => clause.words);
  const [first] = words;
  if (first === undefined) return undefined;
  const last = words.findLast(({ end }) => end - first.start <= MAX_QUOTE) ?? first;
  return { start: first.start, end: last.end };
}
