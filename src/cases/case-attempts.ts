import { Between, In, IsNull } from 'typeorm';
import { isOfFamily, rucFamilies } from '../domain/identity/ruc-family.js';
import { attemptBudget } from '../domain/lifecycle/attempt-budget.js';
import type { AttemptBudget } from '../domain/lifecycle/attempt-budget.js';
import { isAccessTest } from '../domain/lifecycle/attempts.js';
import type { Attempt, Finding, Surroundings } from '../domain/lifecycle/attempts.js';
import type { Tx } from '../platform/database/database.js';
import { AttemptRow } from './attempt.row.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import type { CorrectionRow } from './correction.row.js';
import { correctionsOf } from './corrections.js';
import { findingsOf, resolvedAtOf } from './findings.js';
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
  /** An open incident of the RUC says that the portal is down. */
  isOutage: boolean;
  /** What a supervisor has allowed in this case and nobody has used. */
  override: OverrideRow | null;
};

/** A case with the client whose tries its budget counts. */
export type AskedCase = { row: Pick<CaseRow, 'id'>; client: { id: string; ruc: string } };

/**
 * The tries and corrections of a client's RUC in all its establishments; those of the client under another number too,
 * so that neither a new number for the client nor a new client for the number gives a fresh budget. Whoever acts on it
 * holds the RUC: see `lockRuc`.
 */
export async function triesOf(tx: Tx, row: CaseRow, client: { id: string; ruc: string }): Promise<Tries> {
  const tries = (await triesOfCases(tx, [{ row, client }])).get(row.id);
  if (tries === undefined) throw new Error('the tries of a case are missing');
  return tries;
}

/** The same for many cases, by the case, in as many questions as for one. */
export async function triesOfCases(tx: Tx, cases: readonly AskedCase[]): Promise<Map<string, Tries>> {
  const { firmId } = tx;
  const clients = cases.map(({ client }) => client);
  const attempts = await tx.rows.find(AttemptRow, {
    where: [
      ...rucFamilies(clients).map(({ from, to }) => ({ firmId, ruc: Between(from, to) })),
      { firmId, clientId: In(clients.map(({ id }) => id)) },
    ],
    order: { recordedAt: 'asc', id: 'asc' },
  });
  const caseIds = In(cases.map(({ row }) => row.id));
  const unused = { firmId, caseId: caseIds, overrides: 'attempt_budget' as const, usedByAttemptId: IsNull() };
  const overrides = new Map((await tx.rows.findBy(OverrideRow, unused)).map((one) => [one.caseId, one]));
  const resolvedAt = await resolvedAtOf(tx, attempts);
  const corrections = await correctionsOf(tx, clients);
  const hit = await rucsInOutage(tx);
  const asked = cases.map(({ row, client }) => ({
    id: row.id,
    clientId: client.id,
    attempts: attempts.filter(isOf(client)),
    corrections: corrections.filter(isOf(client)),
    isOutage: hit.some((ruc) => isOfFamily(ruc, client.ruc)),
  }));
  const findings = await findingsOf(tx, asked);
  return new Map(
    asked.map(({ id, attempts: made, corrections: noted, isOutage }) => {
      const told = { findings: findings.get(id) ?? [], override: overrides.get(id) ?? null };
      return [id, { attempts: made, corrections: noted, isOutage, resolvedAt, ...told }];
    }),
  );
}

/** Tries and corrections count for the taxpayer, and for the client under another number. */
const isOf =
  (client: { id: string; ruc: string }) =>
  ({ ruc, clientId }: { ruc: string; clientId: string }): boolean =>
    isOfFamily(ruc, client.ruc) || clientId === client.id;

/** The numbers of the clients of whom a case belongs to an outage of the portal that is not over. */
async function rucsInOutage(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ ruc: string }>(
    `select distinct k.ruc from incidents i
       join incident_cases m on m.firm_id = i.firm_id and m.incident_id = i.id
       join cases c on c.firm_id = m.firm_id and c.id = m.case_id
       join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      where i.firm_id = $1 and i.kind = 'portal_outage' and i.resolved_at is null`,
    [tx.firmId],
  );
  return rows.map(({ ruc }) => ruc);
}

/** How many tries staff have left in this case. */
export function budgetOf(
  row: CaseRow,
  circumstances: Circumstances,
  { attempts, resolvedAt, findings, corrections, isOutage, override }: Tries,
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
    isOutage,
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
    unchangedHere: [],
    browser,
    network,
    device,
    recordedAt,
  };
}
