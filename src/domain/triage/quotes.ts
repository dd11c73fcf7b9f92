import type { SentenceView, TicketView } from './features.js';
import type { Model, Target } from './model.js';
import { pull } from './model.js';
import type { Token } from './tokens.js';

/** A stretch of the text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NEIGHBOUR_SHARE = 0.3;
const MAX_QUOTE = 240;

/** The clauses of a sentence that speak most for a target. */
export function strongestStretch(model: Model, target: Target, sentence: SentenceView): Stretch | undefined {
  const pulls = pullsOfClauses(model, target, sentence);
  const [top] = [...pulls].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
  if (top === undefined) return undefined;
  const [centre, most] = top;
  const joins = (clause: number): boolean =>
    pulls.has(clause) && (pulls.get(clause) ?? 0) > Math.max(0, most * NEIGHBOUR_SHARE);
  let first = centre;
  let last = centre;
  while (joins(first - 1)) first -= 1;
  while (joins(last + 1)) last += 1;
  return spanOf(sentence.words.filter(({ clause }) => clause >= first && clause <= last));
}

function pullsOfClauses(model: Model, target: Target, sentence: SentenceView): ReadonlyMap<number, number> {
  const pulls = new Map<number, number>();
  for (const feature of sentence.features) {
    const clause = sentence.words[feature.word]?.clause;
    if (clause !== undefined) pulls.set(clause, (pulls.get(clause) ?? 0) + pull(model, target, feature));
  }
  return pulls;
}

function spanOf(words: readonly Token[]): Stretch | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const last = words.findLast(({ end }) => end - first.start <= MAX_QUOTE) ?? first;
  return { start: first.start, end: last.end };
}

/** The sentence whose features speak most for a target of the ticket as a whole. */
export function strongestSentence(model: Model, target: Target, view: TicketView): SentenceView | undefined {
  let best: SentenceView | undefined;
  let most = 0;
  for (const sentence of view.sentences) {
    if (sentence.quoted) continue;
    const sum = sentence.features.reduce((total, feature) => total + Math.max(0, pull(model, target, feature)), 0);
    if (sum > most) {
      most = sum;
      best = sentence;
    }
  }
  return best;
}
