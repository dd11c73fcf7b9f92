import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import { otherOffices } from '../domain/visits/offices.js';
import { visitAdvice } from '../domain/visits/visit-advice.js';
import { lastEnded } from '../domain/visits/visits.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import type { CaseRow } from './case.row.js';
import type { CaseVisits, StoredVisit } from './visit-store.js';
import { knownOffices } from './visit-store.js';
import type { AppointmentDto, AppointmentSearchDto, VisitOfficeDto } from './visits.dto.js';

const MOST_OTHER_OFFICES = 5;

/** The visits of a case and the search for a turn as a case shows them; `advice` is the next action, where they decide it. */
export type VisitsView = {
  appointments: AppointmentDto[];
  appointmentSearch: AppointmentSearchDto;
  advice: string | null;
};

/** `client`: the calendar of the client's place, where the offices to go to are. */
export async function visitsView(
  tx: Tx,
  row: CaseRow,
  { visits, search }: CaseVisits,
  client: BusinessCalendar,
  locale: Locale,
): Promise<VisitsView> {
  const elsewhere = await otherPlaces(tx, row, { visits, search }, client);
  const { stage, stageSince, waitingFor } = row;
  const otherOffice = elsewhere[0] === undefined ? null : spokenOffice(elsewhere[0]);
  return {
    appointments: visits.map(appointmentView),
    appointmentSearch: {
      tries: search.tries,
      triesLeft: search.triesLeft,
      escalatedAt: search.escalatedAt?.toISOString() ?? null,
      otherOffices: elsewhere,
    },
    advice: visitAdvice({ stage, stageSince, waitingFor, visits, search, otherOffice }, locale),
  };
}

/** Only asked for where somebody needs another office: while no turn is found, or after the wrong one. */
async function otherPlaces(
  tx: Tx,
  row: CaseRow,
  { visits, search }: CaseVisits,
  { place }: BusinessCalendar,
): Promise<VisitOfficeDto[]> {
  const last = lastEnded(visits);
  const wrong = last?.result === 'wrong_office' ? [last.officeId ?? ''] : [];
  if (row.visitOn !== null || (search.tries === 0 && wrong.length === 0)) return [];
  const offices = new Map((await knownOffices(tx)).map((office) => [office.id, office]));
  const near = { province: place.province?.name ?? null, canton: place.canton?.name ?? null };
  return otherOffices([...offices.values()], near, wrong)
    .slice(0, MOST_OTHER_OFFICES)
    .map(({ id, name }) => ({ id, name, address: offices.get(id)?.address ?? null }));
}

function spokenOffice({ name, address }: VisitOfficeDto): string {
  return address === null ? name : `${name}, ${address}`;
}

function appointmentView(visit: StoredVisit): AppointmentDto {
  const { id, on, at, turnNumber, goes, goesFullName, state, result, wording, reason } = visit;
  return {
    id,
    office: { id: visit.officeId, name: visit.officeName, address: visit.officeAddress },
    on,
    at,
    startsAt: visit.visitsAt.toISOString(),
    turnNumber,
    goes,
    goesFullName,
    state,
    result,
    wording,
    reason,
    createdAt: visit.createdAt.toISOString(),
    changedAt: visit.changedAt.toISOString(),
  };
}
