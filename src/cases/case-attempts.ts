import { attemptBudget } from '../domain/lifecycle/attempt-budget.js';
import type { AttemptBudget } from '../domain/lifecycle/attempt-budget.js';
import type { Attempt, Surroundings } from '../domain/lifecycle/attempts.js';
import type { Tx } from '../platform/database/database.js';
import { AttemptRow } from './attempt.row.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';

/**
 * Every try for the RUC of a client, from whichever case, oldest first; those of the client under another number too, so
 * that neither a new number for the client nor a new client for the number gives a fresh budget.
 */
export async function attemptsOfRuc(tx: Tx, client: { id: string; ruc: string }): Promise<AttemptRow[]> {
  const { firmId } = tx;
  return tx.rows.find(AttemptRow, {
    where: [
      { firmId, ruc: client.ruc },
      { firmId, clientId: client.id },
    ],
    order: { recordedAt: 'asc', id: 'asc' },
  });
}

/** How many tries staff have left in this case, given every try for its RUC. */
export function budgetOf(
  row: CaseRow,
  circumstances: Circumstances,
  attempts: readonly AttemptRow[],
  surroundings: Surroundings | null,
  now: Date,
): AttemptBudget {
  return attemptBudget({
    stage: row.stage,
    scenario: row.scenario,
    facts: { ...circumstances.knownFacts, ...row.facts },
    correctedAt: row.correctedAt,
    attempts: attempts.map((attempt) => asAttempt(attempt, row.id)),
    surroundings,
    now,
  });
}

function asAttempt(row: AttemptRow, caseId: string): Attempt {
  const { madeBy: by, outcome, facts, browser, network, device, recordedAt } = row;
  const inThisCase = row.caseId === caseId;
  return {
    by,
    outcome,
    inVerification: row.stage === 'verification',
    inThisCase,
    facts,
    browser,
    network,
    device,
    recordedAt,
  };
}
