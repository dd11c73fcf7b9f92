import { basisWithoutVisit, keepsVisit, planned } from '../domain/visits/visits.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import type { Tx } from '../platform/database/database.js';
import { basisOf } from './case-dates.js';
import { recordChange } from './case-events.js';
import { giveTurn } from './case-turn.js';
import type { CaseRow } from './case.row.js';
import { basisBefore } from './plan-visit.js';
import { endVisit, visitsOf } from './visit-store.js';

/** Cancels the visit to come where the case moves away from it, with an event and the reason of the move. */
export async function leaveVisit(
  tx: Tx,
  row: CaseRow,
  to: Stage,
  { actorId, reason }: { actorId: string | null; reason: string | null },
): Promise<void> {
  if (keepsVisit(row.stage, to)) return;
  const visit = planned((await visitsOf(tx, row.id)).visits);
  if (visit === null) return;
  await endVisit(tx, visit.id, { state: 'cancelled', result: null, wording: null, reason: reason ?? WHY });
  row.visitOn = null;
  if (row.waitingFor === 'appointment') giveTurn(row, 'us', null, tx.now);
  const basis = basisWithoutVisit(basisOf(row), visit.visitsAt, basisBefore(visit));
  row.windowBasis = basis?.kind ?? null;
  row.windowBasedAt = basis?.at ?? null;
  const { id, officeName, on, at } = visit;
  await recordChange(tx, row, {
    kind: 'appointment_cancelled',
    actorId,
    before: { appointment: { id, officeName, on, at } },
    after: { waitingFor: row.waitingFor, because: 'stage_changed', to },
    reason,
  });
}

const WHY = 'El caso pasó a otra etapa.';
