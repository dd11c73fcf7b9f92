import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';
import { visitDay } from '../visits/visits.js';
import type { WaitingFor } from './stages.js';
import type { Risk } from './window.js';
import { riskOf } from './window.js';

type Locale = 'es' | 'en';
type Text = Record<Locale, string>;

/** One reason behind a risk: a date with the business days to or from it, or whom the case waits for. */
export type RiskReason = {
  code: 'deadline_passed' | 'deadline_ahead' | 'window_passed' | 'window_ahead' | 'margin' | 'visit_passed' | 'waits';
  text: string;
  on: LocalDate | null;
  /** Never negative; the code says in which direction. Null where nothing is counted. */
  businessDays: number | null;
};

export type CaseRisk = {
  level: Risk;
  why: RiskReason[];
  /** Business days from the latest date of the window to the deadline; below zero: so many too late. */
  marginBusinessDays: number | null;
};

export type RiskQuestion = {
  latestOn: LocalDate | null;
  deadlineOn: LocalDate | null;
  /** Whose turn it is today. */
  waitingFor: WaitingFor;
  /** The day of the visit that is planned. */
  visitOn: LocalDate | null;
  today: LocalDate;
  /** The days on which IESS works in the client's place. */
  calendar: BusinessCalendar;
};

const DEADLINE_PASSED: Text = { es: 'Venció el {on}, hace {n} d. h.', en: 'Was due on {on}, {n} business days ago.' };
const DEADLINE_AHEAD: Text = { es: 'Vence el {on}, en {n} d. h.', en: 'Due on {on}, in {n} business days.' };
const WINDOW_PASSED: Text = {
  es: 'El plazo estimado terminó el {on}, hace {n} d. h.',
  en: 'The estimated window ended on {on}, {n} business days ago.',
};
const WINDOW_AHEAD: Text = {
  es: 'El plazo estimado va hasta el {on}, {n} d. h.',
  en: 'The estimated window runs until {on}, {n} business days.',
};
const TOO_LATE: Text = {
  es: 'El plazo termina {n} d. h. después del vencimiento.',
  en: 'The window ends {n} business days after the deadline.',
};
const MARGIN: Text = {
  es: 'Quedan {n} d. h. entre el plazo y el vencimiento.',
  en: '{n} business days lie between the window and the deadline.',
};
const VISIT_PASSED: Text = {
  es: 'El turno era el {on} y nadie anotó cómo fue: el plazo cuenta desde ese día.',
  en: 'The appointment was on {on} and nobody recorded how it went: the window counts from that day.',
};
const WAITS: Record<WaitingFor, Text> = {
  us: { es: 'Nos toca a nosotros.', en: 'It is our turn.' },
  client: { es: 'Espera al cliente.', en: 'It waits for the client.' },
  iess: { es: 'Espera al IESS.', en: 'It waits for IESS.' },
  appointment: { es: 'Espera un turno.', en: 'It waits for an appointment.' },
};

/** Business days from one date to another, either of which may be closed; below zero: the date lies so far back. */
export function businessDaysTo(on: LocalDate, from: LocalDate, calendar: BusinessCalendar): number {
  return on < from ? -calendar.businessDaysBetween(on, from) : calendar.businessDaysBetween(from, on);
}

/** How an open case stands against its dates, with all that the answer rests on. */
export function caseRisk(question: RiskQuestion, locale: Locale): CaseRisk {
  const { latestOn, deadlineOn, waitingFor, today, calendar } = question;
  const level = riskOf({ latestOn, deadlineOn, today, paused: waitingFor === 'client' });
  const margin = latestOn === null || deadlineOn === null ? null : businessDaysTo(deadlineOn, latestOn, calendar);
  const dated = (code: 'deadline' | 'window', on: LocalDate | null, [passed, ahead]: [Text, Text]): RiskReason[] => {
    if (on === null) return [];
    const isPast = on < today;
    const businessDays = Math.abs(businessDaysTo(on, today, calendar));
    const text = filled(isPast ? passed : ahead, locale, businessDays, on);
    return [{ code: isPast ? `${code}_passed` : `${code}_ahead`, text, on, businessDays }];
  };
  const why = [
    ...dated('deadline', deadlineOn, [DEADLINE_PASSED, DEADLINE_AHEAD]),
    ...dated('window', latestOn, [WINDOW_PASSED, WINDOW_AHEAD]),
    ...marginReason(margin, locale),
    ...visitReason(question, locale),
    { code: 'waits' as const, text: WAITS[waitingFor][locale], on: null, businessDays: null },
  ];
  return { level, why, marginBusinessDays: margin };
}

function marginReason(margin: number | null, locale: Locale): RiskReason[] {
  if (margin === null) return [];
  const businessDays = Math.abs(margin);
  const text = filled(margin < 0 ? TOO_LATE : MARGIN, locale, businessDays);
  return [{ code: 'margin', text, on: null, businessDays }];
}

function visitReason({ visitOn, today, calendar }: RiskQuestion, locale: Locale): RiskReason[] {
  if (visitOn === null || visitDay(visitOn, today) !== 'passed') return [];
  const businessDays = Math.abs(businessDaysTo(visitOn, today, calendar));
  return [
    { code: 'visit_passed', text: filled(VISIT_PASSED, locale, businessDays, visitOn), on: visitOn, businessDays },
  ];
}

const filled = (text: Text, locale: Locale, businessDays: number, on = ''): string =>
  text[locale].replace('{n}', String(businessDays)).replace('{on}', on);

/** A deadline so many business days ahead, or less, is near (policy). */
export const NEAR_DEADLINE_BUSINESS_DAYS = 2;

/** With a deadline near: the day to find the cause and the day to solve it. Neither is a day of repeated tries. */
export type NearDeadlinePlan = { triageOn: LocalDate; fixOn: LocalDate; advice: string };

const ADVICE: Text = {
  es: '{deadline}: el {triage} se busca la causa, el {fix} se arregla; no son días para repetir intentos.',
  en: '{deadline}: find the cause on {triage}, solve it on {fix}; neither is a day of repeated tries.',
};
const NEAR: Text = { es: 'Vencimiento cercano', en: 'The deadline is near' };
const PASSED: Text = { es: 'El vencimiento ya pasó', en: 'The deadline has passed' };

/**
 * Null while the deadline is not near. The triage day is today, or the next business day. `say` puts a date in the reader's
 * words.
 */
export function nearDeadlinePlan(
  question: RiskQuestion,
  locale: Locale,
  say: (on: LocalDate) => string,
): NearDeadlinePlan | null {
  const { deadlineOn, today, calendar } = question;
  if (deadlineOn === null || calendar.businessDaysBetween(today, deadlineOn) > NEAR_DEADLINE_BUSINESS_DAYS) return null;
  const triageOn = calendar.nextBusinessDay(today);
  const fixOn = calendar.nextBusinessDay(addDays(triageOn, 1));
  const advice = ADVICE[locale]
    .replace('{deadline}', (deadlineOn < today ? PASSED : NEAR)[locale])
    .replace('{triage}', say(triageOn))
    .replace('{fix}', say(fixOn));
  return { triageOn, fixOn, advice };
}
