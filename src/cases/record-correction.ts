import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { lockCase, lockRuc, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';
import type { Correction } from './corrections.js';
import { keepCorrection } from './corrections.js';

/** Says that the record at IESS was put right: from here the clock of the correction runs, and staff may retry once. */
@Injectable()
export class RecordCorrection {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, or 409 where the case is not being corrected. */
  async run(tx: Tx, caller: Caller, id: string, version: number, correction: Correction): Promise<void> {
    const row = await lockCase(tx, id, version);
    if (row.stage !== 'correction') throw Problem.conflict('correction.elsewhere');
    await lockRuc(tx, row);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const correctionId = await keepCorrection(tx, row, circumstances.client, caller.userId, correction);
    row.correctedAt = tx.now;
    row.windowBasis = 'correction';
    row.windowBasedAt = tx.now;
    await recordChange(tx, row, {
      kind: 'correction_recorded',
      actorId: caller.userId,
      after: { correctionId, ...correction },
    });
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
  }
}
