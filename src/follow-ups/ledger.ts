import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { reconcile } from '../domain/follow-ups/reconcile.js';
import type { LedgerRow, Reconciliation } from '../domain/follow-ups/reconcile.js';
import type { Channel, Recipient } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Problem } from '../platform/http/problem.js';

/** A follow-up as the API shows it. What is armed or running is still planned to a reader; what is parked, uncertain. */
export type FollowUpView = {
  id: string;
  step: string;
  recipient: Recipient;
  channel: Channel;
  revision: number;
  /** The promised moment; it never changes. */
  dueAt: string;
  /** When it is looked at next: later than `dueAt` when it waits for a send window or for another try. */
  wakeAt: string;
  state: 'planned' | 'sent' | 'skipped' | 'cancelled' | 'uncertain';
  reason: string | null;
  foldedInto: string | null;
  sentAt: string | null;
  /** When somebody wrote down that it was answered, and whose answer it was. */
  answeredAt: string | null;
  answeredBy: 'client' | 'staff' | null;
  /** Who put it off to `wakeAt`. */
  snoozedBy: string | null;
  deliveryId: string | null;
  /** Which moment the step counts from and how far: why it is due when it is due. */
  anchor: string;
  anchoredAt: string;
};

/** What one case gets; `revision` is its `plan_revision`, raised by every new plan. */
export type CasePlan = { caseId: string; revision: number; planned: readonly PlannedFollowUp[] };

/**
 * The follow-ups of cases as rows. Every method runs inside the caller's transaction, so a plan stands or falls with
 * the move it follows from. Nothing here talks to a queue: the sweeper finds what comes due.
 */
@Injectable()
export class Ledger {
  /**
   * Plans a case anew: rows that the plan still holds stay as they are, others that still wait are cancelled, new ones
   * are added. A step that already left for the same anchor is not repeated. The caller holds the case's row locked
   * and has raised its `plan_revision` to `revision`.
   */
  async replan(tx: Tx, caseId: string, revision: number, planned: readonly PlannedFollowUp[]): Promise<void> {
    const change = reconcile(await this.rowsOf(tx, caseId), planned);
    await this.cancel(tx, change.cancel, 'replanned');
    await this.keep(tx, revision, change.keep);
    await this.insert(tx, [{ caseId, revision, planned: change.add }]);
    failpoint('plan.before_commit');
  }

  /** Plans cases that have no follow-ups yet, any number of them, with one statement. */
  async planNew(tx: Tx, plans: readonly CasePlan[]): Promise<void> {
    await this.insert(
      tx,
      plans.map((plan) => ({ ...plan, planned: reconcile([], plan.planned).add })),
    );
  }

  /** Every follow-up of a case by due moment, cancelled ones included. */
  async followUpsOfCase(tx: Tx, caseId: string): Promise<FollowUpView[]> {
    return tx.query<FollowUpView>(`${VIEW} where f.firm_id = $1 and f.case_id = $2 order by f.due_at, f.id`, [
      tx.firmId,
      caseId,
    ]);
  }

  /** The same, page by page: `limit` and one more, after the one with this due moment and id. */
  async followUpsAfter(
    tx: Tx,
    caseId: string,
    limit: number,
    after: { readonly dueAt: string; readonly id: string } | null,
  ): Promise<FollowUpView[]> {
    return tx.query<FollowUpView>(
      `${VIEW} where f.firm_id = $1 and f.case_id = $2
         and ($4::timestamptz is null or (f.due_at, f.id) > ($4::timestamptz, $5::uuid))
       order by f.due_at, f.id limit $3 + 1`,
      [tx.firmId, caseId, limit, after?.dueAt ?? null, after?.id ?? null],
    );
  }

  /** One follow-up; throws where there is none. */
  async followUp(tx: Tx, id: string): Promise<FollowUpView> {
    const [view] = await tx.query<FollowUpView>(`${VIEW} where f.firm_id = $1 and f.id = $2`, [tx.firmId, id]);
    if (view === undefined) throw Problem.notFound();
    return view;
  }

