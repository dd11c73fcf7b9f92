import type { KnowledgeEntry } from './knowledge-page.js';
import { SOURCES } from './knowledge-page.js';

/** A line of the runbook; without further word of medium confidence. */
export const line = (
  es: string,
  en: string,
  source: string,
  confidence: KnowledgeEntry['confidence'] = 'medium',
): KnowledgeEntry => ({ es, en, source, confidence });

export const RUC_CHECK = line(
  'RUC correcto y su estado de hoy en la consulta del SRI.',
  'Correct RUC and its status today in the SRI lookup.',
  SOURCES.desk,
);
export const REPRESENTATIVE_CHECK = line(
  'Nombre e identificación del representante legal, exactamente como constan en el IESS.',
  'Name and ID of the legal representative, exactly as on the IESS record.',
  SOURCES.desk,
);
export const MAIL_CHECK = line(
  'Correo registrado abierto y a la vista antes de empezar: el código dura unos 3 minutos.',
  'Registered mailbox open and in sight before starting: the code lives about 3 minutes.',
  SOURCES.relay,
);
export const DEVICE_CHECK = line(
  'Equipo, navegador y conexión listos.',
  'Device, browser and connection ready.',
  SOURCES.desk,
);
export const CHECKS = [RUC_CHECK, REPRESENTATIVE_CHECK, MAIL_CHECK, DEVICE_CHECK] as const;

export const ID_DOCUMENT = line(
  'Cédula original del representante legal (extranjeros: código de identificación).',
  'Original ID of the legal representative (foreigners: identification code).',
  SOURCES.update,
  'high',
);
export const LETTER = line(
  'Solicitud para empleador con RUC, sucursal, razón social, petición clara y contacto; la firma manuscrita es imprescindible.',
  'Letter to IESS with RUC, branch, legal name, a clear request and contact data; the handwritten signature is indispensable.',
  SOURCES.update,
  'high',
);
export const APPOINTMENT_DEED = line(
  'Nombramiento vigente del representante legal.',
  'Appointment of the legal representative, in force.',
  SOURCES.desk,
  'unconfirmed',
);
export const TURN_STEP = line(
  'Reserve un turno en línea; es gratuito y obligatorio. Llegue 10 minutos antes.',
  'Book an online turn; it is free and compulsory. Arrive 10 minutes early.',
  SOURCES.turns,
  'high',
);
export const TEST_STEP = line(
  'Al poner la clave nueva, pruebe el acceso en seguida.',
  'Once the new key is set, test access at once.',
  SOURCES.desk,
);
export const FLOW_STEP = line(
  'En el portal del IESS elija Empleadores, Recuperar clave; ingrese cédula, RUC y sucursal y pulse Validar.',
  'On the IESS portal choose Empleadores, Recuperar clave; enter ID, RUC and branch and press Validar.',
  SOURCES.relay,
);
export const NEVER_TELL = {
  question: {
    es: '¿Les mando mi clave para que ustedes entren?',
    en: 'Shall I send you my key so that you can log in?',
  },
  answer: line(
    'No. Nunca envíe claves ni códigos; la firma no los pide ni los guarda.',
    'No. Never send keys or codes; the firm neither asks for them nor keeps them.',
    SOURCES.desk,
    'high',
  ),
};
