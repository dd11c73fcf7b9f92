import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { authorityOf } from '../clients/client-authority.js';
import { budgetTexts, REFUSAL_TEXTS } from '../domain/lifecycle/attempt-texts.js';
import { isAccessTest } from '../domain/lifecycle/attempts.js';
import type { Outcome, Surroundings } from '../domain/lifecycle/attempts.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import type { Facts } from '../domain/triage/facts.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { AttemptRow } from './attempt.row.js';
import { budgetOf, triesOf } from './case-attempts.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { lockCase, lockRuc, saveCase } from './case-store.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import { OverrideRow } from './override.row.js';
import { Retriage } from './retriage.js';

export type Try = Surroundings & { outcome: Outcome; by: 'staff' | 'client'; wording: string | null };

/** Records a try at the portal. One by staff needs budget; one that the client made already is recorded and counts. */
@Injectable()
export class RecordAttempt {
  constructor(
    private readonly retriage: Retriage,
    private readonly dates: CaseDates,
  ) {}

  /** Throws 404, 412, or 409 `attempt.not_allowed` with the reason and what would allow another. */
  async run(tx: Tx, caller: Caller, id: string, version: number, made: Try): Promise<void> {
    const row = await lockCase(tx, id, version);
    await lockRuc(tx, row);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const needsBudget = made.by === 'staff' && !isAccessTest(row.stage, made.outcome);
    const override = needsBudget ? await spendBudget(tx, caller, row, circumstances, made) : null;
    const facts = { ...circumstances.knownFacts, ...row.facts };
    const attemptId = await keep(tx, caller, row, { ruc: circumstances.client.ruc, facts }, made);
    if (override !== null) await useUp(tx, override, attemptId);
    const saysInPerson = made.outcome === 'routed_in_person' && isOpen(row.stage);
    const isNews = saysInPerson && row.facts.portalSaysInPerson !== true;
    // That the portal sent the employer in person is a fact of an open case from then on, and no retry gets around it.
    if (isNews) row.facts = { ...row.facts, portalSaysInPerson: true };
    const under = made.by === 'staff' ? { mandate: (await authorityOf(tx, row.clientId, caller.locale)).mandate } : {};
    const after = { attemptId, ...made, ...(override && { overrideId: override.id }), ...under };
    await recordChange(tx, row, { kind: 'attempt_recorded', actorId: caller.userId, after });
    if (isNews) await this.retriage.run(tx, caller.userId, row, circumstances);
    else await this.dates.replan(tx, row, circumstances);
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
): Promise<string> {
  const id = newId();
  const { by: madeBy, ...tried } = made;
  await tx.rows.insert(AttemptRow, {
    firmId: tx.firmId,
    id,
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
  return id;
}

/** Refuses the try, or gives what a supervisor has allowed and this try uses up, whether it was needed or not. */
async function spendBudget(
  tx: Tx,
  caller: Caller,
  row: CaseRow,
  circumstances: Circumstances,
  made: Try,
): Promise<OverrideRow | null> {
  const tries = await triesOf(tx, row, circumstances.client);
  const budget = budgetOf(row, circumstances, tries, made, tx.now);
  if (budget.refusal === null) return tries.override;
  throw Problem.conflict('attempt.not_allowed', REFUSAL_TEXTS[budget.refusal], {
    ...budgetTexts(budget, caller.locale),
    reasonCode: budget.refusal,
    wouldAllowCode: budget.wouldAllow,
    ...(budget.heldUntil && { heldUntil: budget.heldUntil.toISOString() }),
  });
}

async function useUp(tx: Tx, { firmId, id }: OverrideRow, usedByAttemptId: string): Promise<void> {
  await tx.rows.update(OverrideRow, { firmId, id }, { usedByAttemptId });
}
