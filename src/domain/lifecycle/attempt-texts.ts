import type { AttemptBudget, Refusal, WouldAllow } from './attempt-budget.js';

type Text = { es: string; en: string };

/** Why another try would do harm, as a person reads it. */
export const REFUSAL_TEXTS: Record<Refusal, Text> = {
  not_open: { es: 'El caso ya no está abierto.', en: 'The case is no longer open.' },
  must_go_in_person: {
    es: 'Este caso se resuelve en el IESS; otro intento en línea no ayuda.',
    en: 'This case is solved at IESS; another online try does not help.',
  },
  no_verdict: {
    es: 'Aún no se sabe la causa; intentar a ciegas puede bloquear el acceso.',
    en: 'The cause is not known yet; trying blindly may block the access.',
  },
  needs_correction: {
    es: 'Los datos del representante aún no están corregidos.',
    en: "The representative's data are not corrected yet.",
  },
  used_up: { es: 'Ya se usaron los intentos de este RUC.', en: 'The tries for this RUC are used up.' },
  portal_outage: {
    es: 'Un incidente abierto dice que el portal no funciona; intentar ahora solo gasta intentos.',
    en: 'An open incident says that the portal is down; a try now only uses up tries.',
  },
  portal_down: {
    es: 'El portal falló tres veces seguidas; el caso descansa una hora.',
    en: 'The portal failed three times in a row; the case rests for an hour.',
  },
};

/** What would allow another try. */
export const ANOTHER_TRY_TEXTS: Record<WouldAllow, Text> = {
  changed_surroundings: {
    es: 'un navegador, una red o un equipo distinto, indicado al registrar ambos intentos',
    en: 'another browser, network or device, named when both tries are recorded',
  },
  changed_fact: { es: 'un dato verificado que haya cambiado', en: 'a checked fact that has changed' },
  changed_email_status: {
    es: 'que haya cambiado el estado del correo en el IESS',
    en: 'that the state of the e-mail at IESS has changed',
  },
  correction: { es: 'que se registre la corrección de los datos', en: 'that the correction of the data is recorded' },
  override: { es: 'la autorización escrita de un supervisor', en: "a supervisor's written override" },
  wait: { es: 'esperar a que pase la hora', en: 'waiting until the hour is over' },
  end_of_outage: {
    es: 'que el incidente se dé por terminado o el caso salga de él',
    en: 'that the incident is over, or that the case is taken out of it',
  },
  none: { es: 'reabrir el caso', en: 're-opening the case' },
};

/** The refusal in the reader's language, or nothing while tries are left. */
export function budgetTexts(budget: AttemptBudget, locale: 'es' | 'en'): { reason?: string; wouldAllow?: string } {
  if (budget.refusal === null) return {};
  return { reason: REFUSAL_TEXTS[budget.refusal][locale], wouldAllow: ANOTHER_TRY_TEXTS[budget.wouldAllow][locale] };
}
