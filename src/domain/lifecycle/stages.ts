import type { Facts } from '../triage/facts.js';
import type { Route } from '../triage/scenarios.js';

/** Where a case is worked, in the order of the official path. */
export const STAGES = ['triage', 'online', 'correction', 'in_person', 'verification', 'resolved', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** Stages in which the key is still missing: what is overdue, at risk or due is asked of these only. */
export const OPEN_STAGES = ['triage', 'online', 'correction', 'in_person', 'verification'] as const satisfies Stage[];

/** Whose turn it is; a field beside the stage. Only waiting for the client pauses the window. */
export const WAITING_FOR = ['us', 'client', 'iess', 'appointment'] as const;
export type WaitingFor = (typeof WAITING_FOR)[number];

/** True while the employer has no working key and the case is not given up. */
export function isOpen(stage: Stage): boolean {
  return stage !== 'resolved' && stage !== 'closed';
}

/**
 * Where a new verdict sends the case at once: its route, or triage while there is none. What the portal itself sent to
 * the counter starts there, for it has no try online.
 */
export function firstStage(route: Route, facts: Facts): Stage {
  if (route === 'none') return 'triage';
  return route === 'online' && facts.portalSaysInPerson === true ? 'in_person' : route;
}
