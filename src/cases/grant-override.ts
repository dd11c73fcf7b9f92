import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../audit/audit.js';
import { REFUSAL_TEXTS } from '../domain/lifecycle/attempt-texts.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { budgetOf, triesOf } from './case-attempts.js';
import { recordCaseEvent } from './case-events.js';
import { lockCase, lockRuc, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';
import type { Overridable } from './override.row.js';
import { OverrideRow } from './override.row.js';

export type WantedOverride = { of: Overridable; reason: string };

/** A supervisor sets the retry budget of a case aside for one try, by name and reason. */
@Injectable()
export class GrantOverride {
  constructor(private readonly audit: Audit) {}

  /** Throws 404, 412, or 409 where a try is left already or the case is not open. */
  async run(tx: Tx, caller: Caller, id: string, version: number, { of, reason }: WantedOverride): Promise<void> {
    const row = await lockCase(tx, id, version);
    await lockRuc(tx, row);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const budget = budgetOf(row, circumstances, await triesOf(tx, row, circumstances.client), null, tx.now);
    if (budget.refusal === null) throw Problem.conflict('override.not_needed');
    if (budget.refusal === 'not_open') throw Problem.conflict('override.not_needed', REFUSAL_TEXTS.not_open);
    const overrideId = newId();
    await tx.rows.insert(OverrideRow, {
      firmId: tx.firmId,
      id: overrideId,
      caseId: id,
      overrides: of,
      reason,
      grantedBy: caller.userId,
      grantedAt: tx.now,
      usedByAttemptId: null,
    });
    const after = { overrideId, of, refusal: budget.refusal };
    await recordCaseEvent(tx, id, { kind: 'override_granted', actorId: caller.userId, after, reason });
    const subject = { action: 'case.overridden', subjectKind: 'case', subjectId: id };
    await this.audit.record(tx, { ...subject, actorId: caller.userId, after, reason });
    await saveCase(tx, row);
  }
}
