import { Injectable } from '@nestjs/common';
import { refusalText } from '../domain/lifecycle/move-texts.js';
import { decideMove } from '../domain/lifecycle/moves.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { triesOf } from './case-attempts.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { documentsInTheWay, papersOf } from './case-papers.js';
import { hasNewEvidence, situationOf } from './case-situation.js';
import { lockCase, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';
import { movesFor } from './case-moves.js';
import { leaveVisit } from './leave-visit.js';
import { enterStage, promiseAnew } from './stage-change.js';

/** Moves a case along the table of moves, or says why not and what else is allowed. */
@Injectable()
export class MoveCase {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, or 409 `stage.not_allowed` with every move, its answer, and the documents in the way. */
  async run(
    tx: Tx,
    caller: Caller,
    id: string,
    version: number,
    move: { to: Stage; reason: string | null },
  ): Promise<void> {
    const row = await lockCase(tx, id, version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const { attempts } = await triesOf(tx, row, circumstances.client);
    const documents = documentsInTheWay(await papersOf(tx, row, circumstances));
    const seen = { newEvidence: await hasNewEvidence(tx, row), documentsChecked: documents.length === 0 };
    const situation = situationOf(row, circumstances, attempts, seen, caller.role);
    const decision = decideMove(move.to, { ...situation, reason: move.reason });
    if (!decision.allowed) {
      const [es, en] = [refusalText(decision, 'es'), refusalText(decision, 'en')];
      const allowedMoves = movesFor(situation, caller.locale);
      throw Problem.conflict('stage.not_allowed', { es: es.reason, en: en.reason }, { allowedMoves, documents });
    }
    const isReopened = !isOpen(row.stage) && isOpen(move.to);
    await leaveVisit(tx, row, move.to, { actorId: caller.userId, reason: move.reason });
    enterStage(row, move.to, situation.facts, tx.now);
    if (isReopened) promiseAnew(row, tx.now);
    await recordChange(tx, row, {
      kind: 'stage_changed',
      actorId: caller.userId,
      after: { waitingFor: row.waitingFor, because: decision.because },
      reason: move.reason,
    });
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
  }
}
