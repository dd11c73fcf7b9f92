import { Injectable } from '@nestjs/common';
import { unsettledDocuments } from '../domain/checklists/case-documents.js';
import type { DocumentId } from '../domain/checklists/documents.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { VisitResult } from '../domain/visits/visit-outcomes.js';
import { visitResult } from '../domain/visits/visit-outcomes.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Problem } from '../platform/http/problem.js';
import { CaseDates } from './case-dates.js';
import { recordCaseEvent, recordChange } from './case-events.js';
import { papersOf } from './case-papers.js';
import { lockCase, saveCase } from './case-store.js';
import { giveTurn } from './case-turn.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import { keepDocument, storedDocument } from './kept-document.js';
import type { ReadCase } from './plan-visit.js';
import { visitToCome } from './plan-visit.js';
import type { StoredVisit } from './visit-store.js';
import { endVisit } from './visit-store.js';

export type VisitEnd = {
  result: VisitResult;
  /** What was said at the counter, word for word. */
  wording: string | null;
  /** Documents that the counter asked for and nobody had. */
  missingDocuments: readonly DocumentId[];
};

/** How a visit went. What the counter served waits for the required documents; what it did not can always be said. */
@Injectable()
export class EndVisit {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, 412, 409 for a visit that is over, that is still to come, or that lacks required documents. */
  async run(tx: Tx, caller: Caller, read: ReadCase, visitId: string, end: VisitEnd): Promise<void> {
    const row = await lockCase(tx, read.id, read.version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const visit = await visitToCome(tx, row, visitId);
    refuseTooEarly(visit, circumstances, tx.now);
    const { state, waitingFor } = visitResult(end.result);
    if (state === 'attended') await refuseUnchecked(tx, row, circumstances);
    await endVisit(tx, visitId, { state, result: end.result, wording: end.wording, reason: null });
    row.visitOn = null;
    giveTurn(row, waitingFor, null, tx.now);
    const { result, wording } = end;
    await recordChange(tx, row, {
      kind: 'appointment_ended',
      actorId: caller.userId,
      after: { waitingFor, appointment: { id: visitId, state, result, wording } },
    });
    await this.askForMissing(tx, caller, row, circumstances, end.missingDocuments);
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
    await saveCase(tx, row);
  }

  /** What the counter asked for is needed in this case, whatever the list says, and the client is asked for it. */
  private async askForMissing(
    tx: Tx,
    caller: Caller,
    row: CaseRow,
    circumstances: Circumstances,
    missing: readonly DocumentId[],
  ): Promise<void> {
    if (missing.length === 0) return;
    const papers = await papersOf(tx, row, circumstances);
    for (const document of new Set(missing)) {
      const before = storedDocument(papers, document);
      const after = { ...before, state: 'asked' as const, needed: true };
      await keepDocument(tx, caller.userId, row.id, { document, ...after, checked: false });
      const event = { before: { document, ...before }, after: { document, ...after } };
      await recordCaseEvent(tx, row.id, { kind: 'document_changed', actorId: caller.userId, ...event });
    }
  }
}

function refuseTooEarly({ on }: StoredVisit, { iess }: Circumstances, now: Date): void {
  if (on > localDateOf(now, iess.place.zone)) {
    throw new Problem('appointment.not_yet', { params: { on } });
  }
}

async function refuseUnchecked(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<void> {
  const documents = unsettledDocuments((await papersOf(tx, row, circumstances)).documents);
  if (documents.length === 0) return;
  throw new Problem('documents.not_checked', { params: { documents: documents.join(', ') }, extra: { documents } });
}
