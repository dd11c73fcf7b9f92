import type { FactKey } from './facts.js';
import type { Scenario, Text } from './scenarios.js';

/** Why a stretch of wording counts for a scenario. */
export const WHY_WORDING: Readonly<Record<Scenario, Text>> = {
  ruc_inactive: { es: 'dice que el RUC está cerrado o suspendido', en: 'says that the RUC is closed or suspended' },
  first_time_key: { es: 'dice que nunca hubo clave de empleador', en: 'says that there never was an employer key' },
  invalid_email: {
    es: 'dice que al correo registrado no se llega',
    en: 'says that the registered e-mail cannot be reached',
  },
  representative_mismatch: {
    es: 'dice que los datos del representante no coinciden con el registro',
    en: 'says that the representative does not match the record',
  },
  captcha_loop: {
    es: 'dice que la prueba anti-robot no se deja pasar',
    en: 'says that the anti-robot step cannot be passed',
  },
  standard_recovery: {
    es: 'dice que el correo y el registro están en orden',
    en: 'says that e-mail and record are in order',
  },
  undetermined: { es: 'no alcanza para decidir', en: 'is not enough to decide' },
  out_of_scope: { es: 'habla de otra clave u otro asunto', en: 'speaks of another credential or another matter' },
};

export const WHY_DENIED: Text = {
  es: 'lo dice el texto, pero un dato verificado lo niega',
  en: 'the text says so, but a checked fact denies it',
};
export const WHY_AGAINST: Text = { es: 'lo contradice el propio texto', en: 'the text itself speaks against it' };

export const WHY_FACT: Readonly<Record<'for' | 'against', Text>> = {
  for: { es: 'dato verificado que lo afirma', en: 'checked fact that says so' },
  against: { es: 'dato verificado que lo niega', en: 'checked fact that denies it' },
};

export const WHY_IN_PERSON: Text = {
  es: 'el portal ya lo envió a la ventanilla: tres causas llevan allí',
  en: 'the portal already sent the employer in person: three causes lead there',
};

/** The question whose answer is the fact. */
export const QUESTIONS: Readonly<Record<FactKey, Text>> = {
  rucStatus: {
    es: '¿Qué estado muestra hoy la consulta del RUC en el SRI: activo, suspendido o cerrado?',
    en: 'What status does the SRI lookup show for the RUC today: active, suspended or closed?',
  },
  hasHadKeyBefore: {
    es: '¿La empresa ha tenido antes una clave de empleador, o sería la primera?',
    en: 'Has the company had an employer key before, or would this be the first one?',
  },
  emailStatus: {
    es: '¿Qué correo muestra la pantalla del IESS y puede usted abrirlo ahora mismo?',
    en: 'Which e-mail does the IESS screen show, and can you open that mailbox right now?',
  },
  recoveryMailArrived: {
    es: 'Al pedir la recuperación, ¿llegó el código o el enlace al correo registrado?',
    en: 'When you asked for the recovery, did the code or link reach the registered mailbox?',
  },
  representativeMatches: {
    es: '¿El nombre y la cédula del representante legal son exactamente los que constan en el IESS?',
    en: 'Are the name and ID of the legal representative exactly those on the IESS record?',
  },
  captchaPassed: {
    es: '¿Pudo pasar la prueba «No soy un robot» o se queda ahí?',
    en: 'Did you get past the "I am not a robot" step, or does it stop there?',
  },
  portalSaysInPerson: {
    es: '¿La página le pidió acudir a un Centro de Atención Universal? ¿Con qué palabras?',
    en: 'Did the page tell you to visit a service centre (CAU)? In which words?',
  },
};
