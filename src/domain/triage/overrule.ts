import { factsSay } from './fact-meaning.js';
import type { Facts } from './facts.js';
import { checklistOf, spoken, stepsOf } from './knowledge.js';
import { bestQuestion } from './question.js';
import type { FailureCause, Locale, Route, Scenario } from './scenarios.js';
import { FAILURE_CAUSES, scenarioEntry } from './scenarios.js';
import type { Verdict } from './verdict.js';
import { QUESTIONS } from './verdict-texts.js';

/** What a verdict answers, without why. */
export interface Word {
  readonly scenario: Scenario;
  readonly also: readonly Scenario[];
  readonly route: Route;
}

/** The verdict that a case goes by. `overruled` holds the engine's own answer where a person's word stands. */
export type StandingVerdict = Verdict & { readonly overruled?: Word };

/** A person's word against the engine's, with what both had before them. */
export interface Overrule {
  readonly word: Word;
  readonly engine: Word;
  readonly facts: Facts;
}

/** What is wrong with a person's word, by the rules of the scenario table; undefined where nothing is. */
export type WordFault = 'route_needed' | 'route_none' | 'also_not_beside' | 'also_outranks' | 'changes_nothing';

const isCause = (scenario: Scenario): scenario is FailureCause => FAILURE_CAUSES.some((cause) => cause === scenario);

/** Smaller leads; whatever is no failure cause comes behind all of them. */
const rank = (scenario: Scenario): number =>
  isCause(scenario) ? FAILURE_CAUSES.indexOf(scenario) : FAILURE_CAUSES.length;

const isNowhere = (scenario: Scenario): boolean => scenarioEntry(scenario).route === 'none';

/** Checks a person's word against the scenario table and against the verdict it is to replace. */
export function faultOf(word: Word, standing: Word): WordFault | undefined {
  const { scenario, also, route } = word;
  if (isNowhere(scenario) !== (route === 'none')) return isNowhere(scenario) ? 'route_none' : 'route_needed';
  if (also.some((other) => other === scenario || !isCause(other)) || (also.length > 0 && !isCause(scenario)))
    return 'also_not_beside';
  if (also.some((other) => rank(other) < rank(scenario))) return 'also_outranks';
  return isSame(word, standing) ? 'changes_nothing' : undefined;
}

const isSame = (word: Word, other: Word): boolean =>
  word.scenario === other.scenario &&
  word.route === other.route &&
  word.also.length === other.also.length &&
  word.also.every((cause) => other.also.includes(cause));

/**
 * Does what came in since contradict the person? It does when a fact that was checked since denies the cause they named,
 * when it tells a cause that they had not seen and that leads theirs, or when they said that nothing could be picked and
 * now something can. What they saw already, and a lesser cause beside theirs, does not.
 */
export function isContradicted({ word, engine, facts }: Overrule, now: Word, factsNow: Facts): boolean {
  const { scenario } = word;
  if (isCause(scenario) && isNewly(false, scenario, facts, factsNow)) return true;
  const isDecided = now.scenario !== 'undetermined' && now.scenario !== engine.scenario;
  if (scenario === 'undetermined' && isDecided) return true;
  return newCauses({ word, engine, facts }, now, factsNow).some((cause) => rank(cause) < rank(scenario));
}

/** Causes that the engine tells now, that neither of the two told then, or that only a checked fact since has made sure. */
function newCauses({ word, engine, facts }: Overrule, now: Word, factsNow: Facts): readonly FailureCause[] {
  const [seen, said] = [causesOf(engine), causesOf(word)];
  return causesOf(now).filter(
    (cause) => !said.includes(cause) && (!seen.includes(cause) || isNewly(true, cause, facts, factsNow)),
  );
}

const causesOf = ({ scenario, also }: Word): readonly FailureCause[] => [scenario, ...also].filter(isCause);

const isNewly = (says: boolean, cause: FailureCause, then: Facts, now: Facts): boolean =>
  factsSay(cause, now) === says && factsSay(cause, then) !== says;

/** The engine's verdict with a person's word in place of its answer: the evidence stays, what to do follows the person. */
export function overruledVerdict(engine: Verdict, overrule: Overrule, facts: Facts, locale: Locale): StandingVerdict {
  const { scenario, route } = overrule.word;
  const { question, ...rest } = engine;
  const needsInfo = scenario === 'undetermined';
  const asked = bestQuestion([], facts);
  const beside = isCause(scenario) ? newCauses(overrule, engine, facts) : [];
  return {
    ...rest,
    scenario,
    also: [...overrule.word.also, ...beside],
    route,
    needsInfo,
    ...(needsInfo && { question: question ?? { fact: asked, text: QUESTIONS[asked][locale] } }),
    rivals: needsInfo ? engine.rivals : [],
    nextAction: scenarioEntry(scenario).nextAction[locale],
    steps: stepsOf(scenario, engine.complications, locale).map((step) => spoken(step, locale)),
    checklist: checklistOf(scenario, engine.complications, locale).map((item) => spoken(item, locale)),
    overruled: { scenario: engine.scenario, also: engine.also, route: engine.route },
  };
}
