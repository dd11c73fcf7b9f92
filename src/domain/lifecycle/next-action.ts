import type { VisitDay } from '../visits/visits.js';
import type { Route } from '../triage/scenarios.js';
import type { AttemptBudget, Refused, WouldAllow } from './attempt-budget.js';
import { ANOTHER_TRY_TEXTS } from './attempt-texts.js';
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

const HOW_IT_WENT: Text = {
  es: 'El día del turno ya pasó: pregunte al cliente cómo le fue y anote el resultado.',
  en: 'The day of the appointment has passed: ask the client how it went and record it.',
};
const PREPARE_VISIT: Text = {
  es: 'Prepare los documentos para el turno.',
  en: 'Prepare the documents for the appointment.',
};

const BY_TURN: Partial<Record<WaitingFor, Text>> = {
  client: { es: 'Espere la respuesta del cliente.', en: 'Wait for the client to answer.' },
  iess: { es: 'Espere la respuesta del IESS.', en: 'Wait for IESS to answer.' },
  appointment: PREPARE_VISIT,
};

const CHOOSE_STAGE: Text = {
  es: 'Decida en qué etapa se trabaja este caso y muévalo.',
  en: 'Decide in which stage this case is worked, and move it.',
};
const GO_IN_PERSON: Text = {
  es: 'Pase el caso a «En persona»: no lo intente más en línea; reserve un turno en el IESS y reúna los documentos.',
  en: 'Move the case to “In person”: do not try online again; book a turn at IESS and gather the documents.',
};
const BOOK_A_TURN: Text = {
  es: 'Reserve un turno en el IESS y reúna los documentos; no lo intente en línea.',
  en: 'Book a turn at IESS and gather the documents; do not try online.',
};
const GO_TO_CORRECTION: Text = {
  es: 'Pase el caso a «Corrección»: primero se corrigen los datos del representante, luego se intenta una sola vez.',
  en: "Move the case to “Correction”: the representative's data are corrected first, then it is tried once.",
};
const RECORD_CORRECTION: Text = {
  es: 'Haga corregir el registro en el IESS y anote aquí la corrección con su respaldo.',
  en: 'Have the record at IESS corrected, and note the correction here with its evidence.',
};
const RETRY_ONCE: Text = {
  es: 'La corrección está registrada: reintente una sola vez y registre el resultado.',
  en: 'The correction is recorded: retry once and record how it went.',
};
const OTHER_SURROUNDINGS: Text = {
  es: 'Cambie de navegador, de red o de equipo y reintente una sola vez.',
  en: 'Change browser, network or device, and retry once.',
};
const AUTHORISED: Text = {
  es: 'Un supervisor autorizó un intento más: hágalo una sola vez y registre el resultado.',
  en: 'A supervisor allowed one more try: make it once and record how it went.',
};
const NO_MORE_TRIES: Text = {
  es: 'No lo intente más en línea: pase el caso a «En persona». Otro intento lo permitiría {wouldAllow}.',
  en: 'Do not try online again: move the case to “In person”. What would allow another try: {wouldAllow}.',
};
const PORTAL_RESTS: Text = {
  es: 'El portal está fallando: deje pasar una hora antes de intentarlo otra vez.',
  en: 'The portal is failing: let an hour pass before it is tried again.',
};

const PORTAL_IS_DOWN: Text = {
  es: 'El portal no funciona (incidente abierto): no lo intente y avise al cliente cuando vuelva.',
  en: 'The portal is down (open incident): do not try, and tell the client once it is back.',
};

export type ActionQuestion = {
  stage: Stage;
  waitingFor: WaitingFor;
  /** Of the visit that is planned. */
  visit: VisitDay;
  /** Where the verdict sends the case. */
  route: Route;
  budget: AttemptBudget;
  /** A correction of this case is recorded. */
  isCorrected: boolean;
  /** The verdict's own next action, in the reader's language. */
  verdictAction: string;
  question: string | null;
};

/** The one thing to do next, as a person reads it. It never advises a try that the budget would refuse. */
export function nextAction(asked: ActionQuestion, locale: 'es' | 'en'): string {
  const decided = byStageOrTurn(asked);
  if (decided !== undefined) return decided[locale];
  if (asked.stage === 'triage') return inTriage(asked, locale);
  const { budget } = asked;
  if (budget.refusal === null && budget.overridden !== undefined) return AUTHORISED[locale];
  if (asked.stage === 'in_person') return asked.route === 'in_person' ? asked.verdictAction : BOOK_A_TURN[locale];
  if (asked.stage === 'correction' && !asked.isCorrected) return RECORD_CORRECTION[locale];
  if (budget.refusal !== null) return insteadOfATry(budget, asked, locale);
  return asked.isCorrected ? RETRY_ONCE[locale] : asked.verdictAction;
}

function byStageOrTurn(asked: ActionQuestion): Text | undefined {
  return BY_STAGE[asked.stage] ?? byVisit(asked) ?? BY_TURN[asked.waitingFor];
}

function byVisit({ visit, waitingFor, stage }: ActionQuestion): Text | undefined {
  if (visit === 'passed' && (waitingFor === 'us' || waitingFor === 'appointment')) return HOW_IT_WENT;
  return visit === 'to_come' && waitingFor === 'us' && stage === 'in_person' ? PREPARE_VISIT : undefined;
}

function inTriage({ route, question, verdictAction }: ActionQuestion, locale: 'es' | 'en'): string {
  return route === 'none' ? (question ?? verdictAction) : CHOOSE_STAGE[locale];
}

function insteadOfATry(refused: Refused, asked: ActionQuestion, locale: 'es' | 'en'): string {
  switch (refused.refusal) {
    case 'must_go_in_person':
      return GO_IN_PERSON[locale];
    case 'needs_correction':
      return GO_TO_CORRECTION[locale];
    case 'portal_outage':
      return PORTAL_IS_DOWN[locale];
    case 'portal_down':
      return PORTAL_RESTS[locale];
    case 'no_verdict':
      return asked.question ?? asked.verdictAction;
    case 'used_up':
    case 'not_open':
      return usedUp(refused.wouldAllow, locale);
  }
}

function usedUp(wouldAllow: WouldAllow, locale: 'es' | 'en'): string {
  if (wouldAllow === 'changed_surroundings') return OTHER_SURROUNDINGS[locale];
  return NO_MORE_TRIES[locale].replace('{wouldAllow}', ANOTHER_TRY_TEXTS[wouldAllow][locale]);
}
