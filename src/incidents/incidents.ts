import { v7 as newId } from 'uuid';
import { recordCaseEvent } from '../cases/case-events.js';
import { keepNote, readNote, refuseHandOverToClient } from '../cases/case-notes.js';
import type { NewNote } from '../cases/case-notes.js';
import type { NoteDto } from '../cases/case-note.dto.js';
import { refuseAbsentStaff } from '../cases/case-staff.js';
import { addWatchers } from '../cases/case-watchers.js';
import type { CaseEventKind } from '../domain/lifecycle/history.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { IncidentDto, IncidentKind } from './incident.dto.js';
import { readIncident } from './incident.list.js';

export type NewIncident = { title: string; kind: IncidentKind; startedAt: Date | null; caseIds: readonly string[] };
/** `undefined` leaves as it is; `resolvedAt` null: it is not over after all. */
export type IncidentChange = { title?: string; resolvedAt?: Date | null; reason: string | null };

/** Opens an incident with the cases that it hits. Throws 404, 400 for a start to come. */
export async function openIncident(tx: Tx, caller: Caller, wanted: NewIncident): Promise<IncidentDto> {
  const startedAt = wanted.startedAt ?? tx.now;
  if (startedAt > tx.now) throw Problem.invalid(fieldError('/startedAt', 'date.in_future'));
  const id = newId();
  await tx.query(
    `insert into incidents (firm_id, id, title, kind, started_at, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [tx.firmId, id, wanted.title, wanted.kind, startedAt, caller.userId, tx.now],
  );
  return addCases(tx, caller, id, wanted.caseIds);
}

/**
 * Makes cases part of the incident; those that are stay. Throws 404 for an incident or a case that is not ours, 409 for
 * an incident that is over and for a case of another one that is not.
 */
export async function addCases(tx: Tx, caller: Caller, id: string, caseIds: readonly string[]): Promise<IncidentDto> {
  await holdIncidents(tx);
  const { title, kind, resolvedAt } = await readIncident(tx, id);
  const ids = [...new Set(caseIds.map((caseId) => caseId.toLowerCase()))];
  const known = await tx.query('select 1 from cases where firm_id = $1 and id = any($2::uuid[])', [tx.firmId, ids]);
  if (known.length !== ids.length) throw Problem.notFound();
  if (resolvedAt !== null && ids.length > 0) throw Problem.conflict('incident.over');
  await refuseSecondParent(tx, id, ids);
  const added = await tx.query<{ caseId: string }>(
    `insert into incident_cases (firm_id, incident_id, case_id, added_by, added_at)
     select $1, $2, c.id, $4, $5 from unnest($3::uuid[]) as c (id)
     on conflict do nothing returning case_id as "caseId"`,
    [tx.firmId, id, ids, caller.userId, tx.now],
  );
  const joined = added.map(({ caseId }) => caseId);
  await recordOn(tx, caller, joined, { kind: 'incident_joined', after: { incidentId: id, title, incidentKind: kind } });
  return readIncident(tx, id);
}

/** Takes a case out of the incident; its history keeps why. Throws 404, also for a case that is not part of it. */
export async function removeCase(
  tx: Tx,
  caller: Caller,
  { id, caseId }: { id: string; caseId: string },
  reason: string,
): Promise<IncidentDto> {
  const { title } = await readIncident(tx, id);
  const removed = await tx.query(
    'delete from incident_cases where firm_id = $1 and incident_id = $2 and case_id = $3 returning 1',
    [tx.firmId, id, caseId],
  );
  if (removed.length === 0) throw Problem.notFound();
  await recordOn(tx, caller, [caseId], { kind: 'incident_left', before: { incidentId: id, title }, reason });
  return readIncident(tx, id);
}

/** Two at once could each make a case part of its own incident. */
async function holdIncidents(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`incidents ${tx.firmId}`]);
}

async function refuseSecondParent(tx: Tx, id: string, caseIds: readonly string[]): Promise<void> {
  const taken = await tx.query<{ number: number }>(
    `select distinct c.number from incident_cases m
       join incidents i on i.firm_id = m.firm_id and i.id = m.incident_id
       join cases c on c.firm_id = m.firm_id and c.id = m.case_id
      where m.firm_id = $1 and m.incident_id <> $2 and m.case_id = any($3::uuid[]) and i.resolved_at is null
      order by c.number`,
    [tx.firmId, id, caseIds],
  );
  if (taken.length === 0) return;
  const cases = taken.map(({ number }) => `#${number}`).join(', ');
  throw new Problem('incident.one_parent', { params: { cases } });
}

/** Renames an incident, or says that it is over; its cases keep that in their history. Throws 404, 412, 400, 409. */
export async function changeIncident(
  tx: Tx,
  caller: Caller,
  id: string,
  version: number,
  change: IncidentChange,
): Promise<IncidentDto> {
  await holdIncidents(tx);
  const row = await lockIncident(tx, id, version);
  const { title = row.title, resolvedAt = row.resolvedAt, reason } = change;
  if (resolvedAt !== null) refuseImpossibleEnd(resolvedAt, row.startedAt, tx.now);
  if (resolvedAt === null && row.resolvedAt !== null) await refuseSecondParent(tx, id, await casesOf(tx, id));
  await tx.query(
    `update incidents set title = $3, resolved_at = $4, version = version + 1, updated_at = $5
      where firm_id = $1 and id = $2`,
    [tx.firmId, id, title, resolvedAt, tx.now],
  );
  if ((resolvedAt === null) !== (row.resolvedAt === null)) {
    const kind: CaseEventKind = resolvedAt === null ? 'incident_reopened' : 'incident_resolved';
    const after = { incidentId: id, title, resolvedAt: resolvedAt?.toISOString() ?? null };
    await recordOn(tx, caller, await casesOf(tx, id), { kind, after, reason });
  }
  return readIncident(tx, id);
}

type LockedIncident = { version: number; startedAt: Date; resolvedAt: Date | null; title: string };

async function lockIncident(tx: Tx, id: string, version: number): Promise<LockedIncident> {
  const [row] = await tx.query<LockedIncident>(
    `select version, title, started_at as "startedAt", resolved_at as "resolvedAt" from incidents
      where firm_id = $1 and id = $2 for no key update`,
    [tx.firmId, id],
  );
  if (row === undefined) throw Problem.notFound();
  if (row.version !== version) throw Problem.stale();
  return row;
}

function refuseImpossibleEnd(resolvedAt: Date, startedAt: Date, now: Date): void {
  if (resolvedAt > now) throw Problem.invalid(fieldError('/resolvedAt', 'date.in_future'));
  if (resolvedAt < startedAt) throw Problem.invalid(fieldError('/resolvedAt', 'incident.ends_before_start'));
}

/**
 * Writes a note that stands on every case of the incident, also on those that join later; whoever it names watches those
 * that are part of it now. Throws 404, 400.
 */
export async function noteOnIncident(tx: Tx, caller: Caller, id: string, note: NewNote): Promise<NoteDto> {
  const { title, cases } = await readIncident(tx, id);
  refuseHandOverToClient(note);
  await refuseAbsentStaff(tx, note.mentions, '/mentions');
  const noteId = await keepNote(tx, caller, { caseId: null, incidentId: id }, note);
  const after = { noteId, incidentId: id, title, ...note };
  const ids = cases.map(({ id: caseId }) => caseId);
  for (const caseId of ids) await addWatchers(tx, caller, caseId, note.mentions);
  await recordOn(tx, caller, ids, { kind: 'incident_note_added', after });
  return readNote(tx, caller, noteId);
}

async function casesOf(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ caseId: string }>(
    'select case_id as "caseId" from incident_cases where firm_id = $1 and incident_id = $2 order by case_id',
    [tx.firmId, id],
  );
  return rows.map(({ caseId }) => caseId);
}

async function recordOn(
  tx: Tx,
  { userId: actorId }: Caller,
  caseIds: readonly string[],
  event: { kind: CaseEventKind; before?: object; after?: object; reason?: string | null },
): Promise<void> {
  for (const caseId of caseIds) await recordCaseEvent(tx, caseId, { ...event, actorId });
}
