import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { BusinessDaysDue, DatePause } from '../calendar/due-date.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';
import { localDateOf, localTimeOf } from '../calendar/zoned-time.js';
import type { Scenario, WindowPolicy } from '../triage/scenarios.js';
import { scenarioEntry } from '../triage/scenarios.js';

/** What a window counts from. */
export type WindowBasis = { kind: 'intake' | 'evidence' | 'correction' | 'appointment'; at: Date };

/** A stretch in which the case waited for the client; `until` is null while it still does. */
export type ClientWait = { from: Date; until: Date | null };

/** The firm's estimate as two dates, with all it takes to recompute them. Plain data, stored as it is. */
export type CaseWindow = {
  earliest: LocalDate;
  latest: LocalDate;
  basis: { kind: WindowBasis['kind']; on: LocalDate; scenario: Scenario; calendar: string };
  provisional: boolean;
  derivation: { earliest: BusinessDaysDue; latest: BusinessDaysDue };
};

export type WindowQuestion = {
  scenario: Scenario;
  basis: WindowBasis;
  /** The days on which IESS works in the client's place. */
  calendar: BusinessCalendar;
  /** What is asked after this local time counts as asked the next day: 'HH:MM'. */
  closesAt: string;
  waits: readonly ClientWait[];
};

/**
 * The window of a scenario, or null where staff may promise nothing. Counted anew from its basis each time, never by
 * adding to an earlier answer. Time spent waiting for the client does not count.
 */
export function caseWindow(question: WindowQuestion): CaseWindow | null {
  const { scenario, basis, calendar } = question;
  const policy = policyOf(scenario, basis);
  if (policy === null) return null;
  const on = localDateOf(basis.at, calendar.place.zone);
  const pauses = question.waits.map((wait) => datesWaited(wait, question));
  const sameDay = localTimeOf(basis.at, calendar.place.zone) >= question.closesAt ? addDays(on, 1) : on;
  const after = (days: number): BusinessDaysDue => calendar.due(days === 0 ? sameDay : on, days, pauses);
  const earliest = after(policy.earliestBusinessDays);
  const latest = after(policy.latestBusinessDays);
  return {
    earliest: earliest.dueOn,
    latest: latest.dueOn < earliest.dueOn ? earliest.dueOn : latest.dueOn,
    basis: { kind: basis.kind, on, scenario, calendar: placeName(calendar) },
    provisional: earliest.provisional || latest.provisional,
    derivation: { earliest, latest },
  };
}

/** After a correction the clock of the mismatch runs, also where the corrected fact leaves no other cause. */
function policyOf(scenario: Scenario, basis: WindowBasis): WindowPolicy | null {
  if (basis.kind !== 'correction') return scenarioEntry(scenario).window;
  return scenarioEntry('representative_mismatch').afterCorrection ?? null;
}

/** A day does not count when the case was waiting at its closing time: half a day's wait costs nobody a day. */
function datesWaited(wait: ClientWait, { calendar, closesAt }: WindowQuestion): DatePause {
  const dateAtClosing = (at: Date): LocalDate => {
    const on = localDateOf(at, calendar.place.zone);
    return localTimeOf(at, calendar.place.zone) >= closesAt ? addDays(on, 1) : on;
  };
  return { from: dateAtClosing(wait.from), until: wait.until === null ? null : dateAtClosing(wait.until) };
}

function placeName({ place, whoseDays }: BusinessCalendar): string {
  const where = place.canton?.name ?? place.province?.name ?? 'Ecuador';
  return `${whoseDays}:${where}`;
}

/** Where a case stands against its dates. A deadline or window is overdue on the day after it. */
export const RISKS = ['late', 'at_risk', 'today', 'on_time', 'paused', 'none'] as const;
export type Risk = (typeof RISKS)[number];

export type Dates = { latestOn: LocalDate | null; deadlineOn: LocalDate | null; today: LocalDate; paused: boolean };

/**
 * At risk: the deadline falls before the latest date of the window, also while the client has the turn: waiting moves
 * the window and never the deadline.
 */
export function riskOf({ latestOn, deadlineOn, today, paused }: Dates): Risk {
  const isPast = (on: LocalDate | null): boolean => on !== null && on < today;
  if (isPast(deadlineOn)) return 'late';
  if (!paused && isPast(latestOn)) return 'late';
  if (latestOn !== null && deadlineOn !== null && deadlineOn < latestOn) return 'at_risk';
  if (paused) return 'paused';
  if (latestOn === today || deadlineOn === today) return 'today';
  return latestOn === null && deadlineOn === null ? 'none' : 'on_time';
}
