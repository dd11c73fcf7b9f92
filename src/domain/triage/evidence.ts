import { meaningsOf } from './fact-meaning.js';
import type { Facts } from './facts.js';
import type { TicketView } from './features.js';
import type { Model, Target } from './model.js';
import { quoteOf, settledQuote } from './quote-finding.js';
import { relationOf } from './relations.js';
import type { FailureCause, Locale, Scenario } from './scenarios.js';
import type { Evidence } from './verdict.js';
import { WHY_AGAINST, WHY_DENIED, WHY_FACT, WHY_IN_PERSON, WHY_WORDING } from './verdict-texts.js';
import type { Weighing } from './weighing.js';
import { TOLD, scoreOf } from './weighing.js';

/** A listed piece with how likely it alone makes the verdict; a piece that only speaks against has none. */
export interface WeighedEvidence {
  readonly item: Evidence;
  readonly strength: number;
}

const FACT_STRENGTH = 0.97;
const AGAINST_STRENGTH = 0.2;

export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

export interface Case {
  readonly model: Model;
  readonly view: TicketView;
  readonly text: string;
  readonly facts: Facts;
  readonly weighing: Weighing;
  readonly locale: Locale;
}

/** The pieces that make the verdict, strongest kind first: take one away and it changes or weakens. */
export function supportingEvidence(
  given: Case,
  scenario: Scenario,
  also: readonly FailureCause[],
): readonly WeighedEvidence[] {
  switch (scenario) {
    case 'out_of_scope':
    case 'standard_recovery':
      return wholeEvidence(given, scenario);
    case 'undetermined':
      return abstentionEvidence(given);
    default:
      return [scenario, ...also].flatMap((cause) => causeEvidence(given, cause));
  }
}

function causeEvidence(given: Case, cause: FailureCause): readonly WeighedEvidence[] {
  const facts = factEvidence(given, cause, true);
  const score = scoreOf(given.weighing.scores, cause);
  const wording = score > TOLD ? wordingEvidence(given, cause, given.weighing.scores.get(cause)?.sentence ?? -1) : [];
  return [...facts, ...wording];
}

function factEvidence(given: Case, cause: FailureCause, present: boolean): readonly WeighedEvidence[] {
  return meaningsOf(given.facts)
    .filter((meaning) => meaning.cause === cause && meaning.present === present)
    .map(({ fact, value }) => ({
      item: {
        kind: 'fact',
        fact,
        value,
        ...(present ? { supports: [cause] } : { against: [cause] }),
        why: WHY_FACT[present ? 'for' : 'against'][given.locale],
      },
      strength: present ? FACT_STRENGTH : AGAINST_STRENGTH,
    }));
}

function wordingEvidence(given: Case, target: Target & Scenario, sentence: number): readonly WeighedEvidence[] {
  const quote = quoteOf(given, target, sentence);
  const strength = logistic(scoreOf(given.weighing.scores, target));
  return quote === undefined
    ? []
    : [{ item: { kind: 'wording', ...quote, supports: [target], why: WHY_WORDING[target][given.locale] }, strength }];
}

const ORDER_CAUSES = ['invalid_email', 'ruc_inactive', 'representative_mismatch'] as const;

function wholeEvidence(given: Case, scenario: 'out_of_scope' | 'standard_recovery'): readonly WeighedEvidence[] {
  const target = scenario === 'out_of_scope' ? 'out_of_scope' : 'in_order';
  const strength = logistic(scoreOf(given.weighing.scores, target));
  const quote = settledQuote(given, target);
  const why = WHY_WORDING[scenario][given.locale];
  const wording: readonly WeighedEvidence[] =
    quote === undefined ? [] : [{ item: { kind: 'wording', ...quote, supports: [scenario], why }, strength }];
  if (scenario === 'out_of_scope') return wording;
  const facts = ORDER_CAUSES.flatMap((cause) => factEvidence(given, cause, false)).map(({ item }) => ({
    item: { ...item, supports: [scenario] as readonly Scenario[] },
    strength: FACT_STRENGTH,
  }));
  return scoreOf(given.weighing.scores, target) > 0 || facts.length === 0 ? [...facts, ...wording] : facts;
}

/** What was told and denied by a fact, or what the portal said; nothing where nothing was told. */
function abstentionEvidence(given: Case): readonly WeighedEvidence[] {
  const denied = given.weighing.told.flatMap((cause) => [
    ...factEvidence(given, cause, false),
    ...wordingEvidence(given, cause, given.weighing.scores.get(cause)?.sentence ?? -1).map(({ item }) => ({
      item: { ...item, why: WHY_DENIED[given.locale] },
      strength: AGAINST_STRENGTH,
    })),
  ]);
  const sent: readonly WeighedEvidence[] =
    given.facts.portalSaysInPerson === true
      ? [
          {
            item: {
              kind: 'fact',
              fact: 'portalSaysInPerson',
              value: true,
              supports: ['ruc_inactive', 'first_time_key', 'invalid_email'],
              why: WHY_IN_PERSON[given.locale],
            },
            strength: AGAINST_STRENGTH,
          },
        ]
      : [];
  return [...denied, ...sent];
}

const MAX_AGAINST = 4;

/** What speaks against the causes of the verdict: wording that denies them, and facts that deny what the wording tells. */
export function opposingEvidence(given: Case, causes: readonly FailureCause[]): readonly WeighedEvidence[] {
  const facts = given.weighing.told
    .filter((cause) => !causes.includes(cause))
    .flatMap((cause) => factEvidence(given, cause, false));
  const wording = given.view.reading.mentions.flatMap((mention) => {
    const relation = relationOf(mention);
    if (relation === undefined || relation.weight >= 0 || !causes.includes(relation.cause)) return [];
    const { start, end } = mention;
    return [{ start, end, cause: relation.cause }];
  });
  const distinct = [...new Map(wording.map((stretch) => [`${stretch.start}:${stretch.cause}`, stretch])).values()];
  return [
    ...facts,
    ...distinct.slice(0, MAX_AGAINST).map(({ start, end, cause }): WeighedEvidence => ({
      item: {
        kind: 'wording',
        quote: given.text.slice(start, end),
        start,
        end,
        against: [cause],
        why: WHY_AGAINST[given.locale],
      },
      strength: AGAINST_STRENGTH,
    })),
  ];
}
