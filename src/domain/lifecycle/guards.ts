import type { Facts } from '../triage/facts.js';
import type { Scenario } from '../triage/scenarios.js';
import { counterMended } from './changed-facts.js';
import type { Stage } from './stages.js';
import type { Guard } from './transitions.js';

/** Who asks for the move. The system moves a case only with new evidence. */
export type Mover = 'agent' | 'supervisor' | 'owner' | 'viewer' | 'system';

/** What a guard may look at: the case as it stands, what happened since its stage began, and who asks. */
export type Situation = {
  stage: Stage;
  scenario: Scenario;
  mover: Mover;
  reason: string | null;
  facts: Facts;
  /** The facts as they were when the stage began. */
  factsAtStageStart: Facts;
  /** Outcomes of the attempts since the stage began, oldest first. */
  outcomesSinceStage: readonly string[];
  newEvidence: boolean;
  /** The case need not bring documents, or every one that it cannot do without was checked. */
  documentsChecked: boolean;
  /** A correction was recorded since the case came to be corrected. */
  isCorrected: boolean;
  /** The business days have passed after which a resolved case closes by itself. */
  isTimeToClose: boolean;
};

const hasReason = ({ reason }: Situation): boolean => reason !== null && reason.trim() !== '';
const isSupervisor = ({ mover }: Situation): boolean => mover === 'supervisor' || mover === 'owner';

const HOLDS: Record<Guard, (situation: Situation) => boolean> = {
  verdict_decided: ({ scenario }) => scenario !== 'undetermined' && scenario !== 'out_of_scope',
  out_of_scope_confirmed: ({ scenario, mover }) => scenario === 'out_of_scope' && mover !== 'system',
  reason: hasReason,
  supervisor_reason: (situation) => hasReason(situation) && isSupervisor(situation),
  correction_recorded: ({ isCorrected }) => isCorrected,
  in_person_fact_changed: ({ facts, factsAtStageStart }) => counterMended(factsAtStageStart, facts),
  access_tested: ({ outcomesSinceStage }) => outcomesSinceStage.at(-1) === 'succeeded',
  documents_checked: ({ documentsChecked }) => documentsChecked,
  test_failed: ({ outcomesSinceStage }) => {
    const last = outcomesSinceStage.at(-1);
    return last !== undefined && last !== 'succeeded';
  },
  by_a_person: ({ mover }) => mover !== 'system',
  time_to_close: ({ isTimeToClose }) => isTimeToClose,
  new_evidence: ({ newEvidence }) => newEvidence,
};

/** True when the guard opens its move in this situation. */
export function guardHolds(guard: Guard, situation: Situation): boolean {
  return HOLDS[guard](situation);
}
