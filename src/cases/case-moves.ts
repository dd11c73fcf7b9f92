import type { Situation } from '../domain/lifecycle/guards.js';
import { refusalText } from '../domain/lifecycle/move-texts.js';
import { movesFrom } from '../domain/lifecycle/moves.js';
import type { Stage } from '../domain/lifecycle/stages.js';

/** A move as the API shows it. `needsReason`: it may be done as soon as the person writes why. */
export type MoveView = { to: Stage; allowed: boolean; needsReason: boolean; reason?: string; wouldAllow?: string };

/** Every move from here with its answer, in the reader's language. */
export function movesFor(situation: Situation, locale: 'es' | 'en'): MoveView[] {
  return movesFrom(situation).map(({ to, allowed, needsReason, missing, missingToo }) => ({
    to,
    allowed,
    needsReason,
    ...(allowed ? {} : refusalText({ missing, missingToo }, locale)),
  }));
}
