import type { Stage, WaitingFor } from './stages.js';

type Text = { es: string; en: string };

/** In these stages the stage says what to do next, whatever the cause was; elsewhere the verdict says it. */
const BY_STAGE: Partial<Record<Stage, Text>> = {
  verification: {
    es: 'Pruebe el acceso con la clave nueva y registre el resultado.',
    en: 'Test access with the new key and record how it went.',
  },
  resolved: {
    es: 'Confirme con el cliente que puede trabajar y cierre el caso.',
    en: 'Confirm with the client that they can work, and close the case.',
  },
  closed: { es: 'Nada por hacer.', en: 'Nothing to do.' },
};

const BY_TURN: Partial<Record<WaitingFor, Text>> = {
  client: { es: 'Espere la respuesta del cliente.', en: 'Wait for the client to answer.' },
  iess: { es: 'Espere la respuesta del IESS.', en: 'Wait for IESS to answer.' },
  appointment: { es: 'Prepare los documentos para el turno.', en: 'Prepare the documents for the appointment.' },
};

export type ActionQuestion = {
  stage: Stage;
  waitingFor: WaitingFor;
  /** The verdict's own next action, in the reader's language. */
  verdictAction: string;
  question: string | null;
};

/** The one thing to do next, as a person reads it. */
export function nextAction(
  { stage, waitingFor, verdictAction, question }: ActionQuestion,
  locale: 'es' | 'en',
): string {
  const byStage = BY_STAGE[stage] ?? BY_TURN[waitingFor];
  if (byStage !== undefined) return byStage[locale];
  return stage === 'triage' && question !== null ? question : verdictAction;
}
