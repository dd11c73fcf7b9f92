import { describe, expect, it } from '@jest/globals';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import { SCENARIOS } from '../triage/scenarios.js';
import type { HandledDocument } from './case-documents.js';
import { caseDocuments, unsettledDocuments } from './case-documents.js';
import { checklistItems } from './checklist-items.js';
import type { Subject } from './document-policy.js';
import { DOCUMENT_RULES, neededDocuments } from './document-policy.js';
import { DOCUMENTS } from './documents.js';
import { checklistDueOn, documentsDueOn } from './due-dates.js';

const subject = (over: Partial<Subject>): Subject => ({
  scenario: 'ruc_inactive',
  complications: [],
  inPerson: true,
  byDelegate: false,
  ...over,
});
const required = (over: Partial<Subject>): string[] =>
  neededDocuments(subject(over))
    .filter((one) => one.required)
    .map(({ document }) => document);
const handled = (over: Partial<HandledDocument>): HandledDocument => ({
  document: 'letter_to_iess',
  state: 'missing',
  dueOn: null,
  needed: null,
  wasChecked: false,
  ...over,
});

describe('the documents that a case needs', () => {
  it('are none for what is done online', () => {
    for (const scenario of ['captcha_loop', 'standard_recovery', 'undetermined', 'out_of_scope'] as const) {
      expect([scenario, neededDocuments(subject({ scenario, inPerson: false }))]).toEqual([scenario, []]);
    }
  });

  it('are the ID and the hand-signed letter where the record has to change', () => {
    expect(required({ scenario: 'ruc_inactive' })).toEqual(['representative_id', 'letter_to_iess']);
    expect(required({ scenario: 'invalid_email' })).toEqual(['representative_id', 'letter_to_iess']);
    expect(required({ scenario: 'representative_mismatch' })).toEqual(['representative_id', 'letter_to_iess']);
  });

  it('are request and agreement for a first key, and the bill of a domestic employer', () => {
    const forms = ['representative_id', 'key_request', 'responsibility_agreement'];
    expect(required({ scenario: 'first_time_key' })).toEqual(forms);
    expect(required({ scenario: 'first_time_key', complications: ['domestic_format'] })).toEqual([
      ...forms,
      'utility_bill',
    ]);
  });

  it('are the ID alone where the portal sends a plain recovery to the counter', () => {
    expect(required({ scenario: 'standard_recovery' })).toEqual(['representative_id']);
  });

  it('are required only where a source stands behind them', () => {
    for (const rule of DOCUMENT_RULES.filter((one) => one.required)) {
      expect([rule.document, DOCUMENTS[rule.document].confidence]).not.toEqual([rule.document, 'unconfirmed']);
    }
  });

  it('name the authorisation of whoever goes instead', () => {
    const documents = neededDocuments(subject({ byDelegate: true }));
    expect(documents).toContainEqual({ document: 'authorisation', required: false });
  });
});

describe('the documents of a case', () => {
  const documents = (...hands: HandledDocument[]) => caseDocuments(subject({}), hands, '2026-11-24');

  it('are settled once they were checked, also after they were given back', () => {
    expect(unsettledDocuments(documents())).toEqual(['representative_id', 'letter_to_iess']);
    const id = handled({ document: 'representative_id', state: 'returned', wasChecked: true });
    expect(unsettledDocuments(documents(id, handled({ state: 'checked' })))).toEqual([]);
    expect(unsettledDocuments(documents(id, handled({ state: 'returned' })))).toEqual(['letter_to_iess']);
    expect(unsettledDocuments(documents(id, handled({ state: 'received' })))).toEqual(['letter_to_iess']);
  });

  it('keep what somebody has although the cause no longer asks for it', () => {
    const bill = documents(handled({ document: 'utility_bill', state: 'received' })).at(-1);
    expect(bill).toMatchObject({ document: 'utility_bill', applies: false, required: false, dueOn: null });
  });

  it('follow a person who says that the case needs one more, or does without', () => {
    const copies = handled({ document: 'id_copies', needed: true });
    const without = handled({ needed: false });
    expect(unsettledDocuments(documents(copies, without))).toEqual(['representative_id', 'id_copies']);
  });

  it('are due when a person says so, else by policy', () => {
    const [id, letter] = documents(handled({ dueOn: '2026-12-01' }));
    expect([id?.dueOn, letter?.dueOn]).toEqual(['2026-11-24', '2026-12-01']);
  });
});

describe('the checklist of a case', () => {
  it('leads from the checks to the turn for a case of the counter', () => {
    expect(checklistItems(subject({}), [])).toEqual([
      'ruc_status',
      'representative_identity',
      'sri_reason',
      'office_confirmed',
      'turn_booked',
    ]);
  });

  it('has an item for every cause that the desk works on', () => {
    for (const { code } of SCENARIOS.filter((entry) => entry.code !== 'out_of_scope')) {
      expect(checklistItems(subject({ scenario: code, inPerson: false }), []).length).toBeGreaterThan(1);
    }
    expect(checklistItems(subject({ scenario: 'out_of_scope', inPerson: false }), [])).toEqual([]);
  });

  it('keeps an item that was ticked when the cause changes', () => {
    const items = checklistItems(subject({ scenario: 'captcha_loop', inPerson: false }), ['sri_reason']);
    expect(items).toContain('sri_reason');
  });
});

describe('due dates', () => {
  const quito = findPlace({ province: 'Pichincha', canton: 'Quito' });
  const firm = businessCalendar({ place: quito, whoseDays: 'firm' });
  const due = (basedOn: string, visitOn: string | null = null) => ({ basedOn, visitOn, firm });

  it('give the client two business days for documents, over a holiday', () => {
    expect(documentsDueOn(due('2026-12-03'))).toBe('2026-12-08');
  });

  it('end the business day before the visit', () => {
    expect(documentsDueOn(due('2026-11-25', '2026-12-08'))).toBe('2026-12-04');
    expect(checklistDueOn(due('2026-11-25', '2026-12-08'))).toBe('2026-11-26');
    expect(checklistDueOn(due('2026-11-25', '2026-11-26'))).toBe('2026-11-25');
  });
});
