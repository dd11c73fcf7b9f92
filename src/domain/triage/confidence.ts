import type { WeighedEvidence } from './evidence.js';
import type { Standing } from './outcomes.js';
import type { Scenario } from './scenarios.js';
import type { ConfidenceLevel } from './verdict.js';

/** Margins from which a level is given; measured by cross-validation over authors, see docs/triage-report.md. */
export const LEVEL_MARGINS = { high: 5.5, medium: 1.8 } as const;

const SURE = 9;

/**
 * How far the next scenario is behind, as the natural logarithm of how much less likely it is; nothing where a single
 * sentence overruled what the whole says.
 */
export const marginOf = ({ scenario, share, nextShare }: Standing, decided: Scenario): number =>
  scenario === decided ? Math.min(SURE, Math.log(share / Math.max(nextShare, Number.MIN_VALUE))) : 0;

export function levelOf(margin: number): ConfidenceLevel {
  if (margin >= LEVEL_MARGINS.high) return 'high';
  return margin >= LEVEL_MARGINS.medium ? 'medium' : 'low';
}

/** 0 to 1: how well the listed evidence bears the verdict. Each piece taken away lowers it. */
export function scoreFor(supporting: readonly WeighedEvidence[]): number {
  const doubt = supporting.reduce((product, { strength }) => product * (1 - strength), 1);
  return supporting.length === 0 ? 0 : 1 - doubt;
}
