import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';
import { instantAt, localDateOf } from '../calendar/zoned-time.js';
import { IESS_CLOSES_AT, IESS_OPENS_AT } from '../lifecycle/iess-hours.js';

/** A turn further ahead than this is a mistyped year: turns are handed out for weeks. Policy of the desk. */
export const FURTHEST_VISIT_DAYS = 366;

/** Local times `HH:MM` between which turns of an office begin; the second one is not included. */
export type OpeningHours = { readonly opensAt: string; readonly closesAt: string };

/** The hours of an office, those of all offices where nobody knows better. */
export function openingHours(office: {
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}): OpeningHours {
  return { opensAt: office.opensAt ?? IESS_OPENS_AT, closesAt: office.closesAt ?? IESS_CLOSES_AT };
}

/** Why nobody can be seen at a counter then. */
export type VisitDateFault =
  | { readonly fault: 'day_passed'; readonly today: LocalDate }
  | { readonly fault: 'time_passed' }
  | { readonly fault: 'too_far'; readonly last: LocalDate }
  | ({ readonly fault: 'outside_hours' } & OpeningHours)
  | {
      readonly fault: 'closed';
      readonly why: { readonly es: string; readonly en: string };
      readonly nextBusinessDay: LocalDate;
    };

/** Judges day and local time of a visit by the days and hours on which IESS works at the office; null when both will do. */
export function visitDateFault(
  visit: { readonly on: LocalDate; readonly at: string },
  office: BusinessCalendar,
  hours: OpeningHours,
  now: Date,
): VisitDateFault | null {
  const today = localDateOf(now, office.place.zone);
  if (visit.on < today) return { fault: 'day_passed', today };
  const last = addDays(today, FURTHEST_VISIT_DAYS);
  if (visit.on > last) return { fault: 'too_far', last };
  const [why] = office.whyClosed(visit.on);
  if (why !== undefined) {
    return {
      fault: 'closed',
      why: { es: why.es, en: why.en },
      nextBusinessDay: office.nextBusinessDay(addDays(visit.on, 1)),
    };
  }
  if (visit.at < hours.opensAt || visit.at >= hours.closesAt) return { fault: 'outside_hours', ...hours };
  return visitInstant(visit, office.place.zone) <= now ? { fault: 'time_passed' } : null;
}

/** The instant of a visit. */
export function visitInstant({ on, at }: { readonly on: LocalDate; readonly at: string }, zone: string): Date {
  return instantAt(on, at, zone);
}
