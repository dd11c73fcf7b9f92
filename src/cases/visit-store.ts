import type { LocalDate } from '../domain/calendar/local-date.js';
import type { WindowBasis } from '../domain/lifecycle/window.js';
import type { SearchState } from '../domain/visits/appointment-searches.js';
import { searchState } from '../domain/visits/appointment-searches.js';
import type { KnownOffice } from '../domain/visits/offices.js';
import type { Visitor } from '../domain/visits/visit-outcomes.js';
import type { Visit } from '../domain/visits/visits.js';
import type { Tx } from '../platform/database/database.js';

/** A visit as it is kept, with the office as the list has it now; an office that was removed keeps its name. */
export type StoredVisit = Visit & {
  readonly id: string;
  readonly officeId: string | null;
  readonly officeName: string;
  readonly officeAddress: string | null;
  /** Local time `HH:MM` at the office. */
  readonly at: string;
  readonly visitsAt: Date;
  readonly turnNumber: string | null;
  readonly goes: Visitor;
  readonly goesFullName: string | null;
  readonly wording: string | null;
  readonly reason: string | null;
  readonly basisBefore: WindowBasis['kind'] | null;
  readonly basedBeforeAt: Date | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

/** The visits of a case in the order in which they were planned, and how the search for a turn stands. */
export type CaseVisits = { readonly visits: readonly StoredVisit[]; readonly search: SearchState };

export async function visitsOf(tx: Tx, caseId: string): Promise<CaseVisits> {
  const visits = await tx.query<StoredVisit>(
    `select a.id, a.office_id as "officeId", coalesce(o.name, a.office_name) as "officeName",
            o.address as "officeAddress", a.visit_on as "on", a.visit_time as "at", a.visits_at as "visitsAt",
            a.turn_number as "turnNumber", a.goes, a.goes_full_name as "goesFullName", a.state, a.result, a.wording,
            a.reason, a.basis_before as "basisBefore", a.based_before_at as "basedBeforeAt",
            a.created_at as "createdAt", a.changed_at as "changedAt"
       from appointments a left join offices o on o.firm_id = a.firm_id and o.id = a.office_id
      where a.firm_id = $1 and a.case_id = $2 order by a.created_at, a.id`,
    [tx.firmId, caseId],
  );
  const searches = await tx.query<{ at: Date }>(
    'select recorded_at as at from appointment_searches where firm_id = $1 and case_id = $2 order by recorded_at, id',
    [tx.firmId, caseId],
  );
  const bookedAt = visits.at(-1)?.createdAt ?? null;
  return {
    visits,
    search: searchState(
      searches.map(({ at }) => at),
      bookedAt,
    ),
  };
}

/** The offices that the firm knows, as far as a visit has to know them. */
export async function knownOffices(tx: Tx): Promise<(KnownOffice & { address: string | null })[]> {
  return tx.query(
    `select o.id, o.name, o.address, o.province, o.canton, o.handles_employer_keys as "handlesEmployerKeys",
            o.last_checked_on as "lastCheckedOn",
            (select max(a.visit_on) from appointments a
              where a.firm_id = o.firm_id and a.office_id = o.id and a.result = 'wrong_office') as "turnedAwayOn"
       from offices o where o.firm_id = $1 and o.removed_at is null`,
    [tx.firmId],
  );
}

/** The columns of a visit that people decide. */
export type VisitColumns = {
  officeId: string | null;
  officeName: string | null;
  on: LocalDate;
  at: string;
  visitsAt: Date;
  turnNumber: string | null;
  goes: Visitor;
  goesFullName: string | null;
};

export async function insertVisit(
  tx: Tx,
  made: { id: string; caseId: string; by: string; before: WindowBasis | null },
  columns: VisitColumns,
): Promise<void> {
  await tx.query(
    `insert into appointments (firm_id, id, case_id, office_id, office_name, visit_on, visit_time, visits_at,
       turn_number, goes, goes_full_name, state, basis_before, based_before_at, created_by, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'planned', $12, $13, $14, $15, $15)`,
    [
      tx.firmId,
      made.id,
      made.caseId,
      ...valuesOf(columns),
      made.before?.kind ?? null,
      made.before?.at ?? null,
      made.by,
      tx.now,
    ],
  );
}

export async function updateVisit(tx: Tx, id: string, columns: VisitColumns): Promise<void> {
  await tx.query(
    `update appointments set office_id = $3, office_name = $4, visit_on = $5, visit_time = $6, visits_at = $7,
       turn_number = $8, goes = $9, goes_full_name = $10, changed_at = $11
     where firm_id = $1 and id = $2`,
    [tx.firmId, id, ...valuesOf(columns), tx.now],
  );
}

function valuesOf({ officeId, officeName, on, at, visitsAt, turnNumber, goes, goesFullName }: VisitColumns): unknown[] {
  return [officeId, officeName, on, at, visitsAt, turnNumber, goes, goesFullName];
}

export async function endVisit(
  tx: Tx,
  id: string,
  end: { state: StoredVisit['state']; result: string | null; wording: string | null; reason: string | null },
): Promise<void> {
  await tx.query(
    `update appointments set state = $3, result = $4, wording = $5, reason = $6, changed_at = $7
     where firm_id = $1 and id = $2`,
    [tx.firmId, id, end.state, end.result, end.wording, end.reason, tx.now],
  );
}
