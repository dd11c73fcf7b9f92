import { v7 as newId } from 'uuid';
import type { TurnChange } from '../domain/lifecycle/client-waits.js';
import type { Tx } from '../platform/database/database.js';
import { spreadNews } from './case-news.js';

/** What can happen to a case. */
export type CaseEventKind =
  | 'opened'
  | 'evidence_added'
  | 'verdict_changed'
  | 'stage_changed'
  | 'waiting_changed'
  | 'attempt_recorded'
  | 'amended'
  | 'calendar_changed'
  | 'note_added'
  | 'watcher_added'
  | 'watcher_removed'
  | 'overruled'
  | 'overrule_ended';

export type CaseEvent = {
  kind: CaseEventKind;
  /** Null: Llavero itself. */
  actorId: string | null;
  before?: object;
  after?: object;
  reason?: string | null;
};

/**
 * Adds to the history of a case, in the transaction of the change, and tells the staff who follow the case. Nothing in
 * the history is ever changed.
 */
export async function recordCaseEvent(tx: Tx, caseId: string, event: CaseEvent): Promise<void> {
  const eventId = newId();
  await tx.query(
    `insert into case_events (firm_id, id, case_id, kind, actor_kind, actor_id, at, before, after, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.firmId,
      eventId,
      caseId,
      event.kind,
      event.actorId === null ? 'system' : 'user',
      event.actorId,
      tx.now,
      event.before ?? null,
      event.after ?? null,
      event.reason ?? null,
    ],
  );
  await spreadNews(tx, caseId, eventId, event);
}

/** Whose turn it was when, oldest first. */
export async function turnsOf(tx: Tx, caseId: string): Promise<TurnChange[]> {
  return tx.query<TurnChange>(
    `select after ->> 'waitingFor' as "waitingFor", at from case_events
      where firm_id = $1 and case_id = $2 and kind in ('waiting_changed', 'stage_changed') order by at, id`,
    [tx.firmId, caseId],
  );
}

/** The same for many cases, by case. */
export async function turnsOfCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, TurnChange[]>> {
  const rows = await tx.query<TurnChange & { caseId: string }>(
    `select case_id as "caseId", after ->> 'waitingFor' as "waitingFor", at from case_events
      where firm_id = $1 and case_id = any($2::uuid[]) and kind in ('waiting_changed', 'stage_changed')
      order by at, id`,
    [tx.firmId, caseIds],
  );
  const byCase = new Map<string, TurnChange[]>();
  for (const { caseId, ...turn } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), turn]);
  return byCase;
}
