import {
  APPOINTMENT_DEED,
  CHECKS,
  DEVICE_CHECK,
  ID_DOCUMENT,
  LETTER,
  MAIL_CHECK,
  NEVER_TELL,
  REPRESENTATIVE_CHECK,
  RUC_CHECK,
  TEST_STEP,
  TURN_STEP,
  line,
} from './knowledge-lines.js';
import type { KnowledgePage } from './knowledge-page.js';
import { SOURCES } from './knowledge-page.js';
import { WAYS_OUT } from './knowledge-ways-out.js';
import type { Scenario } from './scenarios.js';

/** The runbook of each scenario. What no page confirms is marked so. */
export const SCENARIO_KNOWLEDGE: Readonly<Record<Scenario, KnowledgePage>> = {
  ruc_inactive: {
    steps: [
      line(
        'No repita intentos en línea: con el RUC inactivo no avanzan.',
        'Do not retry online: with an inactive RUC it does not advance.',
        SOURCES.relay,
      ),
      line(
        'Consulte el estado y el motivo en el SRI y guarde el comprobante.',
        'Look up status and reason at the SRI and keep the printout.',
        SOURCES.desk,
      ),
      line(
        'Si la actividad continúa, reactive el RUC en el SRI; si cerró, prepare el trámite presencial.',
        'If the business goes on, reactivate the RUC at the SRI; if it closed, prepare the visit.',
        SOURCES.sri,
      ),
      TURN_STEP,
    ],
    checks: [RUC_CHECK, REPRESENTATIVE_CHECK],
    documents: [
      ID_DOCUMENT,
      LETTER,
      line(
        'Constancia del SRI con el estado del RUC.',
        'SRI certificate with the status of the RUC.',
        SOURCES.desk,
        'unconfirmed',
      ),
    ],
    answers: [
      {
        question: { es: '¿Sirve repetir la recuperación en línea?', en: 'Does repeating the online recovery help?' },
        answer: line(
          'No mientras el RUC no esté activo: ese caso termina en un CAU.',
          'Not while the RUC is inactive: that case ends at a CAU.',
          SOURCES.relays,
        ),
      },

      {
        question: {
          es: '¿Por qué siguen saliendo planillas si cerré?',
          en: 'Why do contribution forms keep coming although I closed?',
        },
        answer: line(
          'Sin aviso de salida el sistema las sigue generando.',
          'Without exit notices the system keeps issuing them.',
          SOURCES.notices,
          'high',
        ),
      },
      {
        question: {
          es: '¿Puedo dar aviso de la liquidación sin clave?',
          en: 'Can I give notice of the liquidation without the key?',
        },
        answer: line(
          'Ese aviso empieza en línea con la clave; sin ella hay que pedirla primero en ventanilla.',
          'That notice starts online with the key; without it, ask for the key at the window first.',
          SOURCES.liquidation,
          'high',
        ),
      },
    ],
  },
  first_time_key: {
    steps: [
      line(
        'En el portal elija Registro de nuevo empleador e ingrese RUC o cédula y el sector.',
        'On the portal choose Registro de nuevo empleador and enter RUC or ID and the sector.',
        SOURCES.oneRelay,
      ),
      line(
        'Imprima y firme la solicitud de entrega de clave y el acuerdo de responsabilidad.',
        'Print and sign the key request and the agreement of responsibility.',
        SOURCES.oneRelay,
      ),
      TURN_STEP,
      TEST_STEP,
    ],
    checks: [RUC_CHECK, REPRESENTATIVE_CHECK, MAIL_CHECK],
    documents: [
      ID_DOCUMENT,
      line('Solicitud de entrega de clave firmada.', 'Signed key request.', SOURCES.oneRelay),
      line('Acuerdo de responsabilidad firmado.', 'Signed agreement of responsibility.', SOURCES.oneRelay),
      APPOINTMENT_DEED,
    ],
    answers: [
      {
        question: { es: '¿Es lo mismo que recuperar la clave?', en: 'Is it the same as recovering the key?' },
        answer: line(
          'No: es una creación. Parte se hace en línea y se termina en el IESS.',
          'No: it is a set-up. Part is done online, and it ends at IESS.',
          SOURCES.relays,
        ),
      },

      {
        question: {
          es: '¿Sirve la clave de la compañía o persona anterior?',
          en: 'Does the key of the former company or owner serve?',
        },
        answer: line(
          'No: cada RUC es un empleador distinto y tiene su propia clave.',
          'No: each RUC is another employer with a key of its own.',
          SOURCES.desk,
        ),
      },
      {
        question: {
          es: '¿Cuánto tiempo tengo para el aviso de entrada?',
          en: 'How long do I have for the entry notice?',
        },
        answer: line(
          'Quince días desde el primer día de trabajo.',
          'Fifteen days from the first day of work.',
          SOURCES.notices,
          'high',
        ),
      },
    ],
  },
  invalid_email: {
    steps: [
      line(
        'Haga el flujo de recuperación una sola vez y anote la dirección que muestra la pantalla.',
        'Run the recovery flow once and note the address the screen shows.',
        SOURCES.relay,
      ),
      line(
        'Revise también el correo no deseado y espere la vida del código antes de concluir.',
        'Check junk mail too and wait the life of the code before concluding.',
        SOURCES.desk,
      ),
      line(
        'Si el buzón es ajeno, no existe o no hay ninguno, actualice el correo en ventanilla con la solicitud para empleador.',
        'If the mailbox is a stranger’s, dead or missing, have the e-mail updated at the window with the letter to IESS.',
        SOURCES.update,
        'high',
      ),
    ],
    checks: CHECKS,
    documents: [ID_DOCUMENT, LETTER],
    answers: [
      {
        question: { es: '¿Y si no llega el correo de recuperación?', en: 'And if the recovery mail does not arrive?' },
        answer: line(
          'Lo usual es que el registro no tenga un correo válido o tenga otro: el trámite sigue en un CAU.',
          'Usually the record has no valid e-mail or another one: the procedure goes on at a CAU.',
          SOURCES.relays,
        ),
      },

      {
        question: {
          es: '¿Basta con cambiar el correo en el SRI?',
          en: 'Is it enough to change the e-mail at the SRI?',
        },
        answer: line(
          'No: el IESS tiene su propio registro y hay que avisarle aparte.',
          'No: IESS keeps a record of its own and has to be told separately.',
          SOURCES.update,
        ),
      },
      NEVER_TELL,
    ],
  },
  representative_mismatch: {
    steps: [
      line(
        'Con su clave personal, el representante baja el certificado Representante Legal – Obligaciones Patronales y ve si el IESS lo tiene.',
        'With the personal key the representative downloads the certificate Representante Legal – Obligaciones Patronales and sees whether IESS lists them.',
        SOURCES.certificate,
        'high',
      ),
      line(
        'Compare cédula, nombres y apellidos con el registro, letra por letra.',
        'Compare ID, names and surnames with the record, letter by letter.',
        SOURCES.desk,
      ),
      line(
        'Pida la corrección en ventanilla con la solicitud para empleador; luego reintente una sola vez.',
        'Ask for the correction at the window with the letter to IESS; then retry once.',
        SOURCES.update,
        'high',
      ),
    ],
    checks: [REPRESENTATIVE_CHECK, RUC_CHECK, MAIL_CHECK],
    documents: [ID_DOCUMENT, LETTER, APPOINTMENT_DEED],
    answers: [
      {
        question: {
          es: '¿Puedo recuperarla sin los datos del representante legal?',
          en: 'Can I recover it without the data of the legal representative?',
        },
        answer: line(
          'No: el formulario los compara con el registro; ese paso no se salta.',
          'No: the form compares them with the record; the step cannot be skipped.',
          SOURCES.relays,
        ),
      },

      {
        question: {
          es: 'El SRI y el Registro Mercantil ya tienen al nuevo. ¿No basta?',
          en: 'SRI and Registro Mercantil have the new one. Is that not enough?',
        },
        answer: line('No: al IESS hay que avisarle aparte.', 'No: IESS has to be told separately.', SOURCES.update),
      },
      {
        question: { es: '¿Y si es liquidador?', en: 'And for a liquidator?' },
        answer: line(
          'Se actualiza en persona, con cédula original y oficio al Director Provincial.',
          'It is updated in person, with original ID and a letter to the Director Provincial.',
          SOURCES.liquidation,
          'high',
        ),
      },
    ],
  },
  captcha_loop: {
    steps: [
      line(
        'Cambie de navegador, de red o de equipo, sin extensiones ni bloqueadores.',
        'Change browser, network or device, without extensions or blockers.',
        SOURCES.desk,
      ),
      line('Reintente una sola vez.', 'Retry once.', SOURCES.desk),
      line(
        'Si sigue igual, use las computadoras asistidas de un CAU (Islas Web).',
        'If it stays the same, use the assisted computers of a CAU (Islas Web).',
        SOURCES.islands,
        'high',
      ),
    ],
    checks: [DEVICE_CHECK, MAIL_CHECK],
    documents: [ID_DOCUMENT],
    answers: [
      {
        question: { es: 'No veo las imágenes. ¿Qué hago?', en: 'I cannot see the pictures. What now?' },
        answer: line(
          'Pruebe el reto de audio en otro equipo, o acuda a un CAU donde le asisten.',
          'Try the audio challenge on another device, or go to a CAU where staff assist you.',
          SOURCES.islands,
        ),
      },
    ],
  },
  ...WAYS_OUT,
};
