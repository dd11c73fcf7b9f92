import type { KnowledgeEntry } from '../triage/knowledge-page.js';
import { SOURCES } from '../triage/knowledge-page.js';
import { DEVICE_CHECK, line, MAIL_CHECK, REPRESENTATIVE_CHECK, RUC_CHECK } from '../triage/knowledge-lines.js';
import type { Complication, Scenario } from '../triage/scenarios.js';
import type { Subject } from './document-policy.js';

/** One thing to tick off before an attempt or a visit. The list warns; it never refuses. */
export type ChecklistRule = {
  readonly line: KnowledgeEntry;
  readonly when: {
    readonly scenarios?: readonly Scenario[];
    readonly complications?: readonly Complication[];
    readonly inPerson?: boolean;
  };
};

const PORTAL: readonly Scenario[] = ['invalid_email', 'captcha_loop', 'standard_recovery', 'representative_mismatch'];
const KEY_OF_EMPLOYER: readonly Scenario[] = [...PORTAL, 'ruc_inactive', 'first_time_key', 'undetermined'];

/** What the desk prepares, step by step, in the order of work (product.md, "The official path"). */
export const CHECKLIST = {
  ruc_status: { line: RUC_CHECK, when: { scenarios: KEY_OF_EMPLOYER } },
  representative_identity: { line: REPRESENTATIVE_CHECK, when: { scenarios: KEY_OF_EMPLOYER } },
  mailbox_open: { line: MAIL_CHECK, when: { scenarios: [...PORTAL, 'undetermined'], inPerson: false } },
  device_ready: { line: DEVICE_CHECK, when: { scenarios: [...PORTAL, 'undetermined'], inPerson: false } },
  address_shown: {
    line: line(
      'Dirección de correo que muestra la pantalla de recuperación, anotada.',
      'E-mail address that the recovery screen shows, noted down.',
      SOURCES.relay,
    ),
    when: { scenarios: ['invalid_email'] },
  },
  surroundings_changed: {
    line: line(
      'Navegador, red o equipo cambiado antes del único reintento.',
      'Browser, network or device changed before the one retry.',
      SOURCES.desk,
    ),
    when: { scenarios: ['captcha_loop'] },
  },
  representative_certificate: {
    line: line(
      'Certificado Representante Legal – Obligaciones Patronales, bajado con la clave personal.',
      'Certificate Representante Legal – Obligaciones Patronales, downloaded with the personal key.',
      SOURCES.certificate,
      'high',
    ),
    when: { scenarios: ['representative_mismatch'] },
  },
  employer_registered: {
    line: line(
      'Registro de nuevo empleador hecho en el portal (parte en línea).',
      'Registration of the new employer done on the portal (online part).',
      SOURCES.oneRelay,
    ),
    when: { scenarios: ['first_time_key'] },
  },
  sri_reason: {
    line: line(
      'Motivo del cierre o suspensión consultado en el SRI; reactivado si la actividad continúa.',
      'Reason of the closure or suspension looked up at the SRI; reactivated if the business goes on.',
      SOURCES.sri,
    ),
    when: { scenarios: ['ruc_inactive'] },
  },
  office_confirmed: {
    line: line(
      'Agencia confirmada: atiende clave de empleador.',
      'Office confirmed: it handles employer keys.',
      SOURCES.turns,
      'high',
    ),
    when: { inPerson: true },
  },
  turn_booked: {
    line: line(
      'Turno en línea reservado; es gratuito y obligatorio.',
      'Online turn booked; it is free and compulsory.',
      SOURCES.turns,
      'high',
    ),
    when: { inPerson: true },
  },
  complaint_filed: {
    line: line(
      'Sin turnos: reclamo presentado en denuncias.iess.gob.ec.',
      'No turns: complaint filed at denuncias.iess.gob.ec.',
      SOURCES.press,
      'high',
    ),
    when: { complications: ['no_appointment'] },
  },
  domestic_number: {
    line: line(
      'Empleador doméstico: cédula seguida de 000 en el RUC, y sucursal 0001.',
      'Domestic employer: ID number followed by 000 as the RUC, and branch 0001.',
      SOURCES.relay,
    ),
    when: { complications: ['domestic_format'] },
  },
  supervisor_told: {
    line: line(
      'Correo cambiado sin permiso: supervisor avisado y constancia escrita.',
      'E-mail changed without consent: supervisor told, with a written record.',
      SOURCES.press,
      'high',
    ),
    when: { complications: ['email_changed_without_consent'] },
  },
  identification_code: {
    line: line(
      'Representante extranjero: código de identificación comparado con el registro del IESS.',
      'Foreign representative: identification code compared with the IESS record.',
      SOURCES.update,
      'high',
    ),
    when: { complications: ['foreign_representative'] },
  },
} as const satisfies Record<string, ChecklistRule>;

export type ChecklistItemId = keyof typeof CHECKLIST;
export const CHECKLIST_IDS = Object.keys(CHECKLIST) as ChecklistItemId[];

/** True for an item that the desk knows. */
export function isChecklistItemId(text: string): text is ChecklistItemId {
  return Object.hasOwn(CHECKLIST, text);
}

/** The items of a case, in the order of work: those that apply to it, and those that somebody ticked already. */
export function checklistItems(subject: Subject, ticked: readonly ChecklistItemId[]): ChecklistItemId[] {
  return CHECKLIST_IDS.filter((id) => matches(CHECKLIST[id].when, subject) || ticked.includes(id));
}

function matches({ scenarios, complications, inPerson }: ChecklistRule['when'], subject: Subject): boolean {
  return (
    (scenarios?.includes(subject.scenario) ?? true) &&
    (complications?.some((complication) => subject.complications.includes(complication)) ?? true) &&
    (inPerson === undefined || inPerson === subject.inPerson)
  );
}
