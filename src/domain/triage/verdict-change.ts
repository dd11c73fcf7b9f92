import type { FactKey, Facts, FactValue } from './facts.js';
import { FACT_KEYS } from './facts.js';
import type { Complication, Route, Scenario } from './scenarios.js';
import type { ConfidenceLevel, Evidence, Verdict } from './verdict.js';

/** What of a verdict can change; the same in every language. */
export type Judgement = Pick<
  Verdict,
  'scenario' | 'also' | 'route' | 'complications' | 'confidence' | 'redactedText' | 'evidence' | 'engineVersion'
>;

/** A verdict with the facts it rested on. Its text begins with the whole text of the verdict before it. */
export interface Judged {
  readonly verdict: Judgement;
  readonly facts: Facts;
  /** The overrule that gave it, where a person's word stands in it. */
  readonly overruleId?: string | null;
}

/** One thing that came in between two verdicts and bears the newer one. A fact that was not known is null. */
export type Reason =
  | { readonly kind: 'fact'; readonly fact: FactKey; readonly from: FactValue | null; readonly to: FactValue | null }
  | { readonly kind: 'wording'; readonly quote: string; readonly supports?: readonly Scenario[] }
  | { readonly kind: 'engine'; readonly from: string; readonly to: string }
  | { readonly kind: 'person'; readonly word: 'given' | 'ended' };

interface Moved<T> {
  readonly from: T;
  readonly to: T;
}

interface Exchanged<T> {
  readonly gained: readonly T[];
  readonly lost: readonly T[];
}

/** How one verdict differs from the one before it, and why. What is null or empty stayed as it was. */
export interface VerdictChange {
  readonly scenario: Moved<Scenario> | null;
  readonly route: Moved<Route> | null;
  readonly confidence: Moved<ConfidenceLevel> | null;
  readonly also: Exchanged<Scenario>;
  readonly complications: Exchanged<Complication>;
  readonly because: readonly Reason[];
}

const LONGEST_QUOTE = 160;

/** What changed between two verdicts of one case, and which new facts, words or engine changed it. */
export function verdictChange(before: Judged, after: Judged): VerdictChange {
  const [was, is] = [before.verdict, after.verdict];
  return {
    scenario: moved(was.scenario, is.scenario),
    route: moved(was.route, is.route),
    confidence: moved(was.confidence.level, is.confidence.level),
    also: exchanged(was.also, is.also),
    complications: exchanged(was.complications, is.complications),
    because: reasons(before, after),
  };
}

/** Did the answer change, and not merely how sure it is? */
export const isOtherAnswer = ({ scenario, route, also, complications }: VerdictChange): boolean =>
  scenario !== null ||
  route !== null ||
  [also, complications].some(({ gained, lost }) => gained.length + lost.length > 0);

/** New pieces that the evidence of either verdict rests on; all that is new where the evidence names none of it. */
function reasons(before: Judged, after: Judged): readonly Reason[] {
  const facts = changedFacts(before.facts, after.facts);
  const named = namedFacts([...before.verdict.evidence, ...after.verdict.evidence]);
  const bearing = facts.filter(({ fact }) => named.has(fact));
  const words = newWords(before.verdict.redactedText, after.verdict);
  const found = [...bearing, ...words.filter(({ supports }) => supports !== undefined)];
  const said = found.length > 0 ? found : [...facts, ...words];
  return [...personsWord(before, after), ...said, ...newEngine(before.verdict, after.verdict)];
}

function personsWord({ overruleId: was = null }: Judged, { overruleId: is = null }: Judged): readonly Reason[] {
  if (was === is) return [];
  return [{ kind: 'person', word: is === null ? 'ended' : 'given' }];
}

type FactReason = Extract<Reason, { kind: 'fact' }>;
type WordingReason = Extract<Reason, { kind: 'wording' }>;

function changedFacts(before: Facts, after: Facts): readonly FactReason[] {
  return FACT_KEYS.filter((fact) => before[fact] !== after[fact]).map((fact) => ({
    kind: 'fact',
    fact,
    from: before[fact] ?? null,
    to: after[fact] ?? null,
  }));
}

const namedFacts = (evidence: readonly Evidence[]): ReadonlySet<FactKey> =>
  new Set(evidence.flatMap(({ fact }) => (fact === undefined ? [] : [fact])));

/** Quoted stretches of what was said since; its beginning where nothing of it is quoted. */
function newWords(said: string, { redactedText, evidence }: Judgement): readonly WordingReason[] {
  const from = redactedText.startsWith(said) ? said.length : 0;
  const added = redactedText.slice(from).trim();
  if (added === '') return [];
  const quotes = evidence.flatMap(({ kind, quote, start = -1, supports }): readonly WordingReason[] =>
    kind === 'wording' && quote !== undefined && start >= from && supports !== undefined
      ? [{ kind, quote, supports }]
      : [],
  );
  return quotes.length > 0 ? quotes : [{ kind: 'wording', quote: added.slice(0, LONGEST_QUOTE) }];
}

const newEngine = (before: Judgement, after: Judgement): readonly Reason[] =>
  before.engineVersion === after.engineVersion
    ? []
    : [{ kind: 'engine', from: before.engineVersion, to: after.engineVersion }];

const moved = <T>(from: T, to: T): Moved<T> | null => (from === to ? null : { from, to });

const exchanged = <T>(before: readonly T[], after: readonly T[]): Exchanged<T> => ({
  gained: after.filter((item) => !before.includes(item)),
  lost: before.filter((item) => !after.includes(item)),
});
