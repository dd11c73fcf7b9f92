import type { FactKey, FactValue } from './facts.js';
import type { Complication, Route, Scenario } from './scenarios.js';

export type ConfidenceLevel = 'high' | 'medium' | 'low';

/** A checked fact or a quoted stretch that speaks for or against scenarios. `quote === redactedText.slice(start, end)`. */
export interface Evidence {
  readonly kind: 'fact' | 'wording';
  readonly fact?: FactKey;
  readonly value?: FactValue;
  readonly quote?: string;
  readonly start?: number;
  readonly end?: number;
  readonly supports?: readonly Scenario[];
  readonly against?: readonly Scenario[];
  readonly why: string;
}

/** A fact that, once it is checked so, would bring another verdict. */
export interface Change {
  readonly fact: FactKey;
  readonly value: FactValue;
  readonly scenario: Scenario;
}

/** The contract's verdict without its window, which is counted on the calendar. */
export interface Verdict {
  readonly scenario: Scenario;
  readonly also: readonly Scenario[];
  readonly route: Route;
  readonly complications: readonly Complication[];
  readonly confidence: {
    readonly level: ConfidenceLevel;
    /** 0 to 1; falls when any of the listed evidence falls away. */
    readonly score: number;
    /** How far the nearest decision that could have gone the other way is from doing so; the level is read off it. */
    readonly margin: number;
  };
  readonly needsInfo: boolean;
  readonly question?: { readonly fact: FactKey; readonly text: string };
  /** What else it could be, best first. */
  readonly rivals: readonly Scenario[];
  readonly redactedText: string;
  readonly evidence: readonly Evidence[];
  /** Single facts that would change the verdict, in the order of the facts. */
  readonly wouldChange: readonly Change[];
  readonly nextAction: string;
  readonly steps: readonly string[];
  readonly checklist: readonly string[];
  readonly secretsFound: number;
  readonly engineVersion: string;
}
