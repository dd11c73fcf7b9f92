/** One variable of the environment, as people read about it in the README, in .env.example and in error lines. */
export interface VariableSpec {
  readonly name: string;
  /** What holds when it is unset, in words where it is no plain value. */
  readonly fallback: string;
  /** What a value may look like; stands in the error line. */
  readonly accepts: string;
  readonly meaning: { readonly es: string; readonly en: string };
}

/** Every variable that Llavero reads. A test compares docker-compose.yml and .env.example with this table. */
export const VARIABLES = [
  {
    name: 'PORT',
    fallback: '3000',
    accepts: 'a whole number from 1 to 65535',
    meaning: { es: 'Puerto en el que atiende', en: 'Port it listens on' },
  },
  {
    name: 'HOST',
    fallback: '127.0.0.1',
    accepts: 'a host name or address without a port',
    meaning: { es: 'Dirección en la que atiende', en: 'Address it listens on' },
  },
  {
    name: 'DATABASE_URL',
    fallback: 'embedded PostgreSQL under DATA_DIR',
    accepts: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    meaning: {
      es: 'Servidor PostgreSQL 15 o posterior',
      en: 'PostgreSQL 15 or newer; connections switch to a role that owns nothing',
    },
  },
  {
    name: 'MIGRATE_DATABASE_URL',
    fallback: 'DATABASE_URL',
    accepts: 'postgres://USER:PASSWORD@HOST:PORT/DATABASE, together with DATABASE_URL',
    meaning: {
      es: 'Conexión del rol que migra, si es otro',
      en: 'Connection of the role that migrates, when it is another one',
    },
  },
  {
    name: 'REDIS_URL',
    fallback: "BullMQ's PostgreSQL backend in the same database",
    accepts: 'redis://HOST:PORT/NUMBER or rediss://HOST:PORT/NUMBER',
    meaning: { es: 'Redis 7 o Valkey para la cola', en: 'Redis 7 or Valkey for the queue' },
  },
  {
    name: 'ROLE',
    fallback: 'all',
    accepts: 'api, worker or all',
    meaning: { es: 'Qué parte corre en este proceso', en: 'Which part runs in this process' },
  },
  {
    name: 'DATA_DIR',
    fallback: '.llavero/ in the checkout',
    accepts: 'the path of a folder',
    meaning: {
      es: 'Datos del PostgreSQL incluido y copias automáticas',
      en: 'Data of the embedded PostgreSQL and automatic backups',
    },
  },
  {
    name: 'FILES_DIR',
    fallback: 'attachments in PostgreSQL',
    accepts: 'the path of a folder',
    meaning: { es: 'Carpeta compartida de adjuntos', en: 'Shared folder for attachments' },
  },
  {
    name: 'SMTP_URL',
    fallback: 'messages are kept and readable in the outbox',
    accepts: 'smtp://USER:PASSWORD@HOST:PORT or smtps://…, together with MAIL_FROM',
    meaning: { es: 'Correo saliente', en: 'Outgoing mail' },
  },
  {
    name: 'MAIL_FROM',
    fallback: 'none',
    accepts: 'an address, or Name <address>',
    meaning: { es: 'Remitente del correo saliente', en: 'Sender of outgoing mail' },
  },
  {
    name: 'PUBLIC_URL',
    fallback: 'http://localhost:PORT',
    accepts: 'an http:// or https:// address without path, query or user',
    meaning: {
      es: 'Dirección pública, para los enlaces',
      en: 'Public address, used in links; https turns on Secure cookies and HSTS',
    },
  },
  {
    name: 'TRUST_PROXY',
    fallback: 'none',
    accepts: 'addresses or networks (10.0.0.0/8) separated by commas; also loopback, linklocal, uniquelocal',
    meaning: {
      es: 'Proxies cuyas cabeceras de reenvío valen',
      en: 'Addresses whose forwarding headers count',
    },
  },
  {
    name: 'WEBHOOK_ALLOW_PRIVATE',
    fallback: '0',
    accepts: '0 or 1; only 0 with NODE_ENV=production',
    meaning: {
      es: 'Permitir webhooks hacia redes privadas, para ensayos',
      en: 'Let webhooks lead into private networks, for rehearsals',
    },
  },
  {
    name: 'DEMO',
    fallback: '1 on an empty embedded database, else 0',
    accepts: '0 or 1',
    meaning: { es: 'Crear la firma de demostración', en: 'Seed the demo firm' },
  },
  {
    name: 'CLOCK_OFFSET',
    fallback: 'PT0S',
    accepts: 'an ISO-8601 duration such as P3DT4H or P1M; not with NODE_ENV=production',
    meaning: {
      es: 'Cuánto adelanta todo reloj del producto, para ensayos',
      en: 'By how much every clock of the product runs ahead, for rehearsals and tests',
    },
  },
  {
    name: 'FAILPOINT',
    fallback: 'none',
    accepts:
      'NAME=kill, NAME=conflict or NAME=block:MS separated by commas (docs/follow-ups.md); not with NODE_ENV=production',
    meaning: {
      es: 'Dónde se rompe el proceso, para pruebas de fallos',
      en: 'Where the process breaks, for trials of faults',
    },
  },
] as const satisfies readonly VariableSpec[];

export type VariableName = (typeof VARIABLES)[number]['name'];

/** What the variable accepts, for error lines. */
export function acceptedBy(name: VariableName): string {
  return VARIABLES.find((spec) => spec.name === name)?.accepts ?? '';
}
