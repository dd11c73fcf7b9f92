import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import type { SearchState } from './appointment-searches.js';
import { visitResult } from './visit-outcomes.js';
import type { Visit } from './visits.js';
import { lastEnded, planned } from './visits.js';

export type AdviceQuestion = {
  readonly stage: Stage;
  readonly stageSince: Date;
  readonly waitingFor: WaitingFor;
  readonly visits: readonly (Visit & { readonly changedAt: Date })[];
  readonly search: SearchState;
  /** Where else to go, by name; null where the firm knows no such office. */
  readonly otherOffice: string | null;
};

const BEFORE_THE_KEY: readonly Stage[] = ['triage', 'online', 'correction', 'in_person'];

/** What the last visit, or the search for a turn, says to do next; null where neither decides it. */
export function visitAdvice(question: AdviceQuestion, locale: 'es' | 'en'): string | null {
  const { stage, waitingFor, visits, search } = question;
  if (!BEFORE_THE_KEY.includes(stage) || waitingFor !== 'us' || planned(visits) !== null) return null;
  if (search.tries > 0) return searchAdvice(question, locale);
  const last = lastEnded(visits);
  if (last === null || last.result === null || last.changedAt < question.stageSince) return null;
  const advice = visitResult(last.result).nextAction[locale];
  return last.result === 'wrong_office' ? `${advice} ${elsewhere(question, locale)}`.trim() : advice;
}

function searchAdvice({ search, otherOffice }: AdviceQuestion, locale: 'es' | 'en'): string {
  const where = elsewhere({ otherOffice }, locale);
  const told = {
    es: search.escalatedAt === null ? '' : 'El supervisor ya está avisado.',
    en: search.escalatedAt === null ? '' : 'The supervisor has been told.',
  };
  const look = {
    es: `No hay turnos (${search.tries} búsquedas): mire varias veces al día, otras fechas y otras agencias.`,
    en: `No turns (looked ${search.tries} times): look several times a day, at other dates and other offices.`,
  };
  return [look[locale], where, told[locale]].filter((part) => part !== '').join(' ');
}

function elsewhere({ otherOffice }: Pick<AdviceQuestion, 'otherOffice'>, locale: 'es' | 'en'): string {
  if (otherOffice === null) return '';
  return locale === 'es' ? `Pruebe en: ${otherOffice}.` : `Try: ${otherOffice}.`;
}
