import type { CaseState, StateEvent } from '../domain/lifecycle/history.js';
import { stateAfter } from '../domain/lifecycle/history.js';
import type { PapersState } from '../domain/lifecycle/papers-history.js';
import { papersAfter } from '../domain/lifecycle/papers-history.js';
import type { Tx } from '../platform/database/database.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { findCase } from './case-store.js';

/** The state of a case at an instant, and when that was; null: before its history is complete. */
export type StateAt = { at: Date; state: (CaseState & PapersState) | null };

/**
 * The case as it stood at a past instant, folded from its events and from nothing else. An instant to come is now.
 * Throws 404, or 400 for an instant before the case was opened.
 */
export async function caseStateAt(tx: Tx, caseId: string, asked: Date | null): Promise<StateAt> {
  const row = await findCase(tx, caseId);
  const at = asked === null || asked > tx.now ? tx.now : asked;
  if (at < row.openedAt) {
    throw Problem.invalid(fieldError('/at', 'at.before_opening', { openedAt: row.openedAt.toISOString() }));
  }
  const events = await tx.query<StateEvent>(
    'select kind, after from case_events where firm_id = $1 and case_id = $2 and at <= $3 order by seq',
    [tx.firmId, caseId, at],
  );
  const state = stateAfter(events);
  return { at, state: state && { ...state, ...papersAfter(events) } };
}
