import { COMPLICATION_KNOWLEDGE, COMPLICATION_NAMES } from './knowledge-complications.js';
import { SCENARIO_KNOWLEDGE } from './knowledge-scenarios.js';
import type { KnowledgeEntry, KnowledgePage } from './knowledge-page.js';
import type { Complication, Locale, Scenario, WindowPolicy } from './scenarios.js';
import { COMPLICATIONS, SCENARIOS, scenarioEntry } from './scenarios.js';

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

/** What a page of the runbook is about. */
export type Topic = Scenario | Complication;

export interface TopicHead {
  readonly topic: Topic;
  readonly kind: 'scenario' | 'complication';
  readonly name: string;
}

/** A page of the runbook in one language; each line says where it comes from, and says so where nothing confirms it. */
export interface SpokenPage extends TopicHead {
  readonly nextAction: string | null;
  readonly window: WindowPolicy | null;
  readonly steps: readonly Advice[];
  readonly checks: readonly Advice[];
  readonly documents: readonly Advice[];
  readonly answers: readonly { readonly question: string; readonly answer: Advice }[];
}

const isComplication = (topic: Topic): topic is Complication => COMPLICATIONS.some((known) => known === topic);

/** Every topic: scenarios in order of precedence, then complications. */
export const TOPICS: readonly Topic[] = [...SCENARIOS.map(({ code }) => code), ...COMPLICATIONS];

export function topicHead(topic: Topic, locale: Locale): TopicHead {
  return isComplication(topic)
    ? { topic, kind: 'complication', name: COMPLICATION_NAMES[topic][locale] }
    : { topic, kind: 'scenario', name: scenarioEntry(topic).name[locale] };
}

/** The page of a topic in one language. */
export function spokenPage(topic: Topic, locale: Locale): SpokenPage {
  const page = isComplication(topic) ? complicationPage(topic) : scenarioPage(topic);
  const entry = isComplication(topic) ? null : scenarioEntry(topic);
  const say = (line: KnowledgeEntry): Advice => {
    const said = advice(line, locale);
    return { ...said, text: spoken(said, locale) };
  };
  return {
    ...topicHead(topic, locale),
    nextAction: entry?.nextAction[locale] ?? null,
    window: entry?.window ?? null,
    steps: page.steps.map(say),
    checks: page.checks.map(say),
    documents: page.documents.map(say),
    answers: page.answers.map(({ question, answer }) => ({ question: question[locale], answer: say(answer) })),
  };
}
