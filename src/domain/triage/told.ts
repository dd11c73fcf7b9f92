import type { TicketView } from './features.js';
import type { Model } from './model.js';
import { READINGS } from './model.js';
import type { FailureCause, Scenario } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';

/** How much more than nothing a sentence must say of a further cause; chosen by leaving each author out. */
const TOLD_BESIDE = 3;

/** The causes that single sentences tell beside the scenario of the whole: those that it comes before. */
export function toldBeside(model: Model, view: TicketView, scenario: Scenario): readonly FailureCause[] {
  const first = FAILURE_CAUSES.findIndex((cause) => cause === scenario);
  const later = first < 0 ? [] : FAILURE_CAUSES.slice(first + 1);
  if (later.length === 0) return [];
  const sums = sentenceSums(model, view);
  const nothing = READINGS.indexOf('undetermined');
  return later.filter((cause) => {
    const at = READINGS.indexOf(cause);
    const main = READINGS.indexOf(scenario);
    return sums.some((sum) => (sum[at] ?? 0) - Math.max(sum[nothing] ?? 0, sum[main] ?? 0) > TOLD_BESIDE);
  });
}

function sentenceSums(model: Model, { reading, features }: TicketView): readonly Float64Array[] {
  const width = READINGS.length;
  const ends: number[] = [];
  for (const sentence of reading.sentences) ends.push((ends.at(-1) ?? 0) + sentence.length);
  const sums = ends.map(() => new Float64Array(width));
  const sentenceOf = reading.sentences.flatMap((sentence, index) => sentence.map(() => index));
  features.words.forEach((word, index) => {
    const sum = sums[sentenceOf[word] ?? -1];
    if (sum === undefined) return;
    const row = (features.slots[index] ?? 0) * width;
    for (let at = 0; at < width; at += 1)
      sum[at] = (sum[at] ?? 0) + (model.weights[row + at] ?? 0) * (features.values[index] ?? 0);
  });
  return sums.filter((_, index) => reading.scopes[index]?.[0] !== 'history');
}