  /** When somebody hears next about a case, or null. */
  async nextFollowUpAt(tx: Tx, caseId: string): Promise<string | null> {
    const [row] = await tx.query<{ at: string | null }>(
      `select ${instant('min(wake_at)')} as at from follow_ups
       where firm_id = $1 and case_id = $2 and state in ('planned', 'armed', 'running')`,
      [tx.firmId, caseId],
    );
    return row?.at ?? null;
  }

  /** Adds one step to the plan that the case has. */
  async add(tx: Tx, caseId: string, revision: number, follow: PlannedFollowUp): Promise<void> {
    await this.insert(tx, [{ caseId, revision, planned: [follow] }]);
  }

  private async rowsOf(tx: Tx, caseId: string): Promise<LedgerRow[]> {
    return tx.query<LedgerRow>(
      `select id, step, recipient, due_at as "dueAt", state, context from follow_ups
       where firm_id = $1 and case_id = $2 and state <> 'cancelled' order by id for update`,
      [tx.firmId, caseId],
    );
  }

  private async cancel(tx: Tx, ids: readonly string[], reason: string): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(`${CANCEL} and id = any($4::uuid[])`, [tx.firmId, reason, tx.now, ids]);
  }

  private async keep(tx: Tx, revision: number, rows: Reconciliation['keep']): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `update follow_ups f set revision = $2, context = kept.context
       from unnest($3::uuid[], $4::jsonb[]) as kept (id, context) where f.firm_id = $1 and f.id = kept.id`,
      [tx.firmId, revision, rows.map(({ id }) => id), rows.map(({ context }) => JSON.stringify(context))],
    );
  }

  private async insert(tx: Tx, plans: readonly CasePlan[]): Promise<void> {
    const rows = plans.flatMap(({ caseId, revision, planned }) =>
      planned.map((follow) => ({ ...follow, caseId, revision, id: newId() })),
    );
    if (rows.length === 0) return;
    await tx.query(INSERT, [
      tx.firmId,
      tx.now,
      rows.map(({ id }) => id),
      rows.map(({ caseId }) => caseId),
      rows.map(({ revision }) => revision),
      rows.map(({ step }) => step),
      rows.map(({ recipient }) => recipient),
      rows.map(({ dueAt }) => dueAt),
      rows.map(({ context }) => JSON.stringify(context)),
    ]);
  }
}

/** No `on conflict`: the same step twice in one revision is a mistake of the caller, and loses nothing by failing. */
const INSERT = `
  insert into follow_ups (firm_id, id, case_id, revision, step, recipient, due_at, wake_at, context, planned_at)
  select $1, p.id, p.case_id, p.revision, p.step, p.recipient, p.due_at, p.due_at, p.context, $2
  from unnest($3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::timestamptz[], $9::jsonb[])
    as p (id, case_id, revision, step, recipient, due_at, context)`;

/** A new generation makes an alarm that is already set ring in vain. */
const CANCEL = `
  update follow_ups set state = 'cancelled', reason = $2, generation = generation + 1, finished_at = $3,
    armed_until = null
  where firm_id = $1 and state in ('planned', 'armed')`;

/** An instant as the API writes it: UTC, milliseconds. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const VIEW = `
  select f.id, f.step, f.recipient, coalesce(f.context ->> 'channel', 'email') as channel, f.revision, ${instant('f.due_at')} as "dueAt", ${instant('f.wake_at')} as "wakeAt",
    case when f.state in ('armed', 'running') then 'planned' when f.state = 'parked' then 'uncertain' else f.state end
      as state,
    f.reason, f.folded_into as "foldedInto",
    case when f.state = 'sent' then ${instant('f.finished_at')} end as "sentAt",
    ${instant('f.answered_at')} as "answeredAt", f.answered_by as "answeredBy", f.snoozed_by as "snoozedBy",
    d.id as "deliveryId", f.context ->> 'anchor' as anchor, f.context ->> 'anchoredAt' as "anchoredAt"
  from follow_ups f left join deliveries d on d.firm_id = f.firm_id and d.follow_up_id = coalesce(f.folded_into, f.id)`;
