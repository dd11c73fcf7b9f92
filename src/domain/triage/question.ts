import { factsSay } from './fact-meaning.js';
import type { FactKey, Facts } from './facts.js';
import type { FailureCause, Scenario } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';
import type { Weighing } from './weighing.js';
import { shareOf } from './weighing.js';

/** How often a cause leads, over the 600 labelled tickets; where the wording says nothing this alone ranks the rivals. */
const SHARE: Readonly<Record<FailureCause, number>> = {
  invalid_email: 0.26,
  representative_mismatch: 0.21,
  ruc_inactive: 0.2,
  first_time_key: 0.19,
  captcha_loop: 0.14,
};

/** The facts that tell a cause, the one to ask first leading. */
const ASKED_BY: Readonly<Record<FailureCause, readonly FactKey[]>> = {
  invalid_email: ['emailStatus', 'recoveryMailArrived'],
  representative_mismatch: ['representativeMatches'],
  ruc_inactive: ['rucStatus'],
  first_time_key: ['hasHadKeyBefore'],
  captcha_loop: ['captchaPassed'],
};
const IN_PERSON_CAUSES: readonly FailureCause[] = ['ruc_inactive', 'first_time_key', 'invalid_email'];

interface Rival {
  readonly cause: FailureCause;
  readonly weight: number;
}

/** What an undetermined case could be, likeliest first; causes that a fact denies are out. */
export function rivalsOf(weighing: Weighing, facts: Facts): readonly Rival[] {
  return FAILURE_CAUSES.filter((cause) => factsSay(cause, facts) !== false)
    .filter((cause) => facts.portalSaysInPerson !== true || IN_PERSON_CAUSES.includes(cause))
    .map((cause) => ({ cause, weight: SHARE[cause] * Math.sqrt(shareOf(weighing.readings, cause)) }))
    .sort((left, right) => right.weight - left.weight);
}

/** The one fact whose answer splits the rivals best: the closer its cause is to half of all, the better. */
export function bestQuestion(rivals: readonly Rival[], facts: Facts): FactKey {
  const total = rivals.reduce((sum, { weight }) => sum + weight, 0);
  const ranked = rivals
    .map(({ cause, weight }) => ({
      fact: ASKED_BY[cause].find((key) => !isAnswered(facts, key)),
      split: Math.abs(weight / total - 0.5),
    }))
    .sort((left, right) => left.split - right.split);
  return ranked.find(({ fact }) => fact !== undefined)?.fact ?? firstOpen(facts);
}

const isAnswered = (facts: Facts, key: FactKey): boolean => facts[key] !== undefined && facts[key] !== 'unknown';

const firstOpen = (facts: Facts): FactKey =>
  (['recoveryMailArrived', 'representativeMatches', 'rucStatus', 'captchaPassed'] as const).find(
    (key) => !isAnswered(facts, key),
  ) ?? 'portalSaysInPerson';

export const rivalScenarios = (rivals: readonly Rival[]): readonly Scenario[] =>
  rivals.slice(0, 3).map(({ cause }) => cause);
