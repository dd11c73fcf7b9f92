import { CHECKS, FLOW_STEP, NEVER_TELL, TEST_STEP, line } from './knowledge-lines.js';
import type { KnowledgePage } from './knowledge-page.js';
import { SOURCES } from './knowledge-page.js';
import type { FailureCause, Scenario } from './scenarios.js';

/** The runbook where no cause of failure leads: the fast path, what is still open, and what is another matter. */
export const WAYS_OUT: Readonly<Record<Exclude<Scenario, FailureCause>, KnowledgePage>> = {
  standard_recovery: {
    steps: [
      FLOW_STEP,
      line(
        'Use el código y el enlace apenas lleguen: duran unos 3 minutos.',
        'Use code and link as soon as they arrive: they live about 3 minutes.',
        SOURCES.relay,
      ),
      TEST_STEP,
    ],
    checks: CHECKS,
    documents: [],
    answers: [
      {
        question: {
          es: 'El plazo de la planilla está encima. ¿Insisto?',
          en: 'The contribution form is almost due. Do I keep trying?',
        },
        answer: line(
          'No: hoy se averigua la causa y mañana se corrige; repetir intentos bloquea más.',
          'No: today the cause is found and tomorrow it is mended; repeated tries block more.',
          SOURCES.relays,
        ),
      },

      {
        question: { es: '¿Con qué usuario entro después?', en: 'Which user do I log in with afterwards?' },
        answer: line(
          'Con el número de cédula y la clave de empleador.',
          'With the ID number and the employer key.',
          SOURCES.notices,
          'high',
        ),
      },
      NEVER_TELL,
    ],
  },
  undetermined: {
    steps: [
      line(
        'Haga la pregunta indicada y pida captura de la pantalla, sin claves ni códigos a la vista.',
        'Ask the question given and request a screenshot, with no keys or codes in sight.',
        SOURCES.desk,
      ),
    ],
    checks: CHECKS,
    documents: [],
    answers: [
      {
        question: { es: '¿Por qué bloquea el sistema los intentos?', en: 'Why does the system block attempts?' },
        answer: line(
          'Por datos que no coinciden con el registro, correo no válido, RUC inactivo o la prueba anti-robot; por eso se pregunta antes de probar.',
          'Because of data that differ from the record, no valid e-mail, an inactive RUC or the anti-robot step; hence the question before a try.',
          SOURCES.relays,
        ),
      },
      NEVER_TELL,
    ],
  },
  out_of_scope: {
    steps: [
      line(
        'Clave de afiliado: Trámites Virtuales, Afiliados, Generar o recuperar clave; la pide la propia persona.',
        'Personal (affiliate) key: Trámites Virtuales, Afiliados, Generar o recuperar clave; the person asks for it.',
        SOURCES.unlock,
        'high',
      ),
      line(
        'SRI, SUT y otras entidades tienen sus propias claves y canales.',
        'SRI, SUT and other bodies have credentials and channels of their own.',
        SOURCES.desk,
        'high',
      ),
      line('Una persona confirma antes de cerrar.', 'A person confirms before it closes.', SOURCES.desk, 'high'),
    ],
    checks: [],
    documents: [],
    answers: [
      {
        question: {
          es: '¿Dónde recupero la clave del SRI o del SUT?',
          en: 'Where do I recover the key of the SRI or the SUT?',
        },
        answer: line(
          'En srienlinea.sri.gob.ec y en sut.trabajo.gob.ec: una clave perdida del IESS no las bloquea.',
          'At srienlinea.sri.gob.ec and sut.trabajo.gob.ec: a lost IESS key does not block them.',
          SOURCES.desk,
        ),
      },
    ],
  },
};
