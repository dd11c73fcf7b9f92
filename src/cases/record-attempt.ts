import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { budgetTexts, REFUSAL_TEXTS } from '../domain/lifecycle/attempt-texts.js';
import type { Outcome, Surroundings } from '../domain/lifecycle/attempts.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { AttemptRow } from './attempt.row.js';
import { attemptsOfClient, budgetOf } from './case-attempts.js';
import { recordCaseEvent } from './case-events.js';
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
    await this.keep(tx, caller, row, circumstances, made);
    if (made.outcome === 'routed_in_person') await this.believeThePortal(tx, caller, row, circumstances);
    await saveCase(tx, row);
  }

  private async keep(tx: Tx, caller: Caller, row: CaseRow, circumstances: Circumstances, made: Try): Promise<void> {
    const { by, outcome, wording, browser, network, device } = made;
    await tx.rows.insert(AttemptRow, {
      firmId: tx.firmId,
      id: newId(),
      caseId: row.id,
      clientId: row.clientId,
      madeBy: by,
      outcome,
      stage: row.stage,
      scenario: row.scenario,
      wording,
      browser,
      network,
      device,
      facts: { ...circumstances.knownFacts, ...row.facts },
      recordedBy: caller.userId,
      recordedAt: tx.now,
    });
    await recordCaseEvent(tx, row.id, { kind: 'attempt_recorded', actorId: caller.userId, after: made });
  }

  /** That the portal sent the employer in person is a fact from then on, and no retry gets around it. */
  private async believeThePortal(tx: Tx, caller: Caller, row: CaseRow, circumstances: Circumstances): Promise<void> {
    if (row.facts.portalSaysInPerson === true) return;
    row.facts = { ...row.facts, portalSaysInPerson: true };
    await this.retriage.run(tx, caller.userId, row, circumstances);
  }
}

async function refuseWithoutBudget(
  tx: Tx,
  caller: Caller,
  row: CaseRow,
  circumstances: Circumstances,
  made: Try,
): Promise<void> {
  const attempts = await attemptsOfClient(tx, row.clientId);
  const budget = budgetOf(row, circumstances, attempts, made, tx.now);
  if (budget.refusal === null) return;
  throw Problem.conflict('attempt.not_allowed', REFUSAL_TEXTS[budget.refusal], {
    ...budgetTexts(budget, caller.locale),
    reasonCode: budget.refusal,
    wouldAllowCode: budget.wouldAllow,
    ...(budget.heldUntil && { heldUntil: budget.heldUntil.toISOString() }),
  });
}
