import type { Stage } from '../lifecycle/stages.js';

/** One step of a case's history as far as it tells which way the case took; null: this did not change. */
export type WayStep = { readonly from: Stage | null; readonly to: Stage | null; readonly scenario: string | null };

/**
 * True while a case owes what the counter asks for. It has been there, and neither went back online by the guarded way
 * (a changed fact, a supervisor's reason) nor has got another cause since it left. A detour over another stage, which
 * any reason opens, pays nothing.
 */
export function owesCounterDocuments(steps: readonly WayStep[]): boolean {
  let owes = false;
  let stage: Stage | null = null;
  for (const { from, to, scenario } of steps) {
    const isBackOnline = (from ?? stage) === 'in_person' && to === 'online';
    if (to === 'in_person') owes = true;
    else if (isBackOnline || (scenario !== null && to === null && stage !== 'in_person')) owes = false;
    stage = to ?? stage;
  }
  return owes;
}
