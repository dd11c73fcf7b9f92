import type { Facts } from '../triage/facts.js';
import type { Scenario } from '../triage/scenarios.js';
import type { AnotherTry, Attempt, Finding, Surroundings } from './attempts.js';
import {
  BUDGETS,
  countedAttempts,
  countedSince,
  emailTurnedSince,
  isCaptchaSpent,
  isNamed,
  mendedSince,
  portalHeldUntil,
  surroundingsChanged,
  withFindings,
} from './attempts.js';
import { COUNTER_FACTS } from './changed-facts.js';
import type { Stage } from './stages.js';
import { isOpen } from './stages.js';

/** Why another try is refused. */
export type Refusal =
  'not_open' | 'portal_outage' | 'portal_down' | 'must_go_in_person' | 'no_verdict' | 'needs_correction' | 'used_up';

/** What would allow another try. */
export type WouldAllow = AnotherTry | 'override' | 'wait' | 'end_of_outage';

export type Refused = { left: 0; refusal: Refusal; wouldAllow: WouldAllow; heldUntil?: Date };
/** `overridden`: the refusal that a supervisor has set aside for the next try. */
export type AttemptBudget = { left: number; refusal: null; overridden?: Refusal } | Refused;

/** What the budget is asked about: the case, and every try for its RUC in the firm, oldest first. */
export type BudgetQuestion = {
  stage: Stage;
  scenario: Scenario;
  facts: Facts;
  openedAt: Date;
  /** When the correction of this case was recorded, null while it was not. */
  correctedAt: Date | null;
  /** When corrections were recorded for the RUC, in this case or in others, oldest first. */
  corrections: readonly Date[];
  attempts: readonly Attempt[];
  /** What was learned of the RUC since the first of them, oldest first. */
  findings: readonly Finding[];
  /** An open incident says that the portal is down for the RUC. */
  isOutage: boolean;
  /** A supervisor has allowed one more try in this case, and nobody has used it. */
  hasOverride: boolean;
  /** Where the next try would be made, when that is known. */
  surroundings: Surroundings | null;
  now: Date;
};

/** How many tries staff have left, or why none and what would allow one. Access tests in verification are not asked. */
export function attemptBudget(question: BudgetQuestion): AttemptBudget {
  const budget = budgetOfRules({ ...question, attempts: withFindings(question.attempts, question.findings) });
  const isOverridden = question.hasOverride && budget.refusal !== null && budget.refusal !== 'not_open';
  return isOverridden ? { left: 1, refusal: null, overridden: budget.refusal } : budget;
}

function budgetOfRules(question: BudgetQuestion): AttemptBudget {
  const { stage, scenario, facts, now } = question;
  if (!isOpen(stage)) return { left: 0, refusal: 'not_open', wouldAllow: 'none' };
  if (question.isOutage) return { left: 0, refusal: 'portal_outage', wouldAllow: 'end_of_outage' };
  const heldUntil = portalHeldUntil(question.attempts);
  if (heldUntil !== null && now < heldUntil) return { left: 0, refusal: 'portal_down', wouldAllow: 'wait', heldUntil };
  if (mustGoInPerson(stage, scenario, facts) || wasSentInPerson(question)) {
    return { left: 0, refusal: 'must_go_in_person', wouldAllow: 'changed_fact' };
  }
  return triesLeft(question);
}

function mustGoInPerson(stage: Stage, scenario: Scenario, facts: Facts): boolean {
  return (
    stage === 'in_person' ||
    scenario === 'ruc_inactive' ||
    scenario === 'first_time_key' ||
    facts.portalSaysInPerson === true
  );
}

/** The portal sent this RUC in person, from whichever case, and no fact that decides it has changed since. */
function wasSentInPerson({ attempts, facts, openedAt }: BudgetQuestion): boolean {
  const sent = countedAttempts(attempts, openedAt).findLast((attempt) => attempt.outcome === 'routed_in_person');
  return sent !== undefined && !mendedSince(sent, facts).some((key) => COUNTER_FACTS.includes(key));
}

/**
 * What is being corrected has no try before the correction, whatever else turns up. The correction's one retry stands in
 * for a cause that the corrected fact denies; another cause keeps its own budget.
 */
function budgetScenario({ stage, scenario, correctedAt }: BudgetQuestion): Scenario {
  if (stage === 'correction' && correctedAt === null) return 'representative_mismatch';
  const isDenied = scenario === 'undetermined' || scenario === 'standard_recovery';
  return correctedAt !== null && isDenied ? 'representative_mismatch' : scenario;
}

function triesLeft(question: BudgetQuestion): AttemptBudget {
  const scenario = budgetScenario(question);
  const { tries, another } = BUDGETS[scenario];
  const used = usedTries(question, another);
  const left = Math.max(0, tries + extraTries(question, another) - used);
  if (left > 0 && isCaptchaSpent(countedAttempts(question.attempts, question.openedAt), question.facts)) {
    return { left: 0, refusal: 'used_up', wouldAllow: 'override' };
  }
  if (left > 0) return { left, refusal: null };
  const refusal = refusalFor(scenario, question.correctedAt !== null);
  return { left: 0, refusal, wouldAllow: stillPossible(question, another, tries - used) };
}

function usedTries(question: BudgetQuestion, another: AnotherTry): number {
  const { attempts, facts, openedAt } = question;
  const counted = countedAttempts(attempts, openedAt);
  switch (another) {
    case 'changed_fact':
      return counted.filter((attempt) => mendedSince(attempt, facts).length === 0).length;
    case 'changed_email_status':
      return counted.filter((attempt) => !emailTurnedSince(attempt, facts)).length;
    case 'correction': {
      const first = firstCorrection(question);
      return counted.filter((attempt) => first === null || attempt.recordedAt >= first).length;
    }
    case 'changed_surroundings':
    case 'none':
      return counted.length;
  }
}

/** The first that counts: the one retry after a correction is one per RUC, however often it is corrected again. */
function firstCorrection({ corrections, correctedAt, attempts, openedAt }: BudgetQuestion): Date | null {
  const since = countedSince(attempts, openedAt);
  return corrections.find((at) => since === null || at > since) ?? correctedAt;
}

function extraTries(question: BudgetQuestion, another: AnotherTry): number {
  const { attempts, surroundings, correctedAt, openedAt } = question;
  if (another === 'correction') return correctedAt !== null ? 1 : 0;
  if (another !== 'changed_surroundings' || surroundings === null) return 0;
  const last = countedAttempts(attempts, openedAt).at(-1);
  return last !== undefined && surroundingsChanged(last, surroundings) ? 1 : 0;
}

function refusalFor(scenario: Scenario, corrected: boolean): Refusal {
  if (scenario === 'representative_mismatch' && !corrected) return 'needs_correction';
  return scenario === 'undetermined' || scenario === 'out_of_scope' ? 'no_verdict' : 'used_up';
}

/** What the table names gives another try only once, or only where the last one named its surroundings; then a person. */
function stillPossible(question: BudgetQuestion, another: AnotherTry, left: number): WouldAllow {
  if (another === 'changed_surroundings') {
    const last = countedAttempts(question.attempts, question.openedAt).at(-1);
    return left + 1 > 0 && last !== undefined && isNamed(last) ? another : 'override';
  }
  return another === 'correction' && question.correctedAt !== null ? 'override' : another;
}
