import type { Stage, WaitingFor } from '../lifecycle/stages.js';
import type { Scenario, Text } from '../triage/scenarios.js';

/** What the employer reads above everything: where the matter stands. Never a word of ours for it. */
export const HEADLINES: Record<Stage, Text> = {
  triage: { es: 'Estamos revisando su caso', en: 'We are reviewing your case' },
  online: { es: 'Pruebe el paso que le enviamos', en: 'Please try the step we sent' },
  correction: { es: 'Hay que corregir un dato', en: 'A detail must be corrected' },
  in_person: { es: 'Hay que ir al IESS', en: 'A visit to IESS is needed' },
  verification: { es: 'Probemos el acceso', en: 'Let us test the access' },
  resolved: { es: 'Acceso recuperado', en: 'Access restored' },
  closed: { es: 'Caso cerrado', en: 'Case closed' },
};

/** Why it takes this way, as the employer may know it; said only in the stages that follow from it. */
export const REASONS: Partial<Record<Scenario, Text & { stages: readonly Stage[] }>> = {
  ruc_inactive: {
    es: 'El RUC no está activo en el SRI y por eso el IESS lo atiende en ventanilla; insistir en línea no ayuda.',
    en: 'The RUC is not active at SRI, so IESS attends to it at the counter; trying again online does not help.',
    stages: ['in_person'],
  },
  first_time_key: {
    es: 'Es la primera clave de la empresa: se empieza en línea y se termina en el IESS.',
    en: "It is the company's first key: it begins online and ends at IESS.",
    stages: ['in_person'],
  },
  invalid_email: {
    es: 'El correo que consta en el IESS no sirve para recibir el enlace.',
    en: 'The e-mail on record at IESS cannot receive the link.',
    stages: ['online', 'correction', 'in_person'],
  },
  representative_mismatch: {
    es: 'Los datos del representante legal no coinciden con los que constan en el IESS.',
    en: "The legal representative's details do not match those on record at IESS.",
    stages: ['correction'],
  },
  captcha_loop: {
    es: 'La página no deja pasar la comprobación «No soy un robot».',
    en: 'The page does not let the “I am not a robot” check pass.',
    stages: ['online'],
  },
  standard_recovery: {
    es: 'Los datos están en orden: la clave se recupera por el camino normal.',
    en: 'The details are in order: the key is recovered in the normal way.',
    stages: ['online'],
  },
};

/** What comes next while it is our turn. */
export const OUR_NEXT_STEP: Record<Stage, Text> = {
  triage: {
    es: 'Revisamos lo que nos contó y le escribimos si falta algo. No intente de nuevo por ahora.',
    en: 'We review what you told us and write to you if anything is missing. Please do not try again for now.',
  },
  online: {
    es: 'Pruebe una sola vez el paso que le enviamos y cuéntenos qué ve en la pantalla. No lo repita.',
    en: 'Try the step we sent once and tell us what the screen says. Please do not repeat it.',
  },
  correction: {
    es: 'Vemos con usted cómo corregir el dato. Espere nuestro aviso antes de intentar otra vez.',
    en: 'We work out with you how to correct the detail. Please wait for us before trying again.',
  },
  in_person: {
    es: 'Preparamos con usted el turno y los documentos.',
    en: 'We prepare the appointment and the documents with you.',
  },
  verification: {
    es: 'Entre con la clave nueva y avísenos si pudo.',
    en: 'Log in with the new key and tell us whether it worked.',
  },
  resolved: {
    es: 'Confírmenos que puede trabajar con normalidad.',
    en: 'Please confirm that you can work as usual.',
  },
  closed: {
    es: 'No queda nada por hacer. Si vuelve a fallar, escríbanos y lo retomamos.',
    en: 'Nothing is left to do. If it fails again, write to us and we take it up.',
  },
};

/** What comes next while somebody else has the turn; the same wherever the matter stands. */
export const THEIR_NEXT_STEP: Record<Exclude<WaitingFor, 'us'>, Text> = {
  client: { es: 'Esperamos su respuesta para seguir.', en: 'We wait for your answer to go on.' },
  iess: {
    es: 'Esperamos la respuesta del IESS. Por ahora no tiene que hacer nada.',
    en: 'We wait for the answer of IESS. You need not do anything for now.',
  },
  appointment: {
    es: 'Lo que sigue es el turno en el IESS. Lleve los documentos que le pedimos.',
    en: 'Next is the appointment at IESS. Bring the documents we asked for.',
  },
};

