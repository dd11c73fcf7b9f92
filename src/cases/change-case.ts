import { Injectable } from '@nestjs/common';
import { Ledger } from '../follow-ups/ledger.js';
import type { Tx } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import type { Call } from '../platform/http/call.js';
import { expectedVersion } from '../platform/http/call.js';
import { Writes } from '../platform/http/writes.js';
import { caseView } from './case-view.js';

/** What every change of a case has in common: the version that was read, one transaction, the case as it then stands. */
@Injectable()
export class ChangeCase {
  constructor(
    private readonly writes: Writes,
    private readonly ledger: Ledger,
  ) {}

  /** Throws 428 without `If-Match`; `work` throws 412 when the version is stale. */
  run(call: Call, id: string, work: (tx: Tx, version: number) => Promise<void>): Promise<Answer> {
    const version = expectedVersion(call);
    return this.writes.run(call, async (tx) => {
      await work(tx, version);
      return Answer.created(await caseView(tx, this.ledger, call.caller, id), `/api/v1/cases/${id}`);
    });
  }

  /** The same for a change of what is there already: it answers 200. */
  amend(call: Call, id: string, work: (tx: Tx, version: number) => Promise<void>): Promise<Answer> {
    const version = expectedVersion(call);
    return this.writes.run(call, async (tx) => {
      await work(tx, version);
      return Answer.ok(await caseView(tx, this.ledger, call.caller, id));
    });
  }
}
