import type { Stage } from '../domain/lifecycle/stages.js';
import type { Facts } from '../domain/triage/facts.js';
import type { CaseRow } from './case.row.js';

/** Enters a stage: its clock starts, it remembers the facts it began with, and the turn is ours again. */
export function enterStage(row: CaseRow, stage: Stage, facts: Facts, now: Date): void {
  row.stage = stage;
  row.stageSince = now;
  row.stageFacts = facts;
  row.waitingFor = 'us';
  row.waitingUntil = null;
  row.waitingSince = null;
  if (stage === 'correction' || stage === 'triage') row.correctedAt = null;
  row.resolvedAt = stage === 'resolved' ? now : stage === 'closed' ? row.resolvedAt : null;
  row.closedAt = stage === 'closed' ? now : null;
}
