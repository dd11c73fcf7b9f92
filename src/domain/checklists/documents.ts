import type { KnowledgeEntry } from '../triage/knowledge-page.js';
import { SOURCES } from '../triage/knowledge-page.js';
import { APPOINTMENT_DEED, ID_DOCUMENT, LETTER, line } from '../triage/knowledge-lines.js';

/** Every kind of document that a case may need at the counter. What no page confirms is marked so and never required. */
export const DOCUMENTS = {
  representative_id: ID_DOCUMENT,
  letter_to_iess: LETTER,
  key_request: line('Solicitud de entrega de clave firmada.', 'Signed key request.', SOURCES.oneRelay),
  responsibility_agreement: line(
    'Acuerdo de responsabilidad firmado.',
    'Signed agreement of responsibility.',
    SOURCES.oneRelay,
  ),
  utility_bill: line(
    'Planilla reciente de un servicio básico, original y copia.',
    'Recent utility bill, original and copy.',
    SOURCES.oneRelay,
  ),
  representative_appointment: APPOINTMENT_DEED,
  sri_status: line(
    'Constancia del SRI con el estado del RUC.',
    'SRI certificate with the status of the RUC.',
    SOURCES.desk,
    'unconfirmed',
  ),
  voting_certificate: line(
    'Última papeleta de votación del representante legal.',
    "Legal representative's last voting certificate.",
    SOURCES.desk,
    'low',
  ),
  id_copies: line(
    'Copias de la cédula y del RUC.',
    'Copies of the ID card and of the RUC.',
    SOURCES.desk,
    'unconfirmed',
  ),
  authorisation: line(
    'Autorización o poder para quien va en lugar del representante legal.',
    'Authorisation or power of attorney for whoever goes instead of the legal representative.',
    SOURCES.desk,
    'unconfirmed',
  ),
  no_turns_notice: line(
    'Captura de la pantalla que dice que no hay turnos.',
    'Screenshot of the notice that there are no turns.',
    SOURCES.press,
    'high',
  ),
} as const satisfies Record<string, KnowledgeEntry>;

export type DocumentId = keyof typeof DOCUMENTS;
export const DOCUMENT_IDS = Object.keys(DOCUMENTS) as DocumentId[];

/** True for a kind of document that the desk knows. */
export function isDocumentId(text: string): text is DocumentId {
  return Object.hasOwn(DOCUMENTS, text);
}

/** Where a document is: nobody has it, the client was asked, it came, somebody looked at it, the client has it back. */
export const DOCUMENT_STATES = ['missing', 'asked', 'received', 'checked', 'returned'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];
