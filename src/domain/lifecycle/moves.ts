import type { Situation } from './guards.js';
import { guardHolds } from './guards.js';
import type { Stage } from './stages.js';
import { STAGES } from './stages.js';
import type { Guard, Transition } from './transitions.js';
import { TRANSITIONS } from './transitions.js';

/**
 * One possible move as it is shown: whether it may be done now, and if not, why and what would allow it.
 * `needsReason` says that it may be done as soon as the person writes why.
 */
export type Move = { to: Stage; allowed: boolean; needsReason: boolean } & Missing;

/** What a refused move lacks: one of `missing`, and each of `missingToo`. Both empty: no case takes this way. */
export type Missing = { missing: readonly Guard[]; missingToo: readonly Guard[] };

export type MoveDecision = { allowed: true; to: Stage; because: Guard } | ({ allowed: false; to: Stage } & Missing);

/** Decides one move. A move that the table does not list is refused with no guard to satisfy. */
export function decideMove(to: Stage, situation: Situation, table: readonly Transition[] = TRANSITIONS): MoveDecision {
  const row = table.find((candidate) => candidate.from === situation.stage && candidate.to === to);
  if (row === undefined) return { allowed: false, to, missing: [], missingToo: [] };
  const because = row.anyOf.find((guard) => guardHolds(guard, situation));
  const missingToo = (row.allOf ?? []).filter((guard) => !guardHolds(guard, situation));
  if (because !== undefined && missingToo.length === 0) return { allowed: true, to, because };
  return { allowed: false, to, missing: because === undefined ? row.anyOf : [], missingToo };
}

/** Every other stage with its answer, in the order of the path; asks as if the person were ready to give a reason. */
export function movesFrom(situation: Situation, table: readonly Transition[] = TRANSITIONS): Move[] {
  const withReason = { ...situation, reason: '…' };
  return STAGES.filter((stage) => stage !== situation.stage).map((to) => {
    const bare = decideMove(to, { ...situation, reason: null }, table);
    const reasoned = decideMove(to, withReason, table);
    return {
      to,
      allowed: reasoned.allowed,
      needsReason: reasoned.allowed && !bare.allowed,
      missing: reasoned.allowed ? [] : reasoned.missing,
      missingToo: reasoned.allowed ? [] : reasoned.missingToo,
    };
  });
}
