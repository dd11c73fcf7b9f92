import type { WaitingFor } from '../lifecycle/stages.js';
import type { Complication } from '../triage/scenarios.js';

type Text = { readonly es: string; readonly en: string };

/** Where a planned visit stands. `turned_away`: somebody was there and the counter did not do it. */
export const APPOINTMENT_STATES = ['planned', 'cancelled', 'attended', 'turned_away', 'missed'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Who goes: the legal representative, somebody sent by the client, or the firm's own staff. */
export const VISITORS = ['representative', 'delegate', 'staff'] as const;
export type Visitor = (typeof VISITORS)[number];

/** What a result of a visit does to the case. */
export type VisitResultRule = {
  readonly state: Exclude<AppointmentState, 'planned' | 'cancelled'>;
  /** Whose turn it is from then on. */
  readonly waitingFor: WaitingFor;
  readonly complication?: Complication;
  readonly nextAction: Text;
};

/**
 * How a visit can end. That people are sent away by an office that does not do the procedure, that turns are not
 * honoured ("no había sistema") and that a paper is missing is what press and users report; the rest follows from the
 * official path. Only what the counter served counts as attended, and waits for the required documents.
 */
export const VISIT_RESULTS = {
  solved: {
    state: 'attended',
    waitingFor: 'us',
    nextAction: {
      es: 'El IESS entregó el acceso: pase el caso a verificación y pruebe el acceso en seguida.',
      en: 'IESS handed over the access: move the case to verification and test access at once.',
    },
  },
  corrected: {
    state: 'attended',
    waitingFor: 'us',
    nextAction: {
      es: 'El IESS corrigió el registro: registre la corrección en el caso y siga desde ahí.',
      en: 'IESS corrected the record: record the correction in the case and go on from there.',
    },
  },
  submitted: {
    state: 'attended',
    waitingFor: 'iess',
    nextAction: {
      es: 'El IESS recibió los documentos: espere su respuesta.',
      en: 'IESS took the documents: wait for its answer.',
    },
  },
  missing_document: {
    state: 'turned_away',
    waitingFor: 'us',
    nextAction: {
      es: 'Faltó un documento: pídalo al cliente y reserve otro turno cuando lo tenga.',
      en: 'A document was missing: ask the client for it and book another turn once it is there.',
    },
  },
  wrong_office: {
    state: 'turned_away',
    waitingFor: 'us',
    complication: 'wrong_office',
    nextAction: {
      es: 'Esa agencia no atiende este trámite: confirme otra antes de volver y reserve el turno allí.',
      en: 'That office does not handle this procedure: confirm another one before going again and book the turn there.',
    },
  },
  sent_elsewhere: {
    state: 'turned_away',
    waitingFor: 'us',
    nextAction: {
      es: 'El IESS pidió hacer antes otro trámite: hágalo y reserve otro turno.',
      en: 'IESS asked for another procedure first: do it and book another turn.',
    },
  },
  not_served: {
    state: 'turned_away',
    waitingFor: 'us',
    nextAction: {
      es: 'No atendieron el turno: anote la frase exacta que dijeron y reserve otro.',
      en: 'The turn was not served: note the exact words they used and book another.',
    },
  },
  nobody_went: {
    state: 'missed',
    waitingFor: 'us',
    nextAction: {
      es: 'Nadie fue al turno: pregunte al cliente por qué y reserve otro.',
      en: 'Nobody went to the appointment: ask the client why and book another.',
    },
  },
} as const satisfies Record<string, VisitResultRule>;

export type VisitResult = keyof typeof VISIT_RESULTS;
export const VISIT_RESULT_CODES = Object.keys(VISIT_RESULTS) as VisitResult[];

/** What this result does to a case. */
export function visitResult(result: VisitResult): VisitResultRule {
  return VISIT_RESULTS[result];
}
