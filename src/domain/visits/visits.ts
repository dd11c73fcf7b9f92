import type { WindowBasis } from '../lifecycle/window.js';
import type { LocalDate } from '../calendar/local-date.js';
import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import type { Complication } from '../triage/scenarios.js';
import type { SearchState } from './appointment-searches.js';
import type { AppointmentState, VisitResult } from './visit-outcomes.js';
import { visitResult } from './visit-outcomes.js';

/** A visit as far as the case depends on it. */
export type Visit = {
  readonly state: AppointmentState;
  readonly on: LocalDate;
  readonly result: VisitResult | null;
};

/** What the visits of a case and the search for a turn add to what its verdict found, in the order of the table. */
export function visitComplications(visits: readonly Visit[], { tries }: SearchState): Complication[] {
  const found: Complication[] = tries > 0 ? ['no_appointment'] : [];
  const result = lastEnded(visits)?.result ?? null;
  const complication = result === null ? undefined : visitResult(result).complication;
  return complication === undefined || planned(visits) !== null ? found : [...found, complication];
}

/** The visit that is still to come, or null: a case has at most one. */
export function planned<Some extends Visit>(visits: readonly Some[]): Some | null {
  return visits.find(({ state }) => state === 'planned') ?? null;
}

/** The visit that ended last, cancelled ones left out. `visits` are in the order in which they were planned. */
export function lastEnded<Some extends Visit>(visits: readonly Some[]): Some | null {
  return visits.findLast(({ state }) => state !== 'planned' && state !== 'cancelled') ?? null;
}

/** Where the day of a visit that is still planned lies. */
export type VisitDay = 'none' | 'to_come' | 'passed';

export function visitDay(visitOn: LocalDate | null, today: LocalDate): VisitDay {
  if (visitOn === null) return 'none';
  return visitOn < today ? 'passed' : 'to_come';
}

/** Whose turn it is on a day: a visit whose day has passed is waited for no longer, somebody has to ask how it went. */
export function turnOn(waitingFor: WaitingFor, visitOn: LocalDate | null, today: LocalDate): WaitingFor {
  return waitingFor === 'appointment' && visitDay(visitOn, today) === 'passed' ? 'us' : waitingFor;
}

/** Past these stages nobody goes to the counter any more. */
const NO_VISIT: readonly Stage[] = ['verification', 'resolved', 'closed'];

/** A move keeps the visit to come, unless it takes the case away from the counter or past it. */
export function keepsVisit(from: Stage, to: Stage): boolean {
  return to === 'in_person' || (from !== 'in_person' && !NO_VISIT.includes(to));
}

/**
 * What a window counts from once a visit is cancelled: what it counted from before the visit was planned, unless
 * something else has re-based it since.
 */
export function basisWithoutVisit(
  basis: WindowBasis | null,
  visitAt: Date,
  before: WindowBasis | null,
): WindowBasis | null {
  const isOfVisit = basis?.kind === 'appointment' && basis.at.getTime() === visitAt.getTime();
  return isOfVisit ? before : basis;
}
