import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import { planned } from '../domain/visits/visits.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { lockCase, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';
import type { ReadCase } from './plan-visit.js';
import { officeTimes } from './visit-office.js';
import { visitsOf } from './visit-store.js';

export type LookInVain = { officeId: string | null; triedOn: LocalDate | null; note: string | null };

/** A look for a turn in vain. After a few of them the supervisor hears of it. */
@Injectable()
export class LookForTurn {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, 400 for a day to come, 409 when the case is closed or has a visit to come. */
  async run(tx: Tx, caller: Caller, read: ReadCase, look: LookInVain): Promise<void> {
    const row = await lockCase(tx, read.id, read.version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    if (!isOpen(row.stage)) throw Problem.conflict('appointment.case_not_open');
    if (planned((await visitsOf(tx, row.id)).visits) !== null) throw Problem.conflict('appointment.already_planned');
    await officeTimes(tx, { officeId: look.officeId, officeName: null }, circumstances);
    const triedOn = look.triedOn ?? circumstances.today;
    if (triedOn > circumstances.today) throw Problem.invalid(fieldError('/triedOn', 'date.in_future'));
    await tx.query(
      `insert into appointment_searches (firm_id, id, case_id, office_id, tried_on, note, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.firmId, newId(), row.id, look.officeId, triedOn, look.note, caller.userId, tx.now],
    );
    const { search } = await visitsOf(tx, row.id);
    row.noTurnSince = search.escalatedAt;
    await recordChange(tx, row, {
      kind: 'appointment_search_failed',
      actorId: caller.userId,
      after: { officeId: look.officeId, triedOn, note: look.note, tries: search.tries },
    });
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
  }
}
