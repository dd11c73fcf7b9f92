import { ID_DOCUMENT, LETTER, line, MAIL_CHECK, NEVER_TELL } from './knowledge-lines.js';
import type { KnowledgePage } from './knowledge-page.js';
import { SOURCES } from './knowledge-page.js';
import type { Complication, Text } from './scenarios.js';

export const COMPLICATION_NAMES: Readonly<Record<Complication, Text>> = {
  no_appointment: { es: 'No hay turnos', en: 'No appointment to be had' },
  wrong_office: { es: 'Oficina equivocada', en: 'Wrong office' },
  code_expired: { es: 'Código o enlace caducado', en: 'Code or link expired' },
  wrong_credential: {
    es: 'Otra clave en lugar de la de empleador',
    en: 'Another credential instead of the employer key',
  },
  domestic_format: { es: 'Empleador doméstico', en: 'Domestic employer' },
  email_changed_without_consent: { es: 'Correo cambiado sin permiso', en: 'E-mail changed without consent' },
  portal_outage: { es: 'Portal caído', en: 'Portal outage' },
  foreign_representative: { es: 'Representante extranjero', en: 'Foreign representative' },
};

/** The runbook of each complication: what it adds to the steps, the list and the documents of any case. */
export const COMPLICATION_KNOWLEDGE: Readonly<Record<Complication, KnowledgePage>> = {
  no_appointment: {
    steps: [
      line(
        'Sin turnos: revise varias veces al día y otras agencias de la provincia.',
        'No turns: look several times a day and at other agencies of the province.',
        SOURCES.press,
        'high',
      ),
      line(
        'Guarde captura de la leyenda y, si no aparece turno, reclame en denuncias.iess.gob.ec o al WhatsApp +593 96 253 2338.',
        'Keep a screenshot of the notice and, if no turn appears, complain at denuncias.iess.gob.ec or by WhatsApp +593 96 253 2338.',
        SOURCES.complaints,
        'high',
      ),
      line('No pague tramitadores.', 'Do not pay middlemen.', SOURCES.guideSite, 'low'),
    ],
    checks: [
      line(
        'Correo y celular a mano al reservar: el código llega con el asunto «Verificar IESS turno online».',
        'Mailbox and mobile at hand when booking: the code comes with the subject "Verificar IESS turno online".',
        SOURCES.turns,
        'high',
      ),
    ],
    documents: [
      line(
        'Captura de la leyenda que dice que no hay turnos.',
        'Screenshot of the notice that there are no turns.',
        SOURCES.desk,
      ),
    ],
    answers: [
      {
        question: { es: '¿Se paga el turno?', en: 'Does the turn cost anything?' },
        answer: line(
          'No: el turno es gratuito y obligatorio para cualquier trámite.',
          'No: the turn is free, and compulsory for any procedure.',
          SOURCES.turns,
          'high',
        ),
      },
    ],
  },
  wrong_office: {
    steps: [
      line(
        'Antes de volver, confirme que la agencia atiende clave de empleador y elija ese trámite al reservar.',
        'Before going again, confirm that the agency handles employer keys and choose that procedure when booking.',
        SOURCES.turns,
        'high',
      ),
    ],
    checks: [
      line(
        'Agencia, provincia y clase de trámite de la reserva, comprobadas.',
        'Agency, province and kind of procedure of the booking, checked.',
        SOURCES.turns,
        'high',
      ),
    ],
    documents: [],
    answers: [
      {
        question: { es: '¿Puedo reservar en dos agencias a la vez?', en: 'May I book at two agencies at once?' },
        answer: line(
          'Se cuenta que una reserva bloquea la siguiente: cancele la que no vaya a usar.',
          'One booking is said to block the next: cancel the one that you will not use.',
          SOURCES.opinion,
          'low',
        ),
      },
    ],
  },
  code_expired: {
    steps: [
      line(
        'Código y enlace duran unos 3 minutos: tenga el correo abierto, pida otro y úselo en seguida.',
        'Code and link live about 3 minutes: keep the mailbox open, request another and use it at once.',
        SOURCES.relay,
      ),
    ],
    checks: [MAIL_CHECK],
    documents: [],
    answers: [
      {
        question: { es: '¿Cuenta como intento?', en: 'Does it count as a try?' },
        answer: line(
          'La primera vez no: se pide otro código. Después cuenta como cualquier intento.',
          'Not the first time: another code is requested. Later it counts like any try.',
          SOURCES.desk,
        ),
      },
    ],
  },
  wrong_credential: {
    steps: [
      line(
        'La clave de afiliado no abre el portal de empleadores: es otra clave. No siga probando para no bloquearla.',
        'The affiliate key does not open the employer portal: it is another credential. Stop trying, so as not to lock it.',
        SOURCES.unlock,
        'high',
      ),
    ],
    checks: [
      line(
        'Qué clave se usó y en qué página, anotado (nunca la clave misma).',
        'Which credential was used on which page, noted down (never the credential itself).',
        SOURCES.desk,
      ),
    ],
    documents: [],
    answers: [
      {
        question: {
          es: '¿Con qué entro al portal de empleadores?',
          en: 'What do I log in to the employer portal with?',
        },
        answer: line(
          'Con el número de cédula y la clave de empleador.',
          'With the ID number and the employer key.',
          SOURCES.notices,
          'high',
        ),
      },
      {
        question: { es: '¿Y si se bloqueó mi clave personal?', en: 'And if my personal key got locked?' },
        answer: line(
          'Se desbloquea en línea solo si registró antes huellas y datos en un CAU; si no, acuda a un CAU con la cédula.',
          'It is unlocked online only if fingerprints and data were registered at a CAU before; else go to a CAU with the ID.',
          SOURCES.unlock,
          'high',
        ),
      },
      NEVER_TELL,
    ],
  },
  domestic_format: {
    steps: [
      line(
        'Empleador doméstico: en RUC va la cédula seguida de 000, y en sucursal 0001.',
        'Domestic employer: the RUC field takes the ID number followed by 000, and branch is 0001.',
        SOURCES.relay,
      ),
    ],
    checks: [
      line(
        'Cédula del propio empleador, seguida de 000, y sucursal 0001, sin espacios.',
        "The employer's own ID number followed by 000, and branch 0001, without spaces.",
        SOURCES.relay,
      ),
    ],
    documents: [
      line(
        'Para la primera clave: original y copia de una planilla reciente de servicio básico.',
        'For a first key: original and copy of a recent utility bill.',
        SOURCES.oneRelay,
      ),
    ],
    answers: [
      {
        question: {
          es: '¿Necesito sacar RUC para mi empleada doméstica?',
          en: 'Do I need a RUC for my domestic worker?',
        },
        answer: line(
          'Para este portal no: el campo RUC lleva su cédula seguida de 000.',
          'Not for this portal: the RUC field takes your ID number followed by 000.',
          SOURCES.relay,
        ),
      },
    ],
  },
  email_changed_without_consent: {
    steps: [
      line(
        'Trátelo como incidente de seguridad: avise al supervisor y deje constancia escrita; no use el correo desconocido.',
        'Treat it as a security incident: tell the supervisor and leave a written record; do not use the unknown address.',
        SOURCES.desk,
        'high',
      ),
      line(
        'Pida en ventanilla el cambio del correo con la solicitud para empleador.',
        'Have the e-mail changed at the window with the letter to IESS.',
        SOURCES.update,
        'high',
      ),
    ],
    checks: [
      line(
        'Cuándo se notó, quién lo notó y qué dirección muestra la pantalla, anotado.',
        'When it was noticed, by whom, and which address the screen shows, noted down.',
        SOURCES.desk,
      ),
    ],
    documents: [ID_DOCUMENT, LETTER],
    answers: [
      {
        question: { es: '¿Esto ha pasado antes?', en: 'Has this happened before?' },
        answer: line(
          'Sí: la prensa cuenta el caso de un correo registrado que se cambió sin aviso.',
          'Yes: the press tells of a registered e-mail that was changed without notice.',
          SOURCES.press,
          'high',
        ),
      },
      {
        question: { es: '¿Hay que avisar a alguien más?', en: 'Does anybody else have to be told?' },
        answer: line(
          'Si se filtraron datos personales que su firma trata, la LOPDP da 5 días de término para avisar a la SPDP y a ARCOTEL, y 3 para avisar a las personas cuando hay riesgo.',
          'If personal data in your firm’s care leaked, the LOPDP gives 5 working days to tell SPDP and ARCOTEL, and 3 to tell the people where there is a risk.',
          SOURCES.lopdp,
          'high',
        ),
      },
    ],
  },
  portal_outage: {
    steps: [
      line(
        'El portal parece caído: no cuenta como intento. Reintente más tarde; tres errores seguidos detienen el caso una hora.',
        'The portal seems down: it does not count as an attempt. Retry later; three errors in a row hold the case for an hour.',
        SOURCES.desk,
        'high',
      ),
    ],
    checks: [
      line('Hora y texto exacto del error, anotados.', 'Time and exact text of the error, noted down.', SOURCES.desk),
    ],
    documents: [line('Captura de la pantalla con la hora.', 'Screenshot that shows the time.', SOURCES.desk)],
    answers: [
      {
        question: {
          es: '¿Hay prórroga si el portal no funciona?',
          en: 'Is there an extension when the portal is down?',
        },
        answer: line(
          'No la suponga: el IESS ha prorrogado plazos por provincia en una crisis (Imbabura, octubre de 2025), cada vez con aviso propio.',
          'Do not assume one: IESS has extended terms by province in a crisis (Imbabura, October 2025), each time by a notice.',
          SOURCES.extension,
          'high',
        ),
      },
    ],
  },
  foreign_representative: {
    steps: [
      line(
        'Representante extranjero: el IESS usa el código de identificación; compare con qué documento lo registraron.',
        'Foreign representative: IESS uses an identification code; compare with which document they were registered.',
        SOURCES.update,
        'high',
      ),
    ],
    checks: [
      line(
        'Código de identificación, escrito como lo registró el IESS.',
        'Identification code, written as IESS registered it.',
        SOURCES.update,
        'high',
      ),
    ],
    documents: [ID_DOCUMENT],
    answers: [
      {
        question: { es: '¿Sirve el número del pasaporte?', en: 'Does the passport number serve?' },
        answer: line(
          'Solo si con él lo registró el IESS; el portal compara con su propio registro.',
          'Only if IESS registered it; the portal compares with its own record.',
          SOURCES.desk,
          'unconfirmed',
        ),
      },
    ],
  },
};
