import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { ChecklistItemId } from '../domain/checklists/checklist-items.js';
import type { DocumentId, DocumentState } from '../domain/checklists/documents.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { recordCaseEvent } from './case-events.js';
import type { CasePapers } from './case-papers.js';
import { papersOf } from './case-papers.js';
import { lockCase, saveCase } from './case-store.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import type { StoredDocument } from './kept-document.js';
import { keepDocument, storedDocument } from './kept-document.js';

export type Tick = { done: boolean; note?: string | null };

/** The case as the caller read it. */
type Read = { id: string; version: number };

/** `undefined` leaves a field as it is, null clears it. */
export type DocumentStep = {
  state?: DocumentState;
  dueOn?: LocalDate | null;
  note?: string | null;
  needed?: boolean | null;
};

/** What people do with the checklist and the documents of a case. Each change is an event; one that changes nothing is none. */
@Injectable()
export class ChangePapers {
  /** Throws 404, or 412 when the case has changed since it was read. */
  async tick(tx: Tx, caller: Caller, read: Read, item: ChecklistItemId, tick: Tick): Promise<void> {
    const { id } = read;
    const row = await lockCase(tx, id, read.version);
    const papers = await papersOf(tx, row, await circumstancesOf(tx, row.clientId));
    const { done: wasDone = false, note: oldNote = null } = papers.ticks.get(item) ?? {};
    const before = { done: wasDone, note: oldNote };
    const after = { done: tick.done, note: tick.note === undefined ? before.note : tick.note };
    if (same(before, after)) return;
    await tx.query(
      `insert into case_checklist (firm_id, case_id, item, done, note, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (firm_id, case_id, item) do update set done = excluded.done, note = excluded.note,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [tx.firmId, id, item, after.done, after.note, caller.userId, tx.now],
    );
    const event = { before: { item, ...before }, after: { item, ...after } };
    await recordCaseEvent(tx, id, { kind: 'checklist_changed', actorId: caller.userId, ...event });
    await saveCase(tx, row);
  }

  /** Throws 404, 412, 409 where the case is closed and for a document given back that never came, 403 and 400 for taking off a required one, 400 for a due date that has passed or on which the firm is closed. */
  async handle(tx: Tx, caller: Caller, read: Read, document: DocumentId, step: DocumentStep): Promise<void> {
    const { id } = read;
    const row = await lockCase(tx, id, read.version);
    if (row.stage === 'closed') throw Problem.conflict('document.case_closed');
    const circumstances = await circumstancesOf(tx, row.clientId);
    const papers = await papersOf(tx, row, circumstances);
    const before = storedDocument(papers, document);
    const after = { ...before, ...withoutGaps(step) };
    if (same(before, after)) return;
    if (after.dueOn !== before.dueOn) refuseDueDate(after.dueOn, circumstances);
    refuseStep(papers, caller, document, before, after);
    const wasChecked = papers.kept.get(document)?.wasChecked ?? false;
    const checked = staysChecked(after.state, wasChecked);
    await keepDocument(tx, caller.userId, id, { document, ...after, checked });
    await recordCaseEvent(tx, id, {
      kind: 'document_changed',
      actorId: caller.userId,
      before: { document, ...before },
      after: { document, ...after },
      reason: step.note ?? null,
    });
    await saveCase(tx, row);
  }
}

/** A document is asked for on a day on which somebody of the firm is there to take it. */
function refuseDueDate(dueOn: LocalDate | null, { today, firm: { calendar } }: Circumstances): void {
  if (dueOn === null) return;
  if (dueOn < today) throw Problem.invalid(fieldError('/dueOn', 'date.passed', { today }));
  if (calendar.isOpen(dueOn)) return;
  const nextBusinessDay = calendar.nextBusinessDay(dueOn);
  throw Problem.invalid(fieldError('/dueOn', 'document.closed_day', { nextBusinessDay }));
}

/** Checked once, a document stays so while it is given back; asking for it anew forgets it. */
function staysChecked(state: DocumentState, wasChecked: boolean): boolean {
  return state === 'checked' || (state === 'returned' && wasChecked);
}

function refuseStep(
  papers: CasePapers,
  caller: Caller,
  document: DocumentId,
  before: StoredDocument,
  after: StoredDocument,
): void {
  const held: readonly DocumentState[] = ['received', 'checked', 'returned'];
  if (after.state === 'returned' && !held.includes(before.state)) throw Problem.conflict('document.not_held');
  const isRequired = papers.documents.some((one) => one.document === document && one.required);
  if (after.needed !== false || before.needed === false || !isRequired) return;
  if (!caller.permissions.includes('cases.override')) throw Problem.denied();
  if (after.note === null || after.note === before.note) {
    throw Problem.invalid(fieldError('/note', 'field.required'));
  }
}

function withoutGaps(step: DocumentStep): Partial<StoredDocument> {
  return Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined));
}

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
