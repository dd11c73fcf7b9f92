import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { lockCase, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';

/** `undefined` leaves a field as it is, null clears it. */
export type Amendment = { assigneeId?: string | null; deadlineOn?: LocalDate | null; channel?: string | null };

/** Changes who works on a case and by when it must be done. Its stage changes by moves only. */
@Injectable()
export class AmendCase {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, or 400 when the assignee is nobody who works on cases here. */
  async run(tx: Tx, caller: Caller, id: string, version: number, amendment: Amendment): Promise<void> {
    const row = await lockCase(tx, id, version);
    if (amendment.assigneeId) await refuseStranger(tx, amendment.assigneeId);
    const fields = ['assigneeId', 'deadlineOn', 'channel'] as const;
    const given = fields.filter((field) => amendment[field] !== undefined && amendment[field] !== row[field]);
    if (given.length === 0) return;
    Object.assign(row, Object.fromEntries(given.map((field) => [field, amendment[field]])));
    await recordChange(tx, row, { kind: 'amended', actorId: caller.userId });
    if (given.includes('deadlineOn')) await this.dates.replan(tx, row, await circumstancesOf(tx, row.clientId));
    await saveCase(tx, row);
  }
}

/** Another firm's user is as unknown as one who does not exist. */
async function refuseStranger(tx: Tx, userId: string): Promise<void> {
  const [user] = await tx.query<{ role: string; active: boolean }>(
    'select role, active from users where firm_id = $1 and id = $2',
    [tx.firmId, userId],
  );
  if (user === undefined) throw Problem.notFound();
  if (!user.active || user.role === 'viewer') throw Problem.invalid(fieldError('/assigneeId', 'assignee.cannot_work'));
}
