import type { LocalDate } from '../domain/calendar/local-date.js';
import type { DocumentId, DocumentState } from '../domain/checklists/documents.js';
import type { Tx } from '../platform/database/database.js';
import type { CasePapers } from './case-papers.js';

/** What people decide about one document of a case. */
export type StoredDocument = {
  state: DocumentState;
  dueOn: LocalDate | null;
  needed: boolean | null;
  note: string | null;
};

/** The document as it is kept; one that nobody touched is missing. */
export function storedDocument({ kept }: CasePapers, document: DocumentId): StoredDocument {
  const { state = 'missing', dueOn = null, needed = null, note = null } = kept.get(document) ?? {};
  return { state, dueOn, needed, note };
}

/** Writes it down. `checked`: somebody found it good, and it was not asked for anew since. */
export async function keepDocument(
  tx: Tx,
  userId: string,
  caseId: string,
  { document, state, dueOn, needed, note, checked }: StoredDocument & { document: DocumentId; checked: boolean },
): Promise<void> {
  await tx.query(
    `insert into case_documents (firm_id, case_id, document, state, due_on, needed, note, checked_at, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $8::boolean then $10::timestamptz end, $9, $10)
     on conflict (firm_id, case_id, document) do update set state = excluded.state, due_on = excluded.due_on,
       needed = excluded.needed, note = excluded.note, changed_by = excluded.changed_by,
       changed_at = excluded.changed_at,
       checked_at = case when $8::boolean then coalesce(case_documents.checked_at, excluded.checked_at) end`,
    [tx.firmId, caseId, document, state, dueOn, needed, note, checked, userId, tx.now],
  );
}
