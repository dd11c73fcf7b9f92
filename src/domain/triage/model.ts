import type { Feature, SentenceView, TicketView } from './features.js';
import type { FailureCause } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';

/** What the model answers: is a cause told, is it another matter, is the record told to be in order. */
export type Target = FailureCause | 'out_of_scope' | 'in_order';
const WHOLE_TARGETS = ['out_of_scope', 'in_order'] as const;
export type WholeTarget = (typeof WHOLE_TARGETS)[number];
export const TARGETS: readonly Target[] = [...FAILURE_CAUSES, ...WHOLE_TARGETS];

/** A linear model: per feature one weight for each target, and a bias for each. */
export interface Model {
  readonly bias: readonly number[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

const UNIT = 100;
/** Quoted history counts less: it was said before. */
export const QUOTED_COST = 0.7;

/** Writes a model as text: the biases, then a line per feature with `target:hundredths` pairs; what rounds to nothing is left out. */
export function printModel(model: Model): string {
  const lines = [...model.weights]
    .map(([key, row]) => [key, row.map((weight) => Math.round(weight * UNIT))] as const)
    .filter(([, row]) => row.some((weight) => Math.abs(weight) > 2))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([key, row]) =>
        `${key} ${row.flatMap((weight, at) => (Math.abs(weight) > 2 ? [`${at}:${weight}`] : [])).join(' ')}`,
    );
  return [model.bias.map((bias) => Math.round(bias * UNIT)).join(' '), ...lines].join('\n');
}

/** Reads what `printModel` wrote. */
export function parseModel(text: string): Model {
  const [head = '', ...lines] = text.split('\n');
  const weights = new Map<string, readonly number[]>();
  for (const line of lines) {
    const [key = '', ...pairs] = line.split(' ');
    const row = TARGETS.map(() => 0);
    for (const pair of pairs) {
      const [target, weight] = pair.split(':').map(Number);
      if (target !== undefined && weight !== undefined) row[target] = weight / UNIT;
    }
    weights.set(key, row);
  }
  return { bias: head.split(' ').map((bias) => Number(bias) / UNIT), weights };
}

/** A target's score with the sentence it rests on; above zero means "yes". */
export interface Score {
  readonly target: Target;
  readonly score: number;
  readonly sentence: number;
}

/** Scores a ticket: causes by their strongest sentence, the rest by the ticket as a whole. */
export function scoreTicket(model: Model, view: TicketView): ReadonlyMap<Target, Score> {
  const best = FAILURE_CAUSES.map((target): Score => ({ target, score: -Infinity, sentence: -1 }));
  view.sentences.forEach((sentence, index) => {
    const sums = sumsOf(model, sentence);
    FAILURE_CAUSES.forEach((target, at) => {
      const score = (sums[at] ?? 0) - (sentence.quoted ? QUOTED_COST : 0);
      if (score > (best[at]?.score ?? 0)) best[at] = { target, score, sentence: index };
    });
  });
  const whole = WHOLE_TARGETS.map((target) => ({ target, score: wholeScore(model, view, target), sentence: -1 }));
  return new Map([...best, ...whole].map((score) => [score.target, score]));
}

/** The score of a target of the whole ticket; with `without`, as if that sentence were not there. */
export function wholeScore(model: Model, view: TicketView, target: WholeTarget, without = -1): number {
  const values = new Map<string, number>();
  view.sentences.forEach(({ quoted, isPart, features }, index) => {
    if (quoted || isPart || index === without) return;
    for (const { key, value } of features) values.set(key, Math.max(value, values.get(key) ?? 0));
  });
  for (const { key, value } of view.settings) values.set(key, value);
  const at = TARGETS.indexOf(target);
  let score = model.bias[at] ?? 0;
  for (const [key, value] of values) score += (model.weights.get(key)?.[at] ?? 0) * value;
  return score;
}

function sumsOf(model: Model, sentence: SentenceView): readonly number[] {
  const sums = FAILURE_CAUSES.map((_, at) => model.bias[at] ?? 0);
  for (const { key, value } of sentence.features) {
    const row = model.weights.get(key);
    if (row === undefined) continue;
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0) * value;
  }
  return sums;
}

/** How much one feature speaks for a target. */
export function pull(model: Model, target: Target, feature: Feature): number {
  return (model.weights.get(feature.key)?.[TARGETS.indexOf(target)] ?? 0) * feature.value;
}
