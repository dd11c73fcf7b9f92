import { v7 as newId } from 'uuid';
import type { TurnChange } from '../domain/lifecycle/client-waits.js';
import type { CaseEventKind } from '../domain/lifecycle/history.js';
import { strangeChanges } from '../domain/lifecycle/history.js';
import type { Tx } from '../platform/database/database.js';
import { spreadNews } from './case-news.js';
import type { CaseRow } from './case.row.js';
import { rememberRecorded, unrecordedChange } from './recorded-state.js';

export type CaseEvent = {
  kind: CaseEventKind;
  /** Null: Llavero itself, or the client. */
  actorId: string | null;
  /** The client did it, by a link of theirs. */
  byClient?: boolean;
  before?: object;
  after?: object;
  reason?: string | null;
};

/**
 * Writes what has changed about the case since its history was last written, both sides of it, as one event. `before`
 * and `after` of the event add what is not state. Throws where an event of this kind must not change what has changed.
 */
export async function recordChange(tx: Tx, row: CaseRow, event: CaseEvent): Promise<void> {
  const { before, after } = unrecordedChange(row);
  const strange = strangeChanges(event.kind, after);
  if (strange.length > 0) throw new Error(`${event.kind} changes ${strange.join(', ')} of a case`);
  await recordCaseEvent(tx, row.id, {
    ...event,
    before: { ...before, ...event.before },
    after: { ...after, ...event.after },
  });
  rememberRecorded(row);
}

/**
 * Adds what changes no state to the history of a case, in the transaction it belongs to, and tells the staff who follow
 * the case. Nothing in the history is ever changed.
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
      event.byClient === true ? 'client' : event.actorId === null ? 'system' : 'user',
      event.actorId,
      tx.now,
      filled(event.before),
      filled(event.after),
      event.reason ?? null,
    ],
  );
  await spreadNews(tx, caseId, eventId, event);
}

const filled = (side: object | undefined): object | null =>
  side !== undefined && Object.keys(side).length > 0 ? side : null;

/** Whose turn it was when, oldest first. */
export async function turnsOf(tx: Tx, caseId: string): Promise<TurnChange[]> {
  return tx.query<TurnChange>(
    `select after ->> 'waitingFor' as "waitingFor", at from case_events
      where firm_id = $1 and case_id = $2 and after ? 'waitingFor' order by seq`,
    [tx.firmId, caseId],
  );
}

/** The same for many cases, by case. */
export async function turnsOfCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, TurnChange[]>> {
  const rows = await tx.query<TurnChange & { caseId: string }>(
    `select case_id as "caseId", after ->> 'waitingFor' as "waitingFor", at from case_events
      where firm_id = $1 and case_id = any($2::uuid[]) and after ? 'waitingFor'
      order by seq`,
    [tx.firmId, caseIds],
  );
  const byCase = new Map<string, TurnChange[]>();
  for (const { caseId, ...turn } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), turn]);
  return byCase;
}
