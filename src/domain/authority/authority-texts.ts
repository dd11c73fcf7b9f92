import type { Stage } from '../lifecycle/stages.js';
import type { Authority, MandateState } from './authority.js';

type Text = { es: string; en: string };

/** Something to settle about the firm's authority; it stops nothing. */
export type AuthorityWarning = { code: string; detail: string };

const MANDATE: Record<Exclude<MandateState, 'valid'>, Text> = {
  missing: {
    es: 'No hay mandato del cliente: no actúe en su nombre (intentos, turnos, oficios) hasta registrarlo.',
    en: "There is no mandate of the client: do not act in the client's name (attempts, appointments, letters) until it is recorded.",
  },
  expired: {
    es: 'El mandato del cliente venció el {until}: no actúe en su nombre hasta renovarlo.',
    en: "The client's mandate ended on {until}: do not act in the client's name until it is renewed.",
  },
  revoked: {
    es: 'El cliente revocó su mandato el {until}: no actúe en su nombre.',
    en: "The client revoked its mandate on {until}: do not act in the client's name.",
  },
};

const NOTICE: Record<'due' | 'overdue', Text> = {
  due: {
    es: 'Informe al representante legal qué se hace con sus datos, hasta el {dueOn} (LOPDP, art. 12).',
    en: 'Tell the legal representative what is done with their data, by {dueOn} (LOPDP, art. 12).',
  },
  overdue: {
    es: 'El aviso de privacidad al representante legal debió darse hasta el {dueOn} (LOPDP, art. 12).',
    en: 'The privacy notice to the legal representative was due by {dueOn} (LOPDP, art. 12).',
  },
};

const FIRST: Text = { es: 'Antes, registre el mandato del cliente.', en: "First, record the client's mandate." };

/** In these stages staff act at the portal or at the counter in the client's name. */
const ACTING: readonly Stage[] = ['online', 'correction', 'in_person', 'verification'];

/** What is open about the firm's authority, in the reader's language; nothing where all is in order. */
export function authorityWarnings(authority: Authority, locale: 'es' | 'en'): AuthorityWarning[] {
  const { mandate, until, privacyNotice, dueOn } = authority;
  const warnings: AuthorityWarning[] = [];
  if (mandate !== 'valid') {
    const detail = MANDATE[mandate][locale].replace('{until}', until ?? '');
    warnings.push({ code: `mandate.${mandate}`, detail });
  }
  if (privacyNotice === 'due' || privacyNotice === 'overdue') {
    const detail = NOTICE[privacyNotice][locale].replace('{dueOn}', dueOn ?? '');
    warnings.push({ code: `privacy_notice.${privacyNotice}`, detail });
  }
  return warnings;
}

/** The next action, with what comes before it where the firm would act in the client's name without a mandate. */
export function actionUnder({ mandate }: Authority, stage: Stage, action: string, locale: 'es' | 'en'): string {
  return mandate === 'valid' || !ACTING.includes(stage) ? action : `${FIRST[locale]} ${action}`;
}
