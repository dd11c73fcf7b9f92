import type { LocalDate } from '../calendar/local-date.js';
import type { ChecklistItemId } from '../checklists/checklist-items.js';
import type { DocumentId, DocumentState } from '../checklists/documents.js';
import type { StateEvent } from './history.js';

/** What people said of one item of the list. */
export type TickState = { item: ChecklistItemId; done: boolean; note: string | null };

/** What people said of one document. */
export type PaperState = {
  document: DocumentId;
  state: DocumentState;
  dueOn: LocalDate | null;
  needed: boolean | null;
  note: string | null;
};

/** What people touched of a case's checklist and documents, by their names; what nobody touched is left out. */
export type PapersState = { checklist: TickState[]; documents: PaperState[] };

/** The checklist and the documents after all these events, oldest first. */
export function papersAfter(events: readonly StateEvent[]): PapersState {
  return {
    checklist: lastOf<TickState>(events, 'checklist_changed', 'item'),
    documents: lastOf<PaperState>(events, 'document_changed', 'document'),
  };
}

/** Each of these events says the whole of one thing as it is from then on. */
function lastOf<State>(events: readonly StateEvent[], kind: StateEvent['kind'], key: keyof State & string): State[] {
  const last = new Map<string, State>();
  for (const event of events) {
    const name = event.kind === kind ? event.after?.[key] : undefined;
    if (typeof name === 'string') last.set(name, event.after as State);
  }
  return [...last.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, state]) => state);
}
