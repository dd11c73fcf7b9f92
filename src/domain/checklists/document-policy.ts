import type { Complication, Scenario } from '../triage/scenarios.js';
import type { DocumentId } from './documents.js';

/** What of a case decides which documents it needs. */
export type Subject = {
  readonly scenario: Scenario;
  readonly complications: readonly Complication[];
  /** The case is at the counter, or the verdict sends it there. */
  readonly inPerson: boolean;
  /** Somebody goes instead of the legal representative. */
  readonly byDelegate: boolean;
};

/** One line of the policy. What `when` leaves out matches everything. */
export type DocumentRule = {
  readonly document: DocumentId;
  readonly required: boolean;
  readonly when: {
    readonly scenarios?: readonly Scenario[];
    readonly complications?: readonly Complication[];
    readonly inPerson?: true;
    readonly byDelegate?: true;
  };
};

const COUNTER_ONLY: readonly Scenario[] = ['ruc_inactive', 'first_time_key'];
const CHANGES_THE_RECORD: readonly Scenario[] = ['ruc_inactive', 'invalid_email', 'representative_mismatch'];

/**
 * Which documents a case needs, and which it cannot do without. Required is only what a public page names: the ID and
 * the hand-signed letter for a change of the record (gob.ec), request, agreement and, for domestic employers, the bill
 * for a first key (one secondary source). The exact lists of the counter are unconfirmed, so the rest only reminds, and
 * a supervisor may say that a case does without a required one.
 */
export const DOCUMENT_RULES: readonly DocumentRule[] = [
  { document: 'representative_id', required: true, when: { scenarios: [...COUNTER_ONLY, ...CHANGES_THE_RECORD] } },
  { document: 'representative_id', required: true, when: { inPerson: true } },
  { document: 'letter_to_iess', required: true, when: { scenarios: CHANGES_THE_RECORD } },
  { document: 'letter_to_iess', required: true, when: { complications: ['email_changed_without_consent'] } },
  { document: 'key_request', required: true, when: { scenarios: ['first_time_key'] } },
  { document: 'responsibility_agreement', required: true, when: { scenarios: ['first_time_key'] } },
  {
    document: 'utility_bill',
    required: true,
    when: { scenarios: ['first_time_key'], complications: ['domestic_format'] },
  },
  {
    document: 'representative_appointment',
    required: false,
    when: { scenarios: ['first_time_key', 'representative_mismatch'] },
  },
  { document: 'sri_status', required: false, when: { scenarios: ['ruc_inactive'] } },
  { document: 'voting_certificate', required: false, when: { inPerson: true } },
  { document: 'id_copies', required: false, when: { inPerson: true } },
  { document: 'authorisation', required: false, when: { byDelegate: true } },
  { document: 'no_turns_notice', required: false, when: { complications: ['no_appointment'] } },
];

export type NeededDocument = { readonly document: DocumentId; readonly required: boolean };

/** The documents of a case in the order of the table; required where any rule that matches says so. */
export function neededDocuments(subject: Subject, rules: readonly DocumentRule[] = DOCUMENT_RULES): NeededDocument[] {
  const needed = new Map<DocumentId, boolean>();
  for (const { document, required, when } of rules) {
    if (matches(when, subject)) needed.set(document, required || needed.get(document) === true);
  }
  return [...needed].map(([document, required]) => ({ document, required }));
}

function matches(when: DocumentRule['when'], subject: Subject): boolean {
  return (
    (when.scenarios?.includes(subject.scenario) ?? true) &&
    (when.complications?.some((complication) => subject.complications.includes(complication)) ?? true) &&
    (when.inPerson !== true || subject.inPerson) &&
    (when.byDelegate !== true || subject.byDelegate)
  );
}
