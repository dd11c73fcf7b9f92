import type { TicketView } from './features.js';
import type { Model } from './model.js';
import { READINGS, sumsOfParts } from './model.js';
import type { FailureCause, Scenario } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';

/** How much more than nothing and than the scenario of the whole a sentence must say of a further cause. */
const TOLD_BESIDE = 4;
/** To come first in precedence it must say more, for then the verdict changes. Both chosen by leaving authors out. */
const TOLD_FIRST = 8;

/** What each sentence speaks for by itself, row-major in the order of `READINGS`. */
export const sumsBySentence = (model: Model, view: TicketView): Float64Array =>
  sumsOfParts(model, view.features, sentenceNumbers(view), view.reading.sentences.length);

/** The causes that single sentences tell beside the cause that the whole tells. */
export function toldBeside(sums: Float64Array, scenario: Scenario): readonly FailureCause[] {
  const own = FAILURE_CAUSES.findIndex((cause) => cause === scenario);
  if (own < 0) return [];
  const nothing = READINGS.indexOf('undetermined');
  const main = READINGS.indexOf(scenario);
  return FAILURE_CAUSES.filter((cause, index) => {
    if (index === own) return false;
    const enough = index < own ? TOLD_FIRST : TOLD_BESIDE;
    const at = READINGS.indexOf(cause);
    for (let from = 0; from < sums.length; from += READINGS.length) {
      const most = Math.max(sums[from + nothing] ?? 0, sums[from + main] ?? 0);
      if ((sums[from + at] ?? 0) - most > enough) return true;
    }
    return false;
  });
}

/** Per word of the ticket the number of its sentence; -1 for quoted history, which tells nothing of today. */
function sentenceNumbers({ reading }: TicketView): Int32Array {
  const numbers = new Int32Array(reading.tokens.length);
  let from = 0;
  reading.sentences.forEach((sentence, index) => {
    const number = reading.scopes[index]?.[0] === 'history' ? -1 : index;
    numbers.fill(number, from, from + sentence.length);
    from += sentence.length;
  });
  return numbers;
}
