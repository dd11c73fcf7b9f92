import type { LocalDate } from '../calendar/local-date.js';
import type { Subject } from './document-policy.js';
import { neededDocuments } from './document-policy.js';
import type { DocumentId, DocumentState } from './documents.js';

/** What people did with one document of a case. */
export type HandledDocument = {
  readonly document: DocumentId;
  readonly state: DocumentState;
  /** By when a person wants it; null: by policy. */
  readonly dueOn: LocalDate | null;
  /** A person's word against the policy: this case needs it, or does without; null: as the policy says. */
  readonly needed: boolean | null;
  /** Somebody looked at it and found it good, and it was not asked for anew since. */
  readonly wasChecked: boolean;
};

/** One document of a case as it stands. */
export type CaseDocument = {
  readonly document: DocumentId;
  /** Blocks the visit and, for a case that was or must go to the counter, `resolved`. */
  readonly required: boolean;
  /** False: no longer asked for by the cause of the case, but somebody still has it. */
  readonly applies: boolean;
  readonly state: DocumentState;
  readonly isSettled: boolean;
  readonly dueOn: LocalDate | null;
};

/** The documents of a case: what the policy asks for now, and whatever else people handled. */
export function caseDocuments(
  subject: Subject,
  handled: readonly HandledDocument[],
  dueByPolicy: LocalDate | null,
): CaseDocument[] {
  const byId = new Map(handled.map((one) => [one.document, one]));
  const needed = neededDocuments(subject);
  const asked = new Set(needed.map(({ document }) => document));
  const further = handled.filter(({ document }) => !asked.has(document));
  return [
    ...needed.map(({ document, required }) => {
      const touched = byId.get(document);
      const isNeeded = touched?.needed ?? required;
      return documentOf(document, { required: isNeeded, applies: true }, touched, dueByPolicy);
    }),
    ...further.map((touched) => {
      const isNeeded = touched.needed === true;
      return documentOf(touched.document, { required: isNeeded, applies: isNeeded }, touched, dueByPolicy);
    }),
  ];
}

/** Required documents that nobody has checked yet. */
export function unsettledDocuments(documents: readonly CaseDocument[]): DocumentId[] {
  return documents.filter(({ required, isSettled }) => required && !isSettled).map(({ document }) => document);
}

/** Given back after it was checked, a document is as good as checked; given back unseen, it is not. */
export function isChecked({ state, wasChecked }: Pick<HandledDocument, 'state' | 'wasChecked'>): boolean {
  return state === 'checked' || (state === 'returned' && wasChecked);
}

function documentOf(
  document: DocumentId,
  { required, applies }: Pick<CaseDocument, 'required' | 'applies'>,
  touched: HandledDocument | undefined,
  dueByPolicy: LocalDate | null,
): CaseDocument {
  const dueOn = touched?.dueOn ?? (applies ? dueByPolicy : null);
  const isSettled = touched !== undefined && isChecked(touched);
  return { document, required, applies, state: touched?.state ?? 'missing', isSettled, dueOn };
}
