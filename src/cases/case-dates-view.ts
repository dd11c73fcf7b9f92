import { businessDaysTo, caseRisk, nearDeadlinePlan } from '../domain/lifecycle/risk.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import { turnOn } from '../domain/visits/visits.js';
import { spokenDate } from '../notifications/spoken-date.js';
import type { CaseView } from './case.dto.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';

/** How a case stands against its dates today, in the reader's language. */
export function datesView(
  row: CaseRow,
  { today, iess: calendar }: Circumstances,
  locale: 'es' | 'en',
): Pick<CaseView, 'window' | 'risk' | 'businessDaysLeft' | 'nearDeadline'> {
  const { windowLatestOn: latestOn, deadlineOn } = row;
  const waitingFor = turnOn(row.waitingFor, row.visitOn, today);
  const window = row.window && { ...row.window, paused: waitingFor === 'client' };
  if (!isOpen(row.stage)) {
    return {
      window,
      risk: { level: 'none', why: [], marginBusinessDays: null },
      businessDaysLeft: null,
      nearDeadline: null,
    };
  }
  const question = { latestOn, deadlineOn, waitingFor, visitOn: row.visitOn, today, calendar };
  const endsOn = deadlineOn ?? latestOn;
  return {
    window,
    risk: caseRisk(question, locale),
    businessDaysLeft: endsOn === null ? null : businessDaysTo(endsOn, today, calendar),
    nearDeadline: nearDeadlinePlan(question, locale, (on) => spokenDate(on, locale)),
  };
}
