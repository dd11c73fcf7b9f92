import { factsSay } from './fact-meaning.js';
import type { Facts } from './facts.js';
import type { Scenario } from './scenarios.js';
import { FAILURE_CAUSES } from './scenarios.js';
import type { WeighedEvidence } from './evidence.js';
import type { ConfidenceLevel } from './verdict.js';
import type { Weighing } from './weighing.js';
import { TOLD, isCheckedInOrder, scoreOf } from './weighing.js';

/** Margins from which a level is given; measured by cross-validation over authors, see docs/triage-report.md. */
export const LEVEL_MARGINS = { high: 4.6, medium: 1.6 } as const;

const SURE = 9;

/** How far the nearest decision that could have gone the other way is from doing so. Facts decide with certainty. */
export function marginOf(weighing: Pick<Weighing, 'scores'>, facts: Facts, scenario: Scenario): number {
  const { scores } = weighing;
  const outside = Math.abs(scoreOf(scores, 'out_of_scope'));
  if (scenario === 'out_of_scope') return outside;
  const open = FAILURE_CAUSES.filter((cause) => factsSay(cause, facts) === undefined);
  const causes = open.map((cause) => Math.abs(scoreOf(scores, cause) - TOLD));
  const needsOrder = scenario === 'standard_recovery' || scenario === 'undetermined';
  const order = needsOrder && !isCheckedInOrder(facts) ? Math.abs(scoreOf(scores, 'in_order')) : SURE;
  return Math.min(SURE, outside, order, ...causes);
}

export function levelOf(margin: number): ConfidenceLevel {
  if (margin >= LEVEL_MARGINS.high) return 'high';
  return margin >= LEVEL_MARGINS.medium ? 'medium' : 'low';
}

/** 0 to 1: how well the listed evidence bears the verdict. Each piece taken away lowers it. */
export function scoreFor(supporting: readonly WeighedEvidence[]): number {
  const doubt = supporting.reduce((product, { strength }) => product * (1 - strength), 1);
  return supporting.length === 0 ? 0 : 1 - doubt;
}
