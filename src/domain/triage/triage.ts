import { factsSay } from './fact-meaning.js';
import type { Facts } from './facts.js';
import type { Mention } from './mentions.js';
import { readText } from './mentions.js';
import { redact } from './redaction.js';
import { relationOf } from './relations.js';
import type { FailureCause, Locale, Scenario } from './scenarios.js';
import { FAILURE_CAUSES, scenarioEntry } from './scenarios.js';
import type { Setting } from './settings.js';
import { settingOf } from './settings.js';
import type { Evidence, Verdict } from './verdict.js';

export const ENGINE_VERSION = '0.1.0';

/** Text and checked facts in, a verdict out: no clock, no chance, no network. */
export function triage(input: { text: string; facts?: Facts; locale?: Locale }): Verdict {
  const { redactedText, secretsFound } = redact(input.text);
  const facts = input.facts ?? {};
  const locale = input.locale ?? 'es';
  const reading = readText(redactedText);
  const setting = settingOf(reading);
  const told = causesTold(reading.mentions);
  told.set('first_time_key', setting.firstKey - 1);
  const outside = isOutOfScope(setting, facts);
  const causes = outside ? [] : FAILURE_CAUSES.filter((cause) => factsSay(cause, facts) ?? (told.get(cause) ?? 0) > 0);
  const [first, ...also] = causes;
  const inOrder = recordInOrder(facts) || recordToldInOrder(told, facts);
  const scenario: Scenario = outside ? 'out_of_scope' : (first ?? (inOrder ? 'standard_recovery' : 'undetermined'));
  const entry = scenarioEntry(scenario);
  return {
    scenario,
    also,
    route: routeOf(scenario, facts),
    complications: [],
    confidence: { level: 'low', score: 0.5 },
    needsInfo: scenario === 'undetermined',
    rivals: [],
    redactedText,
    evidence: evidenceFrom(reading.mentions, redactedText),
    nextAction: entry.nextAction[locale],
    steps: [],
    checklist: [],
    secretsFound,
    engineVersion: ENGINE_VERSION,
  };
}

function causesTold(mentions: readonly Mention[]): Map<FailureCause, number> {
  const sums = new Map<FailureCause, number>();
  for (const mention of mentions) {
    const relation = mention.scope === 'now' ? relationOf(mention) : undefined;
    if (relation !== undefined) sums.set(relation.cause, (sums.get(relation.cause) ?? 0) + relation.weight);
  }
  return sums;
}

const recordInOrder = (facts: Facts): boolean =>
  (facts.emailStatus === 'valid' || facts.recoveryMailArrived === true) &&
  facts.rucStatus === 'active' &&
  facts.representativeMatches === true;

const recordToldInOrder = (told: ReadonlyMap<FailureCause, number>, facts: Facts): boolean =>
  (factsSay('invalid_email', facts) === false || (told.get('invalid_email') ?? 0) < 0) &&
  (factsSay('ruc_inactive', facts) === false || (told.get('ruc_inactive') ?? 0) < 0);

const isOutOfScope = (setting: Setting, facts: Facts): boolean =>
  setting.employerKeyWorks ||
  (!setting.employerKey && setting.otherMatter) ||
  (!setting.onTopic && Object.keys(facts).length === 0);

function routeOf(scenario: Scenario, facts: Facts): Verdict['route'] {
  const visit = facts.emailStatus === 'missing' || facts.portalSaysInPerson === true;
  return scenario === 'invalid_email' && visit ? 'in_person' : scenarioEntry(scenario).route;
}

function evidenceFrom(mentions: readonly Mention[], text: string): readonly Evidence[] {
  return mentions.flatMap((mention) => {
    const relation = relationOf(mention);
    if (relation === undefined) return [];
    const { start, end } = mention;
    const side = relation.weight > 0 ? { supports: [relation.cause] } : { against: [relation.cause] };
    return [
      {
        kind: 'wording' as const,
        quote: text.slice(start, end),
        start,
        end,
        ...side,
        why: `${mention.topic}:${mention.predicate}`,
      },
    ];
  });
}
