import { CHECKLIST } from '../domain/checklists/checklist-items.js';
import { DOCUMENTS } from '../domain/checklists/documents.js';
import type { KnowledgeEntry } from '../domain/triage/knowledge-page.js';
import type { Locale } from '../platform/http/locale.js';
import type { CaseDocumentDto, ChecklistItemDto } from './case-papers.dto.js';
import type { CasePapers, KeptDocument, TickedItem } from './case-papers.js';

/** The list as a case shows it, in the reader's language. */
export function checklistView({ items, ticks, checklistDueOn }: CasePapers, locale: Locale): ChecklistItemDto[] {
  return items.map((id) => {
    const tick = ticks.get(id);
    return {
      id,
      ...wordsOf(CHECKLIST[id].line, locale),
      done: tick?.done ?? false,
      dueOn: checklistDueOn,
      ...hand(tick),
    };
  });
}

/** The documents as a case shows them. */
export function documentsView({ documents, kept }: CasePapers, locale: Locale): CaseDocumentDto[] {
  return documents.map(({ document, required, applies, state, isSettled, dueOn }) => ({
    id: document,
    ...wordsOf(DOCUMENTS[document], locale),
    state,
    required,
    applies,
    settled: isSettled,
    dueOn,
    ...hand(kept.get(document)),
  }));
}

function wordsOf(entry: KnowledgeEntry, locale: Locale): Pick<ChecklistItemDto, 'text' | 'source' | 'confidence'> {
  return { text: entry[locale], source: entry.source, confidence: entry.confidence };
}

function hand(one: TickedItem | KeptDocument | undefined): Pick<ChecklistItemDto, 'note' | 'changedBy' | 'changedAt'> {
  if (one === undefined) return { note: null, changedBy: null, changedAt: null };
  const changedBy = { id: one.changedById, fullName: one.changedByName };
  return { note: one.note, changedBy, changedAt: one.changedAt.toISOString() };
}
