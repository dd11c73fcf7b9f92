/** The heart of the product as data: product.md, "The five causes, the fast path, and the two ways out". */
export type FailureCause =
  'ruc_inactive' | 'first_time_key' | 'invalid_email' | 'representative_mismatch' | 'captcha_loop';
export type Scenario = FailureCause | 'standard_recovery' | 'undetermined' | 'out_of_scope';
export type Route = 'online' | 'correction' | 'in_person' | 'none';
export type FirstStage = 'online' | 'correction' | 'in_person' | 'triage';
export type Locale = 'es' | 'en';
export type Text = Readonly<Record<Locale, string>>;

/** What staff may promise, in business days from intake; 0 is the same day. Never presented as IESS's promise. */
export interface WindowPolicy {
  readonly earliestBusinessDays: number;
  readonly latestBusinessDays: number;
}

export interface ScenarioEntry {
  readonly code: Scenario;
  readonly name: Text;
  readonly nextAction: Text;
  readonly window: WindowPolicy | null;
  /** Counted from the day on which the record was corrected. */
  readonly afterCorrection?: WindowPolicy;
  readonly firstStage: FirstStage;
  readonly route: Route;
}

/** In precedence order: when several causes are truly present, the first one leads and the others go into `also`. */
export const SCENARIOS: readonly ScenarioEntry[] = [
  {
    code: 'ruc_inactive',
    name: { es: 'RUC cerrado o suspendido', en: 'RUC closed or suspended' },
    nextAction: {
      es: 'Avance la parte en línea y acuda al Centro de Atención Universal (CAU) del IESS con los documentos; insistir en línea no ayuda mientras el RUC no esté activo.',
      en: 'Do the online part, then attend the IESS service centre (CAU) with the documents; retrying online does not help while the RUC is not active.',
    },
    window: { earliestBusinessDays: 3, latestBusinessDays: 10 },
    firstStage: 'in_person',
    route: 'in_person',
  },
  {
    code: 'first_time_key',
    name: { es: 'Primera clave de empleador', en: 'First employer key' },
    nextAction: {
      es: 'Siga los pasos del registro de nuevo empleador que se hacen en línea y termine en el IESS: es una creación, no una recuperación.',
      en: 'Follow the partly online steps of the new employer registration and finish at IESS: it is a set-up, not a reset.',
    },
    window: { earliestBusinessDays: 1, latestBusinessDays: 5 },
    firstStage: 'in_person',
    route: 'in_person',
  },
  {
    code: 'invalid_email',
    name: { es: 'Correo registrado no válido', en: 'No valid registered e-mail' },
    nextAction: {
      es: 'Haga una sola vez el flujo de recuperación; si el registro no tiene un correo utilizable, acuda al IESS con los documentos.',
      en: 'Run the recovery flow once; if the record has no usable e-mail, go in person with the documents.',
    },
    window: { earliestBusinessDays: 0, latestBusinessDays: 3 },
    firstStage: 'online',
    route: 'online',
  },
  {
    code: 'representative_mismatch',
    name: { es: 'Representante legal no coincide', en: 'Legal representative does not match' },
    nextAction: {
      es: 'Compare la identidad del representante legal con el registro del IESS, haga corregir el registro y luego reintente una sola vez.',
      en: "Re-check the legal representative's identity against the record, have it corrected, then retry once.",
    },
    window: { earliestBusinessDays: 0, latestBusinessDays: 2 },
    afterCorrection: { earliestBusinessDays: 1, latestBusinessDays: 3 },
    firstStage: 'correction',
    route: 'correction',
  },
  {
    code: 'captcha_loop',
    name: { es: 'La prueba anti-robot no se deja pasar', en: 'The anti-robot step cannot be passed' },
    nextAction: {
      es: 'Cambie de navegador, de red o de equipo y reintente una sola vez.',
      en: 'Change browser, network or device, and retry once.',
    },
    window: { earliestBusinessDays: 0, latestBusinessDays: 0 },
    firstStage: 'online',
    route: 'online',
  },
  {
    code: 'standard_recovery',
    name: { es: 'Recuperación normal', en: 'Standard recovery' },
    nextAction: {
      es: 'Siga el flujo oficial de recuperación, ponga una clave nueva y pruebe el acceso en seguida.',
      en: 'Run the official recovery flow, set a new key and test access at once.',
    },
    window: { earliestBusinessDays: 0, latestBusinessDays: 0 },
    firstStage: 'online',
    route: 'online',
  },
  {
    code: 'undetermined',
    name: { es: 'Por determinar', en: 'Undetermined' },
    nextAction: {
      es: 'Haga la pregunta que decide el caso antes de intentar nada en el portal.',
      en: 'Ask the question that decides the case before trying anything on the portal.',
    },
    window: null,
    firstStage: 'triage',
    route: 'none',
  },
  {
    code: 'out_of_scope',
    name: { es: 'Fuera del alcance', en: 'Out of scope' },
    nextAction: {
      es: 'Explique con amabilidad que no se trata de la clave de empleador e indique a dónde acudir; una persona lo confirma antes de cerrar.',
      en: 'Say kindly that this is not the employer key and name the right place; a person confirms before it closes.',
    },
    window: null,
    firstStage: 'triage',
    route: 'none',
  },
];

const BY_CODE = new Map(SCENARIOS.map((entry) => [entry.code, entry]));

/** The table row of a scenario code. */
export function scenarioEntry(code: Scenario): ScenarioEntry {
  const entry = BY_CODE.get(code);
  if (entry === undefined) throw new RangeError(`no such scenario: ${code}`);
  return entry;
}

/** The five failure causes, most important first. */
export const FAILURE_CAUSES = [
  'ruc_inactive',
  'first_time_key',
  'invalid_email',
  'representative_mismatch',
  'captcha_loop',
] as const satisfies readonly FailureCause[];

/** Situations that any case may carry beside its scenario. */
export const COMPLICATIONS = [
  'no_appointment',
  'wrong_office',
  'code_expired',
  'wrong_credential',
  'domestic_format',
  'email_changed_without_consent',
  'portal_outage',
  'foreign_representative',
] as const;
export type Complication = (typeof COMPLICATIONS)[number];
