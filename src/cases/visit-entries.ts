import type { FeedEntry } from '../domain/calendar/icalendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Visitor } from '../domain/visits/visit-outcomes.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';

/** How long an agenda is taken by a visit: arriving ten minutes early and the turn itself; policy of the desk. */
const VISIT_TAKES_MS = 60 * 60_000;

/** A visit to come of an open case, as calendars and dashboards show it. */
export type VisitToCome = {
  appointmentId: string;
  caseId: string;
  caseNumber: number;
  clientName: string;
  officeName: string;
  officeAddress: string | null;
  on: LocalDate;
  at: string;
  startsAt: Date;
  turnNumber: string | null;
  goes: Visitor;
  goesFullName: string | null;
  /** Who works on the case. */
  assigneeId: string | null;
};

/** The visits to come of open cases, soonest first; on one day where it is given. */
export async function visitsToCome(tx: Tx, on: LocalDate | null): Promise<VisitToCome[]> {
  return tx.query<VisitToCome>(
    `select a.id as "appointmentId", c.id as "caseId", c.number as "caseNumber", k.legal_name as "clientName",
            coalesce(o.name, a.office_name) as "officeName", o.address as "officeAddress", a.visit_on as "on",
            a.visit_time as "at", a.visits_at as "startsAt", a.turn_number as "turnNumber", a.goes,
            a.goes_full_name as "goesFullName", c.assignee_id as "assigneeId"
       from appointments a
       join cases c on c.firm_id = a.firm_id and c.id = a.case_id
       join clients k on k.firm_id = c.firm_id and k.id = c.client_id
       left join offices o on o.firm_id = a.firm_id and o.id = a.office_id
      where a.firm_id = $1 and a.state = 'planned' and c.stage not in ('resolved', 'closed')
        and ($2::date is null or a.visit_on = $2::date)
      order by a.visits_at, c.number`,
    [tx.firmId, on],
  );
}

/** The same as entries of a feed: number, client and office, nothing else of them. */
export async function visitEntries(tx: Tx, locale: Locale): Promise<FeedEntry[]> {
  const word = locale === 'es' ? 'Turno IESS' : 'IESS appointment';
  return (await visitsToCome(tx, null)).map((visit) => ({
    uid: `appointment-${visit.appointmentId}@llavero`,
    when: { startsAt: visit.startsAt, endsAt: new Date(visit.startsAt.getTime() + VISIT_TAKES_MS) },
    summary: `${word} #${visit.caseNumber} ${visit.clientName}`,
    location: visit.officeAddress === null ? visit.officeName : `${visit.officeName}, ${visit.officeAddress}`,
    busy: true,
  }));
}
