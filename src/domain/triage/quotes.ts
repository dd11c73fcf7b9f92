import type { SentenceView, TicketView } from './features.js';
import type { Model, Target, WholeTarget } from './model.js';
import { pull, wholeScore } from './model.js';
import type { Token } from './tokens.js';

/** A stretch of the text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NEIGHBOUR_SHARE = 0.3;
const MAX_QUOTE = 240;
const MIN_CLAUSE = 3;

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

/** A word or two between commas ("Buenas,") is no statement, unless nothing else is there. */
const greets = ({ words }: SentenceView, clause: number): boolean => {
  const size = words.filter((word) => word.clause === clause).length;
  return size < MIN_CLAUSE && size < words.length;
};

function pullsOfClauses(model: Model, target: Target, sentence: SentenceView): ReadonlyMap<number, number> {
  const pulls = new Map<number, number>();
  for (const feature of sentence.features) {
    const clause = sentence.words[feature.word]?.clause;
    if (clause !== undefined && !greets(sentence, clause))
      pulls.set(clause, (pulls.get(clause) ?? 0) + pull(model, target, feature));
  }
  return pulls;
}

function spanOf(words: readonly Token[]): Stretch | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const last = words.findLast(({ end }) => end - first.start <= MAX_QUOTE) ?? first;
  return { start: first.start, end: last.end };
}

/** Beyond so many sentences a ticket is no letter any more, and the first ones are looked at. */
const MAX_SENTENCES = 60;

/** The sentence without which the ticket as a whole would speak least for a target. */
export function decisiveSentence(model: Model, target: WholeTarget, view: TicketView): Stretch | undefined {
  let best: SentenceView | undefined;
  const head = { ...view, sentences: view.sentences.slice(0, MAX_SENTENCES) };
  let least = wholeScore(model, head, target);
  head.sentences.forEach((sentence, index) => {
    if (sentence.quoted || sentence.isPart) return;
    const score = wholeScore(model, head, target, index);
    if (score >= least) return;
    least = score;
    best = sentence;
  });
  return best === undefined ? undefined : spanOf(best.words);
}
