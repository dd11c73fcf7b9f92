import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import { FIRST_YEAR } from '../domain/calendar/closed-days.js';
import { contributionFormDeadline } from '../domain/calendar/deadlines.js';
import type { Deadline } from '../domain/calendar/deadlines.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { addDays, yearOf } from '../domain/calendar/local-date.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import { calculated } from './calendar-faults.js';
import type { ClosureChange } from './closure-changes.js';
import type { MovedDateDto } from './closure-changes.dto.js';

/** A contribution form is due at most so many days after its 15th: no run of closed days is longer. */
const LONGEST_ROLL_DAYS = 60;

/** A contribution form and the month (`YYYY-MM`) whose contributions it is for. */
export type MonthlyDeadline = Deadline & { readonly month: string };

/** The contribution forms that fall due in a range, by date. Throws 400 where a count leaves the calendar. */
export function contributionForms(from: LocalDate, to: LocalDate, calendar: BusinessCalendar): MonthlyDeadline[] {
  const forms: MonthlyDeadline[] = [];
  const earliest = addDays(from, -LONGEST_ROLL_DAYS);
  for (let month = monthAfter(earliest.slice(0, 7), -1); ; month = monthAfter(month, 1)) {
    const nominalOn = `${monthAfter(month, 1)}-15`;
    if (nominalOn > to) return forms;
    if (yearOf(nominalOn) < FIRST_YEAR) continue;
    const deadline = calculated('/to', to, () => contributionFormDeadline(month, calendar));
    if (deadline.dueOn >= from && deadline.dueOn <= to) forms.push({ month, ...deadline });
  }
}

const monthAfter = (month: string, by: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** Contribution forms, still to come where the firm is, that a change of the calendar moves. */
export function movedContributionForms(change: ClosureChange, now: Date): MovedDateDto[] {
  const { place } = change.office;
  const today = localDateOf(now, place.zone);
  const last =
    [...change.added, ...change.removed]
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? today;
  if (last < today) return [];
  const to = last > LAST_MONTH ? LAST_MONTH : addDays(last, LONGEST_ROLL_DAYS);
  const after = new Map(contributionForms(today, to, change.after.iess(place)).map((form) => [form.month, form.dueOn]));
  return contributionForms(today, to, change.before.iess(place))
    .filter(({ month, dueOn }) => after.get(month) !== dueOn)
    .map(({ month, dueOn }) => formMove(month, dueOn, after.get(month) ?? null));
}

/** Later dates are not looked at: the calendar ends soon after. */
const LAST_MONTH: LocalDate = '2100-10-31';

function formMove(month: string, from: LocalDate, to: LocalDate | null): MovedDateDto {
  return {
    what: 'contribution_form',
    caseId: null,
    caseNumber: null,
    clientName: null,
    step: month,
    from,
    to,
    crossesDeadline: false,
    deadlineOn: null,
    marginBusinessDays: null,
  };
}
