import { IsNull } from 'typeorm';
import { attemptBudget } from '../domain/lifecycle/attempt-budget.js';
import type { AttemptBudget } from '../domain/lifecycle/attempt-budget.js';
import { isAccessTest } from '../domain/lifecycle/attempts.js';
import type { Attempt, Finding, Surroundings } from '../domain/lifecycle/attempts.js';
import type { Tx } from '../platform/database/database.js';
import { AttemptRow } from './attempt.row.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import type { CorrectionRow } from './correction.row.js';
import { correctionsOfRuc } from './corrections.js';
import { findingsSince, resolvedAtOf } from './findings.js';
import { OverrideRow } from './override.row.js';

/** Everything that the budget of a case counts. */
export type Tries = {
  /** For the RUC, from whichever case, oldest first. */
  attempts: readonly AttemptRow[];
  /** When the cases of these tries ended as resolved, by the case. */
  resolvedAt: ReadonlyMap<string, Date>;
  /** What was learned of the RUC since the first of them, oldest first. */
  findings: readonly Finding[];
  corrections: readonly CorrectionRow[];
  /** What a supervisor has allowed in this case and nobody has used. */
  override: OverrideRow | null;
};

/**
 * The tries and corrections of a client's RUC; those of the client under another number too, so that neither a new
 * number for the client nor a new client for the number gives a fresh budget. Whoever acts on it holds the client.
 */
export async function triesOf(tx: Tx, row: CaseRow, client: { id: string; ruc: string }): Promise<Tries> {
  const { firmId } = tx;
  const attempts = await tx.rows.find(AttemptRow, {
    where: [
      { firmId, ruc: client.ruc },
      { firmId, clientId: client.id },
    ],
    order: { recordedAt: 'asc', id: 'asc' },
  });
  const unused = { firmId, caseId: row.id, overrides: 'attempt_budget' as const, usedByAttemptId: IsNull() };
  const override = await tx.rows.findOneBy(OverrideRow, unused);
  const resolvedAt = await resolvedAtOf(tx, attempts);
  const findings = await findingsSince(tx, attempts, client.id);
  return { attempts, resolvedAt, findings, corrections: await correctionsOfRuc(tx, client), override };
}

/** How many tries staff have left in this case. */
export function budgetOf(
  row: CaseRow,
  circumstances: Circumstances,
  { attempts, resolvedAt, findings, corrections, override }: Tries,
  surroundings: Surroundings | null,
  now: Date,
): AttemptBudget {
  return attemptBudget({
    stage: row.stage,
    scenario: row.scenario,
    facts: { ...circumstances.knownFacts, ...row.facts },
    openedAt: row.openedAt,
    correctedAt: row.correctedAt,
    corrections: corrections.map(({ recordedAt }) => recordedAt),
    attempts: attempts.map((attempt) => asAttempt(attempt, resolvedAt.get(attempt.caseId) ?? null)),
    findings,
    hasOverride: override !== null,
    surroundings,
    now,
  });
}

function asAttempt(row: AttemptRow, resolvedAt: Date | null): Attempt {
  const { madeBy: by, outcome, scenario, facts, browser, network, device, recordedAt } = row;
  return {
    by,
    outcome,
    isAccessTest: isAccessTest(row.stage, outcome),
    scenario,
    resolvedAt,
    facts,
    browser,
    network,
    device,
    recordedAt,
  };
}
