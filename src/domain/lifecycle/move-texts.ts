import type { Stage } from './stages.js';
import type { Missing } from './moves.js';
import type { Guard } from './transitions.js';

type Text = { es: string; en: string };

/** What a person reads as the condition of a move. */
export const GUARD_TEXTS: Record<Guard, Text> = {
  verdict_decided: { es: 'un diagnóstico que no sea «por determinar»', en: 'a verdict that is not “undetermined”' },
  out_of_scope_confirmed: {
    es: 'que una persona confirme que está fuera de alcance',
    en: 'that a person confirms it is out of scope',
  },
  reason: { es: 'un motivo escrito', en: 'a written reason' },
  supervisor_reason: { es: 'el motivo escrito de un supervisor', en: 'the written reason of a supervisor' },
  correction_recorded: {
    es: 'que se registre la corrección, o un dato verificado que cambió',
    en: 'that the correction is recorded, or a checked fact that changed',
  },
  in_person_fact_changed: {
    es: 'que haya cambiado el dato que lo mandó en persona',
    en: 'that the fact that sent it in person has changed',
  },
  access_tested: {
    es: 'una prueba de acceso que funcionó en esta etapa',
    en: 'an access test that worked in this stage',
  },
  documents_checked: {
    es: 'que los documentos obligatorios estén revisados',
    en: 'that the required documents are checked',
  },
  test_failed: { es: 'una prueba de acceso que falló', en: 'an access test that failed' },
  time_to_close: { es: 'que pasen los días hábiles acordados', en: 'that the agreed business days pass' },
  by_a_person: { es: 'que lo haga una persona', en: 'that a person does it' },
  new_evidence: { es: 'evidencia nueva', en: 'new evidence' },
};

/** The stages as a person reads them. */
export const STAGE_TEXTS: Record<Stage, Text> = {
  triage: { es: 'Clasificación', en: 'Triage' },
  online: { es: 'En línea', en: 'Online' },
  correction: { es: 'Corrección', en: 'Correction' },
  in_person: { es: 'En persona', en: 'In person' },
  verification: { es: 'Verificación', en: 'Verification' },
  resolved: { es: 'Resuelto', en: 'Resolved' },
  closed: { es: 'Cerrado', en: 'Closed' },
};

const NEVER: Text = { es: 'este paso no existe en el recorrido de un caso', en: 'no case takes this way' };
const OR = { es: ', o ', en: ', or ' };
const AND = { es: ', y ', en: ', and ' };

/** Why a move is refused, and what would allow it, in the reader's language. */
export function refusalText(
  { missing, missingToo }: Missing,
  locale: 'es' | 'en',
): { reason: string; wouldAllow?: string } {
  const textOf = (guard: Guard): string => GUARD_TEXTS[guard][locale];
  const either = missing.map(textOf).join(OR[locale]);
  const conditions = [...(either === '' ? [] : [either]), ...missingToo.map(textOf)].join(AND[locale]);
  if (conditions === '') return { reason: NEVER[locale] };
  return { reason: locale === 'es' ? `Falta ${conditions}.` : `Missing: ${conditions}.`, wouldAllow: conditions };
}
