import type { LocalDate } from '../domain/calendar/local-date.js';
import { addDays } from '../domain/calendar/local-date.js';
import type { Facts } from '../domain/triage/facts.js';

/** A sample client with the case it comes with. Names, numbers and addresses are made up and say so. */
export type DemoClient = {
  ruc: string;
  legalName: string;
  province: string;
  canton: string;
  contact: { fullName: string; email: string } | null;
  text: string;
  facts: Facts;
  channel: string;
  deadlineOn: LocalDate | null;
};

type Sample = Omit<DemoClient, 'deadlineOn'> & { deadlineInDays?: number };

const contact = (name: string) => ({ fullName: `Contacto de ${name}`, email: `${name.toLowerCase()}@cliente.example` });

const SAMPLES: readonly Sample[] = [
  {
    ruc: '1799999001001',
    legalName: 'Comercial Ejemplo Uno',
    province: 'Pichincha',
    canton: 'Quito',
    contact: contact('Uno'),
    text: 'Pusimos recuperar clave de empleador y el código nunca llega: el correo que tiene el IESS es de la contadora anterior.',
    facts: { emailStatus: 'invalid', rucStatus: 'active' },
    channel: 'whatsapp',
    deadlineInDays: -1,
  },
  {
    ruc: '0999999002001',
    legalName: 'Florícola Ejemplo Dos',
    province: 'Guayas',
    canton: 'Guayaquil',
    contact: contact('Dos'),
    text: 'El SRI nos suspendió el RUC y el portal del IESS ya no deja recuperar la clave patronal.',
    facts: { rucStatus: 'suspended' },
    channel: 'phone',
    deadlineInDays: 5,
  },
  {
    ruc: '1712345674000',
    legalName: 'Empleador doméstico Ejemplo Tres',
    province: 'Azuay',
    canton: 'Cuenca',
    contact: null,
    text: 'Recién contraté a una persona en casa y nunca he tenido clave de empleador.',
    facts: { hasHadKeyBefore: false },
    channel: 'phone',
  },
  {
    ruc: '1799999004001',
    legalName: 'Constructora Ejemplo Cuatro',
    province: 'Manabí',
    canton: 'Portoviejo',
    contact: contact('Cuatro'),
    text: 'Cambió el gerente y al poner la cédula del nuevo representante la pantalla dice que los datos no coinciden.',
    facts: { representativeMatches: false },
    channel: 'email',
  },
  {
    ruc: '1799999005001',
    legalName: 'Panadería Ejemplo Cinco',
    province: 'Tungurahua',
    canton: 'Ambato',
    contact: contact('Cinco'),
    text: 'El captcha de «no soy un robot» da vueltas y no deja pasar, ya vamos media hora.',
    facts: { captchaPassed: false },
    channel: 'whatsapp',
  },
  {
    ruc: '1799999006001',
    legalName: 'Transportes Ejemplo Seis',
    province: 'Galápagos',
    canton: 'Santa Cruz',
    contact: contact('Seis'),
    text: 'Se nos olvidó la clave de empleador. El correo registrado es el nuestro y sí recibimos mensajes del IESS.',
    facts: { emailStatus: 'valid', rucStatus: 'active', representativeMatches: true },
    channel: 'whatsapp',
  },
  {
    ruc: '1799999007001',
    legalName: 'Servicios Ejemplo Siete',
    province: 'Loja',
    canton: 'Loja',
    contact: contact('Siete'),
    text: 'No podemos entrar al portal del IESS como empleador.',
    facts: {},
    channel: 'phone',
  },
  {
    ruc: '1799999008001',
    legalName: 'Importadora Ejemplo Ocho',
    province: 'Pichincha',
    canton: 'Quito',
    contact: contact('Ocho'),
    text: 'Un empleado quiere desbloquear su clave de afiliado para ver sus aportes.',
    facts: {},
    channel: 'email',
  },
];

/** The sample clients; their deadlines lie around today, so that something is late and something at risk. */
export function demoClients(today: LocalDate): DemoClient[] {
  return SAMPLES.map(({ deadlineInDays, ...sample }) => ({
    ...sample,
    deadlineOn: deadlineInDays === undefined ? null : addDays(today, deadlineInDays),
  }));
}
