import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { WaitingFor } from '../domain/lifecycle/stages.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { lockCase, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';

export type Turn = { for: WaitingFor; until: LocalDate | null; reason: string };

/** Says whose turn it is. Waiting for the client stops the window; waiting for IESS or an appointment does not. */
@Injectable()
export class WaitFor {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, 400 for a date that has passed, 409 when the case is no longer open. */
  async run(tx: Tx, caller: Caller, id: string, version: number, turn: Turn): Promise<void> {
    const row = await lockCase(tx, id, version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    if (!isOpen(row.stage)) throw Problem.conflict('waiting.not_open');
    if (turn.until !== null && turn.until < circumstances.today) {
      throw Problem.invalid(fieldError('/until', 'date.passed', { today: circumstances.today }));
    }
    row.waitingSince = turn.for === 'us' ? null : row.waitingFor === turn.for ? row.waitingSince : tx.now;
    row.waitingFor = turn.for;
    row.waitingUntil = turn.for === 'us' ? null : turn.until;
    await recordChange(tx, row, {
      kind: 'waiting_changed',
      actorId: caller.userId,
      after: { waitingFor: row.waitingFor },
      reason: turn.reason,
    });
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
  }
}
