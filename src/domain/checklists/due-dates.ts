import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';

/** By when the client brings the documents, in business days of the firm; policy of the desk. */
export const DOCUMENTS_DUE_BUSINESS_DAYS = 2;
/** By when the list is worked off: the first day is for triage, the next one to fix it (product.md). */
export const CHECKLIST_DUE_BUSINESS_DAYS = 1;

export type DueQuestion = {
  /** What the window counts from, as a date where the firm is. */
  readonly basedOn: LocalDate;
  /** The day of the visit that is planned. */
  readonly visitOn: LocalDate | null;
  readonly firm: BusinessCalendar;
};

/** By when documents have to be there: the business day before the visit; without one, two business days on. */
export function documentsDueOn({ basedOn, visitOn, firm }: DueQuestion): LocalDate {
  if (visitOn !== null) return firm.previousBusinessDay(addDays(visitOn, -1));
  return firm.addBusinessDays(basedOn, DOCUMENTS_DUE_BUSINESS_DAYS);
}

/** By when the list is done: the next business day, and never later than the business day before the visit. */
export function checklistDueOn({ basedOn, visitOn, firm }: DueQuestion): LocalDate {
  const dueOn = firm.addBusinessDays(basedOn, CHECKLIST_DUE_BUSINESS_DAYS);
  const before = visitOn === null ? dueOn : firm.previousBusinessDay(addDays(visitOn, -1));
  return before < dueOn ? before : dueOn;
}
