import type { Stage } from '../domain/lifecycle/stages.js';
import { keepsVisit } from '../domain/visits/visits.js';
import type { Facts } from '../domain/triage/facts.js';
import { giveTurn } from './case-turn.js';
import type { CaseRow } from './case.row.js';

/**
 * Enters a stage: its clock starts, it remembers the facts it began with, and the turn is ours again, unless the case
 * waits for a visit that it keeps.
 */
export function enterStage(row: CaseRow, stage: Stage, facts: Facts, now: Date): void {
  const waitsOn = row.waitingFor === 'appointment' && row.visitOn !== null && keepsVisit(row.stage, stage);
  row.stage = stage;
  row.stageSince = now;
  row.stageFacts = facts;
  if (!waitsOn) giveTurn(row, 'us', null, now);
  if (stage === 'correction' || stage === 'triage') row.correctedAt = null;
  row.resolvedAt = stage === 'resolved' ? now : stage === 'closed' ? row.resolvedAt : null;
  row.closedAt = stage === 'closed' ? now : null;
}

/** A case that is opened again promises again: its window counts from now, and not from an intake of long ago. */
export function promiseAnew(row: CaseRow, now: Date): void {
  row.windowBasis = 'evidence';
  row.windowBasedAt = now;
}
