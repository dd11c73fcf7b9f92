import { assess, isCause, neededEvidence } from './assessment.js';
import { changesOf } from './changes.js';
import { complicationsOf } from './complications.js';
import { levelOf, marginOf, scoreFor } from './confidence.js';
import type { CaseState } from './decision-table.js';
import { opposingEvidence } from './evidence.js';
import type { Facts } from './facts.js';
import { checklistOf, spoken, stepsOf } from './knowledge.js';
import { LEXICON_VERSION } from './lexicon/lexicon.js';
import type { Model } from './model.js';
import { parseModel } from './model-letters.js';
import { MODEL_WEIGHTS } from './model-weights.js';
import { bestQuestion, rivalScenarios, rivalsOf } from './question.js';
import { redactSecrets } from '../secrets/redact-secrets.js';
import type { Locale } from './scenarios.js';
import { scenarioEntry } from './scenarios.js';
import type { Verdict } from './verdict.js';
import { QUESTIONS } from './verdict-texts.js';

export const ENGINE_VERSION = `3.${LEXICON_VERSION}.0`;

export interface TriageInput {
  readonly text: string;
  readonly facts?: Facts;
  readonly locale?: Locale;
}

const SHIPPED = parseModel(MODEL_WEIGHTS);

/** Text and checked facts in, a verdict out: no clock, no chance, no network. */
export const triage = (input: TriageInput): Verdict => triageWith(SHIPPED, input);

/** The same with another model; for cross-validation. */
export function triageWith(model: Model, { text: given, facts = {}, locale = 'es' }: TriageInput): Verdict {
  const { redactedText: text, secretsFound } = redactSecrets(given);
  const assessment = assess(model, text, facts, locale);
  const { about, scenario, also, route } = assessment;
  const { weighing, view } = about;
  const supporting = neededEvidence(assessment);
  const opposing = opposingEvidence(about, isCause(scenario) ? [scenario, ...also] : []);
  const margin = marginOf(weighing.standing, scenario);
  const entry = scenarioEntry(scenario);
  const complications = complicationsOf(view.reading);
  const needsInfo = scenario === 'undetermined';
  const rivals = needsInfo ? rivalsOf(weighing, facts) : [];
  const asked = bestQuestion(rivals, facts);
  return {
    scenario,
    also,
    route,
    complications,
    confidence: { level: levelOf(margin), score: scoreFor(supporting), margin },
    needsInfo,
    ...(needsInfo ? { question: { fact: asked, text: QUESTIONS[asked][locale] } } : {}),
    rivals: rivalScenarios(rivals),
    redactedText: text,
    evidence: [...supporting, ...opposing].map(({ item }) => item),
    wouldChange: changesOf(about, scenario),
    nextAction: entry.nextAction[locale],
    steps: stepsOf(scenario, complications, locale).map((step) => spoken(step, locale)),
    checklist: checklistOf(scenario, complications, locale).map((item) => spoken(item, locale)),
    secretsFound,
    engineVersion: ENGINE_VERSION,
  };
}

/** What the decision table looks at, for this text and these facts. */
export const stateOf = ({ text, facts = {}, locale = 'es' }: TriageInput): CaseState =>
  assess(SHIPPED, redactSecrets(text).redactedText, facts, locale).about.weighing.state;
