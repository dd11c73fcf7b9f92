import { meaningsOf } from './fact-meaning.js';
import type { Facts } from './facts.js';
import type { TicketView } from './features.js';
import type { Model } from './model.js';
import { isCheckedInOrder } from './outcomes.js';
import { strongestStretch } from './quotes.js';
import { relationOf } from './relations.js';
import type { FailureCause, Locale, Scenario, Text } from './scenarios.js';
import type { Evidence } from './verdict.js';
import { WHY_AGAINST, WHY_DENIED, WHY_FACT, WHY_IN_PERSON, WHY_WORDING } from './verdict-texts.js';
import type { Heard, Weighing } from './weighing.js';
import { shareOf } from './weighing.js';

/** A listed piece with how likely it alone makes the verdict; a piece that only speaks against has none. */
export interface WeighedEvidence {
  readonly item: Evidence;
  readonly strength: number;
}

const FACT_STRENGTH = 0.97;
const AGAINST_STRENGTH = 0.2;
/** A reading less likely than this is not what the text says. */
const SAID = 0.15;
/** A further cause counts for less than the one that leads. */
const BESIDE_STRENGTH = 0.2;

export interface Case {
  readonly model: Model;
  readonly view: TicketView;
  readonly text: string;
  readonly facts: Facts;
  readonly heard: Heard;
  readonly weighing: Weighing;
  readonly locale: Locale;
}

/** The pieces that make the verdict, facts first: take one away and it changes or weakens. */
export function supportingEvidence(
  given: Case,
  scenario: Scenario,
  also: readonly FailureCause[],
): readonly WeighedEvidence[] {
  switch (scenario) {
    case 'out_of_scope':
      return saidEvidence(given, scenario);
    case 'standard_recovery':
      return [...orderEvidence(given), ...saidEvidence(given, scenario)];
    case 'undetermined':
      return abstentionEvidence(given);
    default:
      return [
        ...factEvidence(given, scenario, true),
        ...saidEvidence(given, scenario),
        ...also.flatMap((cause) => [
          ...factEvidence(given, cause, true),
          ...wordingEvidence(given, cause, BESIDE_STRENGTH, WHY_WORDING[cause]),
        ]),
      ];
  }
}

/** A quote for what the text says, where it says so. */
function saidEvidence(given: Case, scenario: Scenario): readonly WeighedEvidence[] {
  const share = shareOf(given.weighing.readings, scenario);
  if (given.weighing.standing.scenario !== scenario)
    return wordingEvidence(given, scenario, BESIDE_STRENGTH, WHY_WORDING[scenario]);
  return share < SAID ? [] : wordingEvidence(given, scenario, share, WHY_WORDING[scenario]);
}

function wordingEvidence(given: Case, towards: Scenario, strength: number, why: Text): readonly WeighedEvidence[] {
  const { model, view, text, weighing, locale } = given;
  const stretch = strongestStretch(model, view, weighing.readings, towards);
  if (stretch === undefined) return [];
  const { start, end } = stretch;
  const quote = text.slice(start, end);
  return [{ item: { kind: 'wording', quote, start, end, supports: [towards], why: why[locale] }, strength }];
}

/** A text of at most so many UTF-16 units can stand as evidence whole. */
const LONGEST_WHOLE = 480;

/** The whole text as one piece, for a verdict that no single clause of it bears. */
export function wholeText(given: Case, scenario: Scenario): readonly WeighedEvidence[] {
  const { tokens } = given.view.reading;
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  if (end === start || end - start > LONGEST_WHOLE) return [];
  const quote = given.text.slice(start, end);
  const why = WHY_WORDING[scenario][given.locale];
  const strength = shareOf(given.weighing.readings, scenario);
  return [{ item: { kind: 'wording', quote, start, end, supports: [scenario], why }, strength }];
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

const ORDER_CAUSES = ['invalid_email', 'ruc_inactive', 'representative_mismatch'] as const;

/** The checks that found the record in order, where they alone did. */
function orderEvidence(given: Case): readonly WeighedEvidence[] {
  if (!isCheckedInOrder(given.facts)) return [];
  return ORDER_CAUSES.flatMap((cause) => factEvidence(given, cause, false)).map(({ item }) => ({
    item: { ...item, supports: ['standard_recovery'] as const },
    strength: FACT_STRENGTH,
  }));
}

/** What was told and denied by a fact, what the portal said, or what the writer says and is not enough. */
function abstentionEvidence(given: Case): readonly WeighedEvidence[] {
  const { told } = given.weighing;
  const denying =
    told === undefined
      ? []
      : factEvidence(given, told, false).map(({ item }) => ({
          item: { ...item, supports: ['undetermined'] as const },
          strength: FACT_STRENGTH,
        }));
  if (told !== undefined && denying.length > 0)
    return [...denying, ...wordingEvidence(given, told, AGAINST_STRENGTH, WHY_DENIED)];
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
  return [...sent, ...saidEvidence(given, 'undetermined')];
}

const MAX_AGAINST = 4;

/** What speaks against the causes of the verdict: wording that denies them, and facts that deny what the wording tells. */
export function opposingEvidence(given: Case, causes: readonly FailureCause[]): readonly WeighedEvidence[] {
  const { told } = given.weighing;
  const facts = told === undefined || causes.includes(told) ? [] : factEvidence(given, told, false);
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
