import { scoreFor } from './confidence.js';
import { rowFor } from './decision-table.js';
import type { Case, WeighedEvidence } from './evidence.js';
import { supportingEvidence, wholeText } from './evidence.js';
import type { Facts } from './facts.js';
import { viewOf } from './features.js';
import { readText } from './mentions.js';
import type { Model } from './model.js';
import { routeOf } from './route.js';
import type { FailureCause, Locale, Route, Scenario } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';
import { hear, weigh } from './weighing.js';

/** What is decided of a case, with every piece that may have decided it. */
export interface Assessment {
  readonly about: Case;
  readonly scenario: Scenario;
  readonly also: readonly FailureCause[];
  readonly route: Route;
  readonly supporting: readonly WeighedEvidence[];
}

export const isCause = (scenario: Scenario): scenario is FailureCause =>
  FAILURE_CAUSES.some((cause) => cause === scenario);

/** Reads a text without secrets and decides. */
export function assess(model: Model, text: string, facts: Facts, locale: Locale): Assessment {
  const view = viewOf(readText(text));
  const heard = hear(model, view);
  const weighing = weigh(model, view, heard, facts);
  const { scenario } = rowFor(weighing.state);
  const also = FAILURE_CAUSES.filter((cause) => weighing.state[cause] && cause !== scenario && isCause(scenario));
  const about: Case = { model, view, text, facts, heard, weighing, locale };
  const supporting = supportingEvidence(about, scenario, also);
  return { about, scenario, also, route: routeOf(scenario, facts, view.reading, text), supporting };
}

/** Beyond so long a text a quote is not tried by reading all again without it. */
const LONGEST_TRIED = 20_000;

/** Facts by themselves are not tried: a test tries them on every labelled ticket. */
const isFact = ({ item }: WeighedEvidence): boolean => item.kind === 'fact';

/** The pieces of the evidence without which the verdict changes or weakens: each is tried by taking it away. */
export function neededEvidence(assessment: Assessment): readonly WeighedEvidence[] {
  const { supporting, about, scenario } = assessment;
  if (about.text.length > LONGEST_TRIED || (supporting.length > 0 && supporting.every(isFact))) return supporting;
  const needed = withoutIdle(assessment, supporting);
  return needed.length > 0 ? needed : withoutIdle(assessment, wholeText(about, scenario));
}

function withoutIdle(assessment: Assessment, pieces: readonly WeighedEvidence[]): readonly WeighedEvidence[] {
  let kept = pieces.map((piece) => ({ piece, without: scoreWithout(assessment, piece) }));
  for (;;) {
    const score = scoreFor(kept.map(({ piece }) => piece));
    const idle = kept.find(({ without }) => without >= score);
    if (idle === undefined) return kept.map(({ piece }) => piece);
    kept = kept.filter((trial) => trial !== idle);
  }
}

const CHANGED = -1;

/** How well the verdict stands without a piece: below zero when it is another one. */
function scoreWithout(assessment: Assessment, { item }: WeighedEvidence): number {
  const { model, text, facts, locale } = assessment.about;
  const { fact, start = 0, end = 0 } = item;
  const after =
    fact === undefined
      ? assess(model, `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`, facts, locale)
      : assess(model, text, { ...facts, [fact]: undefined }, locale);
  const isSame =
    after.scenario === assessment.scenario &&
    after.route === assessment.route &&
    after.also.join() === assessment.also.join();
  if (!isSame) return CHANGED;
  const whole = wholeText(after.about, after.scenario);
  return Math.max(scoreFor(after.supporting), scoreFor(whole));
}
