import type { CaseState, InstantText } from '../domain/lifecycle/history.js';
import { stateDifference } from '../domain/lifecycle/history.js';
import type { CaseRow } from './case.row.js';

/** What the history already says of each case in hand; a case that is not here has no history yet. */
const recorded = new WeakMap<CaseRow, CaseState>();

/** Call it when a case was read, and after an event was written: from here on changes count as new. */
export function rememberRecorded(row: CaseRow): void {
  recorded.set(row, stateOf(row));
}

/** What changed about the case since its history was last written. */
export function unrecordedChange(row: CaseRow): { before: Partial<CaseState>; after: Partial<CaseState> } {
  return stateDifference(recorded.get(row) ?? {}, stateOf(row));
}

/** The state of a case as its row has it. */
export function stateOf(row: CaseRow): CaseState {
  const { stage, stageFacts, waitingFor, waitingUntil, scenario, facts, windowBasis, deadlineOn, channel } = row;
  const { windowEarliestOn, windowLatestOn, assigneeId, visitOn } = row;
  return {
    stage,
    stageSince: row.stageSince.toISOString(),
    stageFacts,
    waitingFor,
    waitingUntil,
    waitingSince: asText(row.waitingSince),
    scenario,
    facts,
    correctedAt: asText(row.correctedAt),
    windowBasis,
    windowBasedAt: asText(row.windowBasedAt),
    windowEarliestOn,
    windowLatestOn,
    deadlineOn,
    assigneeId,
    channel,
    visitOn,
    noTurnSince: asText(row.noTurnSince),
    openedAt: row.openedAt.toISOString(),
    resolvedAt: asText(row.resolvedAt),
    closedAt: asText(row.closedAt),
  };
}

const asText = (at: Date | null): InstantText | null => at?.toISOString() ?? null;
