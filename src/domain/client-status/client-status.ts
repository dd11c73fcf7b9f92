import type { AttemptBudget } from '../lifecycle/attempt-budget.js';
import type { LocalDate } from '../calendar/local-date.js';
import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import { isOpen } from '../lifecycle/stages.js';
import type { Locale, Scenario } from '../triage/scenarios.js';
import { visitDay } from '../visits/visits.js';
import type { OnlineAdvice } from './status-texts.js';
import {
  ENDED_OTHERWISE,
  HEADLINES,
  INSTEAD_OF_A_TRY,
  NO_TRY_NOW,
  OUR_NEXT_STEP,
  REASONS,
  SAFETY,
  THEIR_NEXT_STEP,
  VISIT_ON,
  VISIT_PASSED,
  WINDOW_TEXTS,
} from './status-texts.js';

export type StatusQuestion = {
  stage: Stage;
  scenario: Scenario;
  waitingFor: WaitingFor;
  /** What the retry budget says to a try online. */
  online: OnlineAdvice;
  /** A working key was reached before the case was closed. */
  wasResolved: boolean;
  /** What would decide the cause, as it is asked of the employer; null where nothing is open. */
  question: string | null;
  /** Documents that the employer has still to bring, in their language. */
  missingDocuments: readonly string[];
  window: { earliest: LocalDate; latest: LocalDate } | null;
  /** The date of the visit to come. */
  visitOn: LocalDate | null;
  today: LocalDate;
};

/** What the employer may read of a case: plain sentences, no code of ours, nobody's name, no number of theirs. */
export type ClientStatus = {
  headline: string;
  /** Why it takes this way; null where there is nothing to tell. */
  explanation: string | null;
  nextStep: string;
  /** What we need from them. */
  needed: string[];
  window: { earliest: LocalDate; latest: LocalDate; text: string } | null;
  safety: string;
};

/** `spoken` says a date as people do, in the reader's language. */
export function clientStatus(
  asked: StatusQuestion,
  locale: Locale,
  spoken: (date: LocalDate, locale: Locale) => string,
): ClientStatus {
  const { stage, scenario } = asked;
  const reason = isStopped(asked) && scenario === 'standard_recovery' ? undefined : REASONS[scenario];
  return {
    headline: (isStopped(asked) ? NO_TRY_NOW : HEADLINES[stage])[locale],
    explanation: reason?.stages.includes(stage) === true ? reason[locale] : null,
    nextStep: nextStep(asked, locale, spoken),
    needed: neededFrom(asked),
    window: windowOf(asked, locale, spoken),
    safety: SAFETY[locale],
  };
}

/** The budget's answer in the employer's words: nobody is told to try what the desk would refuse. */
export function onlineAdvice(budget: AttemptBudget): OnlineAdvice {
  switch (budget.refusal) {
    case null:
      return 'try';
    case 'must_go_in_person':
      return 'to_counter';
    case 'portal_outage':
    case 'portal_down':
      return 'portal_rests';
    case 'needs_correction':
      return 'correct_first';
    case 'used_up':
      return budget.wouldAllow === 'changed_surroundings' ? 'other_surroundings' : 'used_up';
    case 'no_verdict':
    case 'not_open':
      return 'wait';
  }
}

function isStopped({ stage, online }: StatusQuestion): boolean {
  return stage === 'online' && online !== 'try' && online !== 'other_surroundings';
}

function ourNextStep({ stage, online }: StatusQuestion, locale: Locale): string {
  return (stage === 'online' && online !== 'try' ? INSTEAD_OF_A_TRY[online] : OUR_NEXT_STEP[stage])[locale];
}

function nextStep(asked: StatusQuestion, locale: Locale, spoken: (date: LocalDate, locale: Locale) => string): string {
  const { stage, scenario, waitingFor, wasResolved, visitOn, today } = asked;
  if (stage === 'closed' && !wasResolved) {
    return ENDED_OTHERWISE[scenario === 'out_of_scope' ? 'out_of_scope' : 'given_up'][locale];
  }
  const visit = isOpen(stage) && waitingFor === 'appointment' ? visitDay(visitOn, today) : 'none';
  if (visitOn !== null && visit !== 'none') {
    return (visit === 'passed' ? VISIT_PASSED : VISIT_ON)[locale].replace('{on}', spoken(visitOn, locale));
  }
  if (!isOpen(stage) || waitingFor === 'us') return ourNextStep(asked, locale);
  return THEIR_NEXT_STEP[waitingFor][locale];
}

/** The one question first: whoever answers it may not need the rest. */
function neededFrom({ stage, question, missingDocuments }: StatusQuestion): string[] {
  if (!isOpen(stage)) return [];
  const asked = stage === 'triage' && question !== null ? [question] : [];
  return [...asked, ...missingDocuments];
}

function windowOf(
  { stage, waitingFor, window, today }: StatusQuestion,
  locale: Locale,
  spoken: (date: LocalDate, locale: Locale) => string,
): ClientStatus['window'] {
  if (window === null || !isOpen(stage)) return null;
  const { earliest, latest } = window;
  const open = latest < today ? 'passed' : earliest === latest ? 'day' : 'range';
  const text = WINDOW_TEXTS[waitingFor === 'client' ? 'paused' : open][locale]
    .replace('{earliest}', spoken(earliest, locale))
    .replace('{latest}', spoken(latest, locale));
  return { earliest, latest, text };
}
