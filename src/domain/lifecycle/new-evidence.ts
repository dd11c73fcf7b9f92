import type { Facts } from '../triage/facts.js';
import type { Route, Scenario } from '../triage/scenarios.js';
import { tellsOfCorrection } from './changed-facts.js';
import type { Stage } from './stages.js';
import { firstStage, isOpen } from './stages.js';
import type { WindowBasis } from './window.js';

export type BeforeEvidence = {
  stage: Stage;
  scenario: Scenario;
  factsAtStageStart: Facts;
  correctedAt: Date | null;
  basis: WindowBasis | null;
};

export type AfterEvidence = { stage: Stage; correctedAt: Date | null; basis: WindowBasis | null };

/**
 * What new evidence does to a case besides its verdict. In triage the case goes where the verdict sends it; elsewhere a
 * person moves it, for a case that walks by itself is a case that nobody works on. That the
 * representative matches at last is the correction. A case that was closed as out of scope comes back.
 */
export function afterEvidence(
  before: BeforeEvidence,
  verdict: { scenario: Scenario; route: Route },
  facts: Facts,
  now: Date,
): AfterEvidence {
  const comesBack = before.stage === 'closed' && before.scenario === 'out_of_scope';
  const stage = before.stage === 'triage' || comesBack ? firstStage(verdict.route, facts) : before.stage;
  const isCorrection = before.stage === 'correction' && tellsOfCorrection(before.factsAtStageStart, facts);
  const correctedAt = isCorrection ? (before.correctedAt ?? now) : before.correctedAt;
  return { stage, correctedAt, basis: basisAfter(before, verdict.scenario, correctedAt, now) };
}

/**
 * A promise is made again when its cause changed or the record was corrected; a mere note does not move it, and nothing
 * moves it before a visit that is still to come.
 */
function basisAfter(
  before: BeforeEvidence,
  scenario: Scenario,
  correctedAt: Date | null,
  now: Date,
): WindowBasis | null {
  if (correctedAt !== null && before.correctedAt === null) return { kind: 'correction', at: correctedAt };
  const isVisitToCome = before.basis?.kind === 'appointment' && before.basis.at > now;
  if (isVisitToCome) return before.basis;
  if (!isOpen(before.stage) && before.stage !== 'closed') return before.basis;
  const keepsCorrection = correctedAt !== null && (scenario === 'undetermined' || scenario === 'standard_recovery');
  if (scenario === before.scenario || keepsCorrection) return before.basis;
  return { kind: 'evidence', at: now };
}
