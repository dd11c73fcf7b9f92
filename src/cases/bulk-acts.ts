import { Injectable } from '@nestjs/common';
import type { Stage } from '../domain/lifecycle/stages.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { FieldError } from '../platform/http/problem.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { AmendCase } from './amend-case.js';
import type { BulkAct, BulkRequest } from './bulk.dto.js';
import { noteOf, writeNote } from './case-notes.js';
import { findCase } from './case-store.js';
import { ChangeFollowUp } from './change-follow-up.js';
import { MoveCase } from './move-case.js';

/** What an act cannot do without, by its field. */
const NEEDS: Readonly<Record<BulkAct, readonly (keyof BulkRequest)[]>> = {
  assign: ['assigneeId'],
  move: ['to'],
  snooze: [],
  note: ['body'],
  close: ['reason'],
};

/** What is done to many cases at once: to each exactly what the act does to one, under the same guards. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly amending: AmendCase,
    private readonly moves: MoveCase,
    private readonly followUps: ChangeFollowUp,
  ) {}

  /** Throws what the act alone would throw. `version`: null takes the case as it stands. */
  async run(tx: Tx, caller: Caller, id: string, version: number | null, request: BulkRequest): Promise<void> {
    const read = version ?? (await findCase(tx, id)).version;
    switch (request.act) {
      case 'assign':
        return this.amending.run(tx, caller, id, read, { assigneeId: request.assigneeId ?? null });
      case 'move':
        return this.moves.run(tx, caller, id, read, moveOf(request.to ?? 'closed', request.reason));
      case 'close':
        return this.moves.run(tx, caller, id, read, moveOf('closed', request.reason));
      case 'note':
        await writeNote(tx, caller, id, noteOf({ body: request.body ?? '' }));
        return;
      case 'snooze':
        await this.snooze(tx, caller, id, request);
    }
  }

  /** The next one that has not ended. */
  private async snooze(tx: Tx, caller: Caller, caseId: string, request: BulkRequest): Promise<void> {
    await findCase(tx, caseId);
    const [next] = await tx.query<{ id: string }>(
      `select id from follow_ups where firm_id = $1 and case_id = $2 and state in ('planned', 'armed')
        order by wake_at, id limit 1`,
      [tx.firmId, caseId],
    );
    if (next === undefined) throw Problem.conflict('follow_up.none');
    const { until, businessDays, reason } = request;
    await this.followUps.snooze(tx, caller, next.id, { until, businessDays, reason }, false);
  }
}

/** What the request lacks for its act. */
export function missingFields(request: BulkRequest): FieldError[] {
  return NEEDS[request.act]
    .filter((field) => request[field] === undefined)
    .map((field) => fieldError(`/${field}`, 'field.required'));
}

function moveOf(to: Stage, reason = ''): { to: Stage; reason: string | null } {
  return { to, reason: reason.trim() === '' ? null : reason };
}
