import type { Facts } from '../../src/domain/triage/facts.js';
import type { Stage, WaitingFor } from '../../src/domain/lifecycle/stages.js';

/** What a made-up client writes; the causes are those of the guide. */
export const TICKETS: readonly { readonly text: string; readonly facts: Facts }[] = [
  {
    text: 'Olvidé la clave del empleador. El correo registrado es mío y lo reviso, el RUC está activo y soy el mismo representante de siempre.',
    facts: {},
  },
  { text: 'La captcha nunca carga, le doy mil vueltas y no pasa del no soy un robot', facts: {} },
  { text: 'El RUC está suspendido en el SRI y el portal no nos deja', facts: { rucStatus: 'suspended' } },
  {
    text: 'El código nunca llega: el correo que tiene el IESS es de la contadora anterior',
    facts: { emailStatus: 'invalid' },
  },
  { text: 'Es la primera vez que la empresa pide la clave, nunca la tuvimos', facts: { hasHadKeyBefore: false } },
  { text: 'El portal dice que acuda a una agencia del IESS', facts: { portalSaysInPerson: true } },
  {
    text: 'Cambiamos de gerente y el sistema no reconoce al nuevo representante',
    facts: { representativeMatches: false },
  },
  { text: 'No puedo entrar al sistema', facts: {} },
];

export const PLACES = [
  { province: 'Pichincha', canton: 'Quito' },
  { province: 'Guayas', canton: 'Guayaquil' },
  { province: 'Azuay', canton: 'Cuenca' },
  { province: 'Galápagos', canton: 'San Cristóbal' },
  { province: 'Manabí', canton: 'Manta' },
] as const;

export const QUIET_HOURS = [null, null, null, { from: '12:00', to: '15:00' }, { from: '17:00', to: '09:30' }] as const;

/** What staff do with a case some day. Moves that the table refuses are not made. */
export type Deed =
  | { readonly kind: 'wait'; readonly for: WaitingFor; readonly days: number | null }
  | { readonly kind: 'move'; readonly to: Stage }
  | { readonly kind: 'evidence'; readonly facts: Facts }
  | { readonly kind: 'deadline'; readonly days: number };

export const DEEDS: readonly Deed[] = [
  { kind: 'wait', for: 'client', days: null },
  { kind: 'wait', for: 'client', days: 4 },
  { kind: 'wait', for: 'iess', days: 3 },
  { kind: 'wait', for: 'appointment', days: 2 },
  { kind: 'wait', for: 'us', days: null },
  { kind: 'evidence', facts: { emailStatus: 'valid', captchaPassed: true } },
  { kind: 'evidence', facts: { emailStatus: 'missing' } },
  { kind: 'evidence', facts: { rucStatus: 'active' } },
  { kind: 'move', to: 'correction' },
  { kind: 'move', to: 'in_person' },
  { kind: 'move', to: 'verification' },
  { kind: 'move', to: 'resolved' },
  { kind: 'move', to: 'closed' },
  { kind: 'deadline', days: 5 },
];
