import type { Stage } from './stages.js';
import { STAGES } from './stages.js';

/** Conditions that open a move. What each means stands in `guards.ts`. */
export const GUARDS = [
  'verdict_decided',
  'out_of_scope_confirmed',
  'reason',
  'supervisor_reason',
  'correction_recorded',
  'in_person_fact_changed',
  'access_tested',
  'documents_checked',
  'test_failed',
  'by_a_person',
  'time_to_close',
  'new_evidence',
] as const;
export type Guard = (typeof GUARDS)[number];

/**
 * One allowed arrow. Any one of `anyOf` opens it; the first that holds is the one written into the history. Whatever
 * stands in `allOf` has to hold besides.
 */
export type Transition = { from: Stage; to: Stage; anyOf: readonly Guard[]; allOf?: readonly Guard[] };

/** The table of moves. What is not listed is never allowed; a table that is not sound does not load. */
export const TRANSITIONS: readonly Transition[] = sound([
  { from: 'triage', to: 'online', anyOf: ['verdict_decided', 'reason'] },
  { from: 'triage', to: 'correction', anyOf: ['verdict_decided', 'reason'] },
  { from: 'triage', to: 'in_person', anyOf: ['verdict_decided', 'reason'] },
  { from: 'triage', to: 'closed', anyOf: ['out_of_scope_confirmed', 'reason'] },

  { from: 'online', to: 'verification', anyOf: ['reason'] },
  { from: 'online', to: 'correction', anyOf: ['reason'] },
  { from: 'online', to: 'in_person', anyOf: ['reason'] },
  { from: 'online', to: 'triage', anyOf: ['reason'] },
  { from: 'online', to: 'closed', anyOf: ['reason'] },

  { from: 'correction', to: 'online', anyOf: ['correction_recorded', 'supervisor_reason'] },
  { from: 'correction', to: 'verification', anyOf: ['correction_recorded', 'supervisor_reason'] },
  { from: 'correction', to: 'in_person', anyOf: ['reason'] },
  { from: 'correction', to: 'triage', anyOf: ['reason'] },
  { from: 'correction', to: 'closed', anyOf: ['reason'] },

  { from: 'in_person', to: 'verification', anyOf: ['reason'] },
  { from: 'in_person', to: 'online', anyOf: ['in_person_fact_changed', 'supervisor_reason'] },
  { from: 'in_person', to: 'correction', anyOf: ['reason'] },
  { from: 'in_person', to: 'triage', anyOf: ['reason'] },
  { from: 'in_person', to: 'closed', anyOf: ['reason'] },

  { from: 'verification', to: 'resolved', anyOf: ['access_tested'], allOf: ['documents_checked'] },
  { from: 'verification', to: 'online', anyOf: ['test_failed', 'reason'] },
  { from: 'verification', to: 'correction', anyOf: ['test_failed', 'reason'] },
  { from: 'verification', to: 'in_person', anyOf: ['test_failed', 'reason'] },

  { from: 'resolved', to: 'closed', anyOf: ['by_a_person', 'time_to_close'] },
  { from: 'resolved', to: 'triage', anyOf: ['new_evidence', 'reason'] },
  { from: 'closed', to: 'triage', anyOf: ['new_evidence', 'reason'] },
]);

function sound(table: readonly Transition[]): readonly Transition[] {
  const faults = faultsOf(table);
  if (faults.length > 0) throw new Error(`the table of moves is not sound: ${faults.join('; ')}`);
  return table;
}

/**
 * Checks a table before it is trusted; returns what is wrong with it, nothing when it is sound: every stage can be
 * reached from triage, every stage can still end in `closed`, no arrow stands twice, none leads nowhere or to itself.
 */
export function faultsOf(table: readonly Transition[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { from, to, anyOf } of table) {
    if (from === to) faults.push(`${from} leads to itself`);
    if (anyOf.length === 0) faults.push(`${from} → ${to} has no guard and could never be refused`);
    if (seen.has(`${from} ${to}`)) faults.push(`${from} → ${to} stands twice`);
    seen.add(`${from} ${to}`);
  }
  const reachable = stagesFrom('triage', table);
  for (const stage of STAGES) {
    if (!reachable.has(stage)) faults.push(`${stage} can not be reached`);
    if (!stagesFrom(stage, table).has('closed')) faults.push(`${stage} can not end`);
  }
  return faults;
}

function stagesFrom(start: Stage, table: readonly Transition[]): Set<Stage> {
  const reached = new Set<Stage>([start]);
  // A set grows while it is walked: each stage is visited once, in the order of discovery.
  for (const stage of reached) {
    for (const row of table) {
      if (row.from === stage) reached.add(row.to);
    }
  }
  return reached;
}
