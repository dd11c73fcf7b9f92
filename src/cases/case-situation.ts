import type { Mover, Situation } from '../domain/lifecycle/guards.js';
import type { Tx } from '../platform/database/database.js';
import type { AttemptRow } from './attempt.row.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';

/** What the guards of a move look at, without the reason that the mover may give. */
export function situationOf(
  row: CaseRow,
  circumstances: Circumstances,
  attempts: readonly AttemptRow[],
  seen: Pick<Situation, 'newEvidence' | 'documentsChecked'>,
  mover: Mover,
): Situation {
  return {
    stage: row.stage,
    scenario: row.scenario,
    mover,
    reason: null,
    facts: { ...circumstances.knownFacts, ...row.facts },
    factsAtStageStart: row.stageFacts,
    outcomesSinceStage: attempts
      .filter((attempt) => attempt.caseId === row.id && attempt.recordedAt >= row.stageSince)
      .map((attempt) => attempt.outcome),
    ...seen,
    isCorrected: row.correctedAt !== null,
    isTimeToClose: false,
  };
}

/** True when something was added to the case since its stage began. */
export async function hasNewEvidence(tx: Tx, row: CaseRow): Promise<boolean> {
  const [found] = await tx.query<{ found: boolean }>(
    `select exists (select 1 from case_events
      where firm_id = $1 and case_id = $2 and kind = 'evidence_added' and at > $3) as found`,
    [tx.firmId, row.id, row.stageSince],
  );
  return found?.found === true;
}
