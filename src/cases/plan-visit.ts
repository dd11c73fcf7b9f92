import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { authorityOf } from '../clients/client-authority.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import type { WindowBasis } from '../domain/lifecycle/window.js';
import { scenarioEntry } from '../domain/triage/scenarios.js';
import type { Visitor } from '../domain/visits/visit-outcomes.js';
import { basisWithoutVisit, planned } from '../domain/visits/visits.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { basisOf, CaseDates } from './case-dates.js';
import type { CaseEvent } from './case-events.js';
import { recordChange } from './case-events.js';
import { lockCase, saveCase } from './case-store.js';
import { giveTurn } from './case-turn.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import type { OfficeNamed } from './visit-office.js';
import { officeTimes, visitMoment } from './visit-office.js';
import type { StoredVisit, VisitColumns } from './visit-store.js';
import { endVisit, insertVisit, updateVisit, visitsOf } from './visit-store.js';

/** The case as the caller read it. */
export type ReadCase = { id: string; version: number };

export type VisitPlan = OfficeNamed & {
  on: LocalDate;
  at: string;
  turnNumber: string | null;
  goes: Visitor;
  goesFullName: string | null;
};

/** Visits to come: planned, moved, cancelled. A planned visit re-bases the window and gives it the turn. */
@Injectable()
export class PlanVisit {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, 400 for a moment at which nobody is served, 409 when the case is closed or has a visit to come. */
  async plan(tx: Tx, caller: Caller, read: ReadCase, plan: VisitPlan): Promise<void> {
    const row = await lockCase(tx, read.id, read.version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    if (!isOpen(row.stage)) throw Problem.conflict('appointment.case_not_open');
    if (planned((await visitsOf(tx, row.id)).visits) !== null) throw Problem.conflict('appointment.already_planned');
    const visitsAt = visitMoment(plan, await officeTimes(tx, plan, circumstances), tx.now);
    const id = newId();
    const columns = { ...plan, visitsAt };
    await insertVisit(tx, { id, caseId: row.id, by: caller.userId, before: basisOf(row) }, columns);
    awaitVisit(row, columns, tx.now);
    const { mandate } = await authorityOf(tx, row.clientId, caller.locale);
    await this.settle(tx, row, circumstances, {
      kind: 'appointment_planned',
      actorId: caller.userId,
      after: { waitingFor: row.waitingFor, appointment: shown(id, columns), mandate },
    });
  }

  /** What is left out stays. Throws as `plan` does, 409 for a visit that is over. */
  async move(tx: Tx, caller: Caller, read: ReadCase, visitId: string, changes: Partial<VisitPlan>): Promise<void> {
    const row = await lockCase(tx, read.id, read.version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const visit = await visitToCome(tx, row, visitId);
    const before = columnsOf(visit);
    const plan = { ...before, ...withoutGaps(changes) };
    if (JSON.stringify(plan) === JSON.stringify(before)) return;
    const isMoved = plan.on !== before.on || plan.at !== before.at || plan.officeId !== before.officeId;
    const visitsAt = isMoved ? visitMoment(plan, await officeTimes(tx, plan, circumstances), tx.now) : before.visitsAt;
    const columns = { ...plan, visitsAt };
    await updateVisit(tx, visitId, columns);
    if (isMoved) awaitVisit(row, columns, tx.now);
    await this.settle(tx, row, circumstances, {
      kind: 'appointment_moved',
      actorId: caller.userId,
      before: { appointment: shown(visitId, before) },
      after: { waitingFor: row.waitingFor, appointment: shown(visitId, columns) },
    });
  }

  /** Gives the turn back to us and the window what it counted from before. Throws 404, 412, 409 for a visit that is over. */
  async cancel(tx: Tx, caller: Caller, read: ReadCase, visitId: string, reason: string): Promise<void> {
    const row = await lockCase(tx, read.id, read.version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const visit = await visitToCome(tx, row, visitId);
    await endVisit(tx, visitId, { state: 'cancelled', result: null, wording: null, reason });
    row.visitOn = null;
    if (row.waitingFor === 'appointment') giveTurn(row, 'us', null, tx.now);
    const basis = basisWithoutVisit(basisOf(row), visit.visitsAt, basisBefore(visit));
    row.windowBasis = basis?.kind ?? null;
    row.windowBasedAt = basis?.at ?? null;
    await this.settle(tx, row, circumstances, {
      kind: 'appointment_cancelled',
      actorId: caller.userId,
      before: { appointment: shown(visitId, columnsOf(visit)) },
      after: { waitingFor: row.waitingFor },
      reason,
    });
  }

  private async settle(tx: Tx, row: CaseRow, circumstances: Circumstances, event: CaseEvent): Promise<void> {
    await recordChange(tx, row, event);
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
  }
}

/** The visit of this case that is still to come. Throws 404, or 409 where it or the case is over. */
export async function visitToCome(tx: Tx, row: CaseRow, visitId: string): Promise<StoredVisit> {
  const visit = (await visitsOf(tx, row.id)).visits.find(({ id }) => id === visitId);
  if (visit === undefined) throw Problem.notFound();
  if (!isOpen(row.stage)) throw Problem.conflict('appointment.case_not_open');
  if (visit.state !== 'planned') throw Problem.conflict('appointment.over');
  return visit;
}

/** The case waits for the visit, and its window counts from it where its cause has one. */
function awaitVisit(row: CaseRow, { on, visitsAt }: VisitColumns, now: Date): void {
  row.visitOn = on;
  row.noTurnSince = null;
  giveTurn(row, 'appointment', on, now);
  if (scenarioEntry(row.scenario).window === null) return;
  row.windowBasis = 'appointment';
  row.windowBasedAt = visitsAt;
}

/** What the window counted from before this visit was planned. */
export function basisBefore({ basisBefore: kind, basedBeforeAt: at }: StoredVisit): WindowBasis | null {
  return kind !== null && at !== null ? { kind, at } : null;
}

function columnsOf(visit: StoredVisit): VisitColumns {
  const { officeId, on, at, visitsAt, turnNumber, goes, goesFullName } = visit;
  const officeName = officeId === null ? visit.officeName : null;
  return { officeId, officeName, on, at, visitsAt, turnNumber, goes, goesFullName };
}

function shown(id: string, { visitsAt, ...columns }: VisitColumns): object {
  return { id, ...columns, visitsAt: visitsAt.toISOString() };
}

/** Whoever names an office of the list takes back the one that was only named, and the other way round. */
function withoutGaps(changes: Partial<VisitPlan>): Partial<VisitPlan> {
  const given: Partial<VisitPlan> = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  if (typeof given.officeId === 'string') return { ...given, officeName: null };
  return typeof given.officeName === 'string' ? { ...given, officeId: null } : given;
}
