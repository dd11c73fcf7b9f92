import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { findPlace } from '../domain/calendar/places.js';
import { visitDateFault, visitInstant } from '../domain/visits/visit-date.js';
import { spokenDate } from '../notifications/spoken-date.js';
import type { Tx } from '../platform/database/database.js';
import type { FieldError } from '../platform/http/problem.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { Circumstances } from './circumstances.js';

/** Where a visit takes place: an office of the firm's list, or one that is only named. */
export type OfficeNamed = { officeId: string | null; officeName: string | null };

/** The days on which IESS works where the office is. One that is only named is taken to be where the client is. */
export async function officeDays(
  tx: Tx,
  { officeId }: OfficeNamed,
  circumstances: Circumstances,
): Promise<BusinessCalendar> {
  if (officeId === null) return circumstances.iess;
  const [office] = await tx.query<{ province: string | null; canton: string | null }>(
    'select province, canton from offices where firm_id = $1 and id = $2 and removed_at is null',
    [tx.firmId, officeId],
  );
  if (office === undefined) throw Problem.notFound();
  if (office.province === null && office.canton === null) return circumstances.iess;
  return new FirmCalendars(await closuresOf(tx)).iess(findPlace(office));
}

/** The instant of a visit. Throws 400 for a moment that has passed and, with the next working day, for a closed one. */
export function visitMoment(visit: { on: LocalDate; at: string }, office: BusinessCalendar, now: Date): Date {
  const found = visitDateFault(visit, office, now);
  if (found === null) return visitInstant(visit, office.place.zone);
  if (found.fault === 'day_passed') {
    throw Problem.invalid(fieldError('/on', 'date.passed', { today: found.today }));
  }
  if (found.fault === 'time_passed') throw Problem.invalid(fieldError('/at', 'appointment.time_passed'));
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
