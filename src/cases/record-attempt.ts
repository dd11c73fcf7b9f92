import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { budgetTexts, REFUSAL_TEXTS } from '../domain/lifecycle/attempt-texts.js';
import type { Outcome, Surroundings } from '../domain/lifecycle/attempts.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { AttemptRow } from './attempt.row.js';
import { attemptsOfRuc, budgetOf } from './case-attempts.js';
import { recordChange } from './case-events.js';
import { lockCase, lockClientOf, saveCase } from './case-store.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import { Retriage } from './retriage.js';

export type Try = Surroundings & { outcome: Outcome; by: 'staff' | 'client'; wording: string | null };

/** Records a try at the portal. One by staff needs budget; one that the client made already is recorded and counts. */
@Injectable()
export class RecordAttempt {
  constructor(private readonly retriage: Retriage) {}

  /** Throws 404, 412, or 409 `attempt.not_allowed` with the reason and what would allow another. */
  async run(tx: Tx, caller: Caller, id: string, version: number, made: Try): Promise<void> {
    const row = await lockCase(tx, id, version);
    await lockClientOf(tx, row);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const isAccessTest = row.stage === 'verification';
    if (made.by === 'staff' && !isAccessTest) await refuseWithoutBudget(tx, caller, row, circumstances, made);
    const before = { ...circumstances.knownFacts, ...row.facts };
    await keep(tx, caller, row, { ruc: circumstances.client.ruc, facts: before }, made);
    const isNews = made.outcome === 'routed_in_person' && row.facts.portalSaysInPerson !== true;
    // That the portal sent the employer in person is a fact from then on, and no retry gets around it.
    if (isNews) row.facts = { ...row.facts, portalSaysInPerson: true };
    await recordChange(tx, row, { kind: 'attempt_recorded', actorId: caller.userId, after: made });
    if (isNews) await this.retriage.run(tx, caller.userId, row, circumstances);
    await saveCase(tx, row);
  }
}

/** `moment`: the RUC and the facts as they are while the try is made. */
async function keep(
  tx: Tx,
  caller: Caller,
  row: CaseRow,
  moment: { ruc: string; facts: Facts },
  made: Try,
): Promise<void> {
  const { by: madeBy, ...tried } = made;
  await tx.rows.insert(AttemptRow, {
    firmId: tx.firmId,
    id: newId(),
    caseId: row.id,
    clientId: row.clientId,
    madeBy,
    ...tried,
    stage: row.stage,
    scenario: row.scenario,
    ...moment,
    recordedBy: caller.userId,
    recordedAt: tx.now,
  });
}

async function refuseWithoutBudget(
  tx: Tx,
  caller: Caller,
  row: CaseRow,
  circumstances: Circumstances,
  made: Try,
): Promise<void> {
  const attempts = await attemptsOfRuc(tx, circumstances.client);
  const budget = budgetOf(row, circumstances, attempts, made, tx.now);
  if (budget.refusal === null) return;
  throw Problem.conflict('attempt.not_allowed', REFUSAL_TEXTS[budget.refusal], {
    ...budgetTexts(budget, caller.locale),
    reasonCode: budget.refusal,
    wouldAllowCode: budget.wouldAllow,
    ...(budget.heldUntil && { heldUntil: budget.heldUntil.toISOString() }),
  });
}
