import type { KnowledgeEntry, KnowledgePage } from './knowledge-page.js';
import { SOURCES } from './knowledge-page.js';
import type { Complication } from './scenarios.js';

const page = (
  es: string,
  en: string,
  source: string,
  confidence: KnowledgeEntry['confidence'],
  rest: Partial<KnowledgePage> = {},
): KnowledgePage => ({ steps: [{ es, en, source, confidence }], checks: [], documents: [], answers: [], ...rest });

/** The runbook of each complication: what it adds to the steps of any case. */
export const COMPLICATION_KNOWLEDGE: Readonly<Record<Complication, KnowledgePage>> = {
  no_appointment: page(
    'Sin turnos: revise varias veces al día y otras agencias de la provincia; guarde captura de la leyenda y, si no aparece, reclame en denuncias.iess.gob.ec. No pague tramitadores.',
    'No turns: look several times a day and at other agencies of the province; keep a screenshot of the notice and complain at denuncias.iess.gob.ec. Do not pay middlemen.',
    SOURCES.press,
    'high',
  ),
  wrong_office: page(
    'Antes de volver, confirme que la agencia atiende clave de empleador y elija ese trámite al reservar.',
    'Before going again, confirm that the agency handles employer keys and choose that procedure when booking.',
    SOURCES.turns,
    'high',
  ),
  code_expired: page(
    'Código y enlace duran unos 3 minutos: tenga el correo abierto, pida otro y úselo en seguida.',
    'Code and link live about 3 minutes: keep the mailbox open, request another and use it at once.',
    SOURCES.relay,
    'medium',
  ),
  wrong_credential: page(
    'La clave de afiliado no abre el portal de empleadores: es otra clave. No siga probando para no bloquearla.',
    'The affiliate key does not open the employer portal: it is another credential. Stop trying, so as not to lock it.',
    SOURCES.unlock,
    'high',
  ),
  domestic_format: page(
    'Empleador doméstico: en RUC va la cédula seguida de 000, y en sucursal 0001.',
    'Domestic employer: the RUC field takes the ID number followed by 000, and branch is 0001.',
    SOURCES.relay,
    'medium',
  ),
  email_changed_without_consent: page(
    'Trátelo como incidente de seguridad: avise al supervisor, pida en ventanilla el cambio del correo y deje constancia escrita; no use el correo desconocido.',
    'Treat it as a security incident: tell the supervisor, have the e-mail changed at the window and leave a written record; do not use the unknown address.',
    SOURCES.press,
    'high',
  ),
  portal_outage: page(
    'El portal parece caído: no cuenta como intento. Reintente más tarde; tres errores seguidos detienen el caso una hora.',
    'The portal seems down: it does not count as an attempt. Retry later; three errors in a row hold the case for an hour.',
    SOURCES.desk,
    'high',
  ),
  foreign_representative: page(
    'Representante extranjero: el IESS usa el código de identificación; compare con qué documento lo registraron.',
    'Foreign representative: IESS uses an identification code; compare with which document they were registered.',
    SOURCES.update,
    'high',
  ),
};
