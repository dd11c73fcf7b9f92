import type { BusinessCalendar } from './business-calendar.js';
import { CalendarError } from './calendar-error.js';
import type { DueStep, ProvisionalCause } from './due-date.js';
import type { Confidence } from './holiday-law.js';
import { addDays, dateOfEpochDay, epochDayOf, epochDayOfParts } from './local-date.js';
import type { LocalDate } from './local-date.js';

export type DeadlineKind = 'contribution_form' | 'exit_notice' | 'entry_notice';

export interface DeadlineRule {
  readonly kind: DeadlineKind;
  readonly nameEs: string;
  readonly nameEn: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/** The duties that a lost key makes urgent, each with its rule and source. */
export const DEADLINE_RULES: Record<DeadlineKind, DeadlineRule> = {
  contribution_form: {
    kind: 'contribution_form',
    nameEs: 'Planilla de aportes: hasta el 15 del mes siguiente; si no es laborable, el siguiente día laborable',
    nameEn: 'Contribution form: by the 15th of the next month; if not worked, the next business day',
    confidence: 'medium',
    source:
      'iess.gob.ec, Inscripción de afiliación (the first 15 days); the roll: October 2025 was due on Monday 17 November (Teleamazonas 2025-10-21, Expreso 2025-10-22), for holidays consistent but unconfirmed',
  },
  exit_notice: {
    kind: 'exit_notice',
    nameEs: 'Aviso de salida y otras novedades: término de 3 días (laborables)',
    nameEn: 'Exit notice and other news: within 3 working days',
    confidence: 'medium',
    source:
      'iess.gob.ec, Avisos de entrada y salida (a "término" of 3 days); that a "término" counts working days is general knowledge, unconfirmed',
  },
  entry_notice: {
    kind: 'entry_notice',
    nameEs: 'Aviso de entrada: dentro de 15 días (calendario)',
    nameEn: 'Entry notice: within 15 calendar days',
    confidence: 'high',
    source: 'Ley de Seguridad Social, art. 73; iess.gob.ec, Avisos de entrada y salida',
  },
};

/** A deadline with the days that led to it. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly dueOn: LocalDate;
  /** The date before it was moved off a closed day; the same when it did not move. */
  readonly nominalOn: LocalDate;
  readonly derivation: readonly DueStep[];
  readonly provisional: boolean;
  readonly provisionalWhy: readonly ProvisionalCause[];
  readonly confidence: Confidence;
  readonly source: string;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const ENTRY_NOTICE_DAYS = 15;
const EXIT_NOTICE_BUSINESS_DAYS = 3;

const basis = (kind: DeadlineKind) => {
  const { confidence, source } = DEADLINE_RULES[kind];
  return { kind, confidence, source };
};

/** When the contributions of a month (`YYYY-MM`) are due. Throws `date.invalid` for another text. */
export function contributionFormDeadline(month: string, calendar: BusinessCalendar): Deadline {
  const match = MONTH.exec(month);
  if (!match) throw new CalendarError('date.invalid', `"${month}" is not a month; expected YYYY-MM`, month);
  const [year, number] = [Number(match[1]), Number(match[2])];
  const [dueYear, dueMonth] = number === 12 ? [year + 1, 1] : [year, number + 1];
  const nominalOn = dateOfEpochDay(epochDayOfParts(dueYear, dueMonth, 15));
  return { ...basis('contribution_form'), nominalOn, ...calendar.due(nominalOn, 0) };
}

/** When the exit of a worker, or other news of that date, must be notified. */
export function exitNoticeDeadline(eventOn: LocalDate, calendar: BusinessCalendar): Deadline {
  const due = calendar.due(eventOn, EXIT_NOTICE_BUSINESS_DAYS);
  return { ...basis('exit_notice'), nominalOn: due.dueOn, ...due };
}

/** When the entry of a worker who began on that date must be notified: calendar days, moved by no holiday. */
export function entryNoticeDeadline(firstDayOn: LocalDate): Deadline {
  epochDayOf(firstDayOn);
  const derivation: DueStep[] = [{ on: firstDayOn, step: 'start' }];
  for (let count = 1; count <= ENTRY_NOTICE_DAYS; count += 1) {
    derivation.push({ on: addDays(firstDayOn, count), step: 'counted', count });
  }
  const dueOn = addDays(firstDayOn, ENTRY_NOTICE_DAYS);
  return { ...basis('entry_notice'), nominalOn: dueOn, dueOn, derivation, provisional: false, provisionalWhy: [] };
}
