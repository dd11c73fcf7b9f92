import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { findPlace } from '../domain/calendar/places.js';
import type { OpeningHours } from '../domain/visits/visit-date.js';
import { openingHours, visitDateFault, visitInstant } from '../domain/visits/visit-date.js';
import { spokenDate } from '../notifications/spoken-date.js';
import type { Tx } from '../platform/database/database.js';
import type { FieldError } from '../platform/http/problem.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { Circumstances } from './circumstances.js';

/** Where a visit takes place: an office of the firm's list, or one that is only named. */
export type OfficeNamed = { officeId: string | null; officeName: string | null };

type StoredOffice = {
  province: string | null;
  canton: string | null;
  opensAt: string | null;
  closesAt: string | null;
};

/** When an office works. */
export type OfficeTimes = { readonly days: BusinessCalendar; readonly hours: OpeningHours };

/**
 * The days and hours on which IESS works at the office. One that is only named is taken to be where the client is, with
 * the hours of all.
 */
export async function officeTimes(
  tx: Tx,
  { officeId }: OfficeNamed,
  circumstances: Circumstances,
): Promise<OfficeTimes> {
  if (officeId === null) return { days: circumstances.iess, hours: openingHours({ opensAt: null, closesAt: null }) };
  const [office] = await tx.query<StoredOffice>(
    `select province, canton, opens_at as "opensAt", closes_at as "closesAt" from offices
      where firm_id = $1 and id = $2 and removed_at is null`,
    [tx.firmId, officeId],
  );
  if (office === undefined) throw Problem.notFound();
  const hours = openingHours(office);
  if (office.province === null && office.canton === null) return { days: circumstances.iess, hours };
  return { days: new FirmCalendars(await closuresOf(tx)).iess(findPlace(office)), hours };
}

/**
 * The instant of a visit. Throws 400 for a moment that has passed, that lies over a year ahead or outside the hours of the
 * office and, with the next working day, for a closed one.
 */
export function visitMoment(visit: { on: LocalDate; at: string }, { days, hours }: OfficeTimes, now: Date): Date {
  const found = visitDateFault(visit, days, hours, now);
  if (found === null) return visitInstant(visit, days.place.zone);
  if (found.fault === 'day_passed') {
    throw Problem.invalid(fieldError('/on', 'date.passed', { today: found.today }));
  }
  if (found.fault === 'time_passed') throw Problem.invalid(fieldError('/at', 'appointment.time_passed'));
  if (found.fault === 'too_far') throw Problem.invalid(fieldError('/on', 'appointment.too_far', { last: found.last }));
  if (found.fault === 'outside_hours') {
    const { opensAt, closesAt } = found;
    throw Problem.invalid(fieldError('/at', 'appointment.outside_hours', { opensAt, closesAt }));
  }
  const { why, nextBusinessDay } = found;
  const error = closedDay(visit.on, why, nextBusinessDay);
  throw new Problem('request.invalid', { detail: error.text, errors: [error], extra: { nextBusinessDay } });
}

/** Says the day, the reason and the next working day as people do. */
function closedDay(on: LocalDate, why: { es: string; en: string }, next: LocalDate): FieldError {
  return {
    pointer: '/on',
    code: 'appointment.closed_day',
    text: {
      es: `El ${spokenDate(on, 'es')} no se atiende: ${why.es}. Siguiente día hábil: ${spokenDate(next, 'es')}.`,
      en: `Closed on ${spokenDate(on, 'en')}: ${why.en}. Next business day: ${spokenDate(next, 'en')}.`,
    },
  };
}
