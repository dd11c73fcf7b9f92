import { COMPLICATION_KNOWLEDGE } from './knowledge-complications.js';
import { SCENARIO_KNOWLEDGE } from './knowledge-scenarios.js';
import type { KnowledgeEntry, KnowledgePage } from './knowledge-page.js';
import type { Complication, Locale, Scenario } from './scenarios.js';

/** A piece of knowledge in one language, with where it comes from and how sure it is. */
export interface Advice {
  readonly text: string;
  readonly source: string;
  readonly confidence: KnowledgeEntry['confidence'];
}

export interface ChecklistItem extends Advice {
  readonly kind: 'check' | 'document';
}

const advice = (entry: KnowledgeEntry, locale: Locale): Advice => ({
  text: entry[locale],
  source: entry.source,
  confidence: entry.confidence,
});

const UNCONFIRMED = { es: 'sin confirmar', en: 'unconfirmed' } as const;

/** A piece of knowledge as it is said: what no page confirms says so. */
export const spoken = ({ text, confidence }: Advice, locale: Locale): string =>
  confidence === 'unconfirmed' ? `${text} (${UNCONFIRMED[locale]})` : text;

/** The runbook page of a scenario. */
export const scenarioPage = (scenario: Scenario): KnowledgePage => SCENARIO_KNOWLEDGE[scenario];

/** The runbook page of a complication. */
export const complicationPage = (complication: Complication): KnowledgePage => COMPLICATION_KNOWLEDGE[complication];

/** The steps of a verdict: first what its complications ask for, then its scenario's. */
export function stepsOf(scenario: Scenario, complications: readonly Complication[], locale: Locale): readonly Advice[] {
  const pages = [...complications.map(complicationPage), scenarioPage(scenario)];
  return pages.flatMap(({ steps }) => steps.map((entry) => advice(entry, locale)));
}

/** What to have checked and brought; the same line only once. */
export function checklistOf(
  scenario: Scenario,
  complications: readonly Complication[],
  locale: Locale,
): readonly ChecklistItem[] {
  const pages = [scenarioPage(scenario), ...complications.map(complicationPage)];
  const items = pages.flatMap(({ checks, documents }): readonly ChecklistItem[] => [
    ...checks.map((entry) => ({ kind: 'check' as const, ...advice(entry, locale) })),
    ...documents.map((entry) => ({ kind: 'document' as const, ...advice(entry, locale) })),
  ]);
  return [...new Map(items.map((item) => [item.text, item])).values()];
}