/** The same where the date of the visit is known. */
export const VISIT_ON: Text = {
  es: 'Su turno en el IESS es el {on}. Lleve los documentos que le pedimos y llegue 10 minutos antes.',
  en: 'Your appointment at IESS is on {on}. Bring the documents we asked for and arrive 10 minutes early.',
};

/** The same on the day after a visit of which nobody has heard. */
export const VISIT_PASSED: Text = {
  es: 'Su turno en el IESS era el {on}. Cuéntenos cómo le fue y qué le dijeron.',
  en: 'Your appointment at IESS was on {on}. Tell us how it went and what you were told.',
};

/** What the desk advises about a try online: the same as its own next action. */
export type OnlineAdvice =
  'try' | 'other_surroundings' | 'to_counter' | 'used_up' | 'portal_rests' | 'correct_first' | 'wait';

/** Where the one try that we sent is not the advice, the employer reads this instead. */
export const INSTEAD_OF_A_TRY: Record<Exclude<OnlineAdvice, 'try'>, Text> = {
  other_surroundings: {
    es: 'Cambie de navegador, de red o de equipo y pruebe una sola vez. Luego cuéntenos qué ve en la pantalla.',
    en: 'Change browser, network or device and try once. Then tell us what the screen says.',
  },
  to_counter: {
    es: 'No lo intente más en línea: el trámite sigue en el IESS. Le avisamos del turno y de los documentos.',
    en: 'Please do not try online any more: it goes on at IESS. We tell you about the appointment and the documents.',
  },
  used_up: {
    es: 'No lo intente más en línea. Vemos cómo seguir y le avisamos.',
    en: 'Please do not try online any more. We see how to go on and tell you.',
  },
  portal_rests: {
    es: 'El portal está fallando. No lo intente hasta que le avisemos.',
    en: 'The portal is failing. Please do not try until we tell you.',
  },
  correct_first: {
    es: 'No lo intente todavía: antes hay que corregir un dato. Espere nuestro aviso.',
    en: 'Please do not try yet: a detail must be corrected first. Wait for us to tell you.',
  },
  wait: {
    es: 'No lo intente por ahora. Revisamos su caso y le avisamos.',
    en: 'Please do not try for now. We review your case and tell you.',
  },
};

/** What stands above everything while nobody should try. */
export const NO_TRY_NOW: Text = { es: 'No lo intente en línea', en: 'Please do not try online' };

export const ENDED_OTHERWISE: Record<'out_of_scope' | 'given_up', Text> = {
  out_of_scope: {
    es: 'Lo que nos consultó no es la clave de empleador del IESS, por eso cerramos este caso. Si no es así, escríbanos.',
    en: 'What you asked about is not the IESS employer key, so we closed this case. If that is wrong, write to us.',
  },
  given_up: {
    es: 'Cerramos el caso sin que se recuperara el acceso. Si lo necesita, escríbanos y lo retomamos.',
    en: 'We closed the case without the access being restored. If you need it, write to us and we take it up.',
  },
};

/** How the window is worded: always as our estimate, never as a promise of IESS. */
export const WINDOW_TEXTS: Record<'range' | 'day' | 'paused' | 'passed', Text> = {
  range: {
    es: 'Calculamos que estará resuelto entre el {earliest} y el {latest}. Es un cálculo nuestro, no un compromiso del IESS.',
    en: 'We estimate that it will be solved between {earliest} and {latest}. This is our estimate, not a commitment of IESS.',
  },
  day: {
    es: 'Calculamos que estará resuelto el {latest}. Es un cálculo nuestro, no un compromiso del IESS.',
    en: 'We estimate that it will be solved on {latest}. This is our estimate, not a commitment of IESS.',
  },
  paused: {
    es: 'Nuestro cálculo del plazo está detenido mientras esperamos su respuesta.',
    en: 'Our estimate stands still while we wait for your answer.',
  },
  passed: {
    es: 'Ya pasó la fecha que habíamos calculado ({latest}); seguimos en ello. Era un cálculo nuestro, no un compromiso del IESS.',
    en: 'The date we had estimated ({latest}) has passed; we are still on it. It was our estimate, not a commitment of IESS.',
  },
};

/** Said every time. */
export const SAFETY: Text = {
  es: 'Nunca le pediremos su clave ni códigos: no los envíe a nadie. El trámite no tiene costo.',
  en: 'We never ask for your key or for codes: send them to nobody. The procedure is free of charge.',
};
