import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';
import { instantAt, localDateOf } from '../calendar/zoned-time.js';

/** Why nobody can be seen at a counter then. */
export type VisitDateFault =
  | { readonly fault: 'day_passed'; readonly today: LocalDate }
  | { readonly fault: 'time_passed' }
  | {
      readonly fault: 'closed';
      readonly why: { readonly es: string; readonly en: string };
      readonly nextBusinessDay: LocalDate;
    };

/** Judges day and local time of a visit by the days on which IESS works where the office is; null when both will do. */
export function visitDateFault(
  visit: { readonly on: LocalDate; readonly at: string },
  office: BusinessCalendar,
  now: Date,
): VisitDateFault | null {
  const today = localDateOf(now, office.place.zone);
  if (visit.on < today) return { fault: 'day_passed', today };
  const [why] = office.whyClosed(visit.on);
  if (why !== undefined) {
    return {
      fault: 'closed',
      why: { es: why.es, en: why.en },
      nextBusinessDay: office.nextBusinessDay(addDays(visit.on, 1)),
    };
  }
  return visitInstant(visit, office.place.zone) <= now ? { fault: 'time_passed' } : null;
}

/** The instant of a visit. */
export function visitInstant({ on, at }: { readonly on: LocalDate; readonly at: string }, zone: string): Date {
  return instantAt(on, at, zone);
}
