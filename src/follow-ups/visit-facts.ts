import type { HandledDocument } from '../domain/checklists/case-documents.js';
import { caseDocuments } from '../domain/checklists/case-documents.js';
import { DOCUMENTS } from '../domain/checklists/documents.js';
import { spoken } from '../domain/triage/knowledge.js';
import type { Complication, Scenario } from '../domain/triage/scenarios.js';
import type { MessageLocale, MessageVisit } from '../notifications/message-facts.js';

/** The visit to come of a case, as a message tells of it. */
export type VisitFacts = Omit<MessageVisit, 'documents'>;

/** What of a case decides which papers its visitor takes along. */
export type VisitSubject = {
  readonly scenario: Scenario;
  readonly complications: readonly Complication[] | null;
  readonly visit: VisitFacts | null;
  readonly documents: readonly HandledDocument[];
};

/** Columns over `cases c` that give `visit`, `documents` and `complications`. */
export const VISIT_COLUMNS = `
  (select json_build_object('at', a.visit_time, 'officeName', coalesce(o.name, a.office_name),
     'officeAddress', o.address, 'turnNumber', a.turn_number, 'goes', a.goes, 'goesFullName', a.goes_full_name)
     from appointments a left join offices o on o.firm_id = a.firm_id and o.id = a.office_id
    where a.firm_id = c.firm_id and a.case_id = c.id and a.state = 'planned') as visit,
  coalesce((select json_agg(json_build_object('document', d.document, 'state', d.state, 'dueOn', null,
     'needed', d.needed, 'wasChecked', d.checked_at is not null) order by d.document)
     from case_documents d where d.firm_id = c.firm_id and d.case_id = c.id), '[]') as documents,
  c.verdict #> '{es,complications}' as complications`;

/** The visit to come with what to take along, in the reader's language; null where none is planned. */
export function visitToTell(subject: VisitSubject, locale: MessageLocale): MessageVisit | null {
  const { visit, scenario, complications, documents } = subject;
  if (visit === null) return null;
  const asks = { scenario, complications: complications ?? [], inPerson: true, byDelegate: visit.goes === 'delegate' };
  const wanted = caseDocuments(asks, documents, null).filter(({ applies }) => applies);
  const inOrder = [...wanted.filter(({ required }) => required), ...wanted.filter(({ required }) => !required)];
  const told = inOrder.map(({ document }) => {
    const { source, confidence, [locale]: text } = DOCUMENTS[document];
    return spoken({ text, source, confidence }, locale);
  });
  return { ...visit, documents: told };
}
