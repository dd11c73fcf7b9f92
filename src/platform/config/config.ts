import { resolve } from 'node:path';
import { checkoutDir } from './checkout.js';
import { clockOffsetMs } from './clock-offset.js';
import type { Failpoint } from '../failpoints/failpoint.js';
import { parseFailpoints } from '../failpoints/failpoint.js';
import { ConfigError } from './config-error.js';
import {
  parseChoice,
  parseHost,
  parseMailFrom,
  parsePort,
  parsePublicUrl,
  parseServerUrl,
  parseTrustProxy,
} from './parse-value.js';
import type { VariableName } from './variables.js';

export type ProcessRole = 'api' | 'worker' | 'all';

/** Everything the environment says, typed and frozen. Paths are absolute. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** null: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null;
  /** The role that migrates; equals `databaseUrl` where it is not named. */
  readonly migrateDatabaseUrl: string | null;
  /** null: BullMQ keeps its timers in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly role: ProcessRole;
  readonly dataDir: string;
  /** null: attachments lie in PostgreSQL. */
  readonly filesDir: string | null;
  /** null: messages stay in the outbox. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly trustProxy: readonly string[];
  /** Webhooks may lead into private networks: for rehearsals, never in production. */
  readonly webhookAllowPrivate: boolean;
  /** null: seed where the embedded database is empty. */
  readonly demo: boolean | null;
  readonly clockOffset: { readonly iso: string; readonly milliseconds: number };
  /** Empty but for trials of faults. */
  readonly failpoints: readonly Failpoint[];
  readonly production: boolean;
  /** Lines worth showing that do not stop the start. */
  readonly warnings: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const ROLES = ['api', 'worker', 'all'] as const;

/**
 * Reads the whole environment in one place. An empty value counts as unset.
 * `nowMs` is the real time from which months of CLOCK_OFFSET are counted.
 * @throws ConfigError naming the variable, what it got and what it accepts.
 */
export function loadConfig(env: Environment, nowMs: number = Date.now()): Config {
  const read = (name: VariableName): string | undefined => env[name]?.trim() || undefined;
  const port = parsePort(read('PORT') ?? '3000');
  return Object.freeze({
    port,
    host: parseHost(read('HOST') ?? '127.0.0.1'),
    ...databaseOf(read),
    redisUrl: parseServerUrl('REDIS_URL', read('REDIS_URL'), ['redis:', 'rediss:']),
    role: parseChoice('ROLE', read('ROLE') ?? 'all', ROLES),
    dataDir: resolve(checkoutDir(), read('DATA_DIR') ?? '.llavero'),
    filesDir: absolute(read('FILES_DIR')),
    mail: mailOf(read),
    publicUrl: parsePublicUrl(read('PUBLIC_URL') ?? `http://localhost:${port}`),
    trustProxy: Object.freeze(parseTrustProxy(read('TRUST_PROXY'))),
    webhookAllowPrivate: allowPrivateOf(read('WEBHOOK_ALLOW_PRIVATE') ?? '0', env),
    demo: demoOf(read('DEMO')),
    clockOffset: clockOffsetOf(read('CLOCK_OFFSET') ?? 'PT0S', env, nowMs),
    failpoints: Object.freeze(failpointsOf(read('FAILPOINT'), env)),
    production: env.NODE_ENV === 'production',
    warnings: Object.freeze(unknownNames(env)),
  });
}

/** The configuration of this process. */
export function loadProcessConfig(): Config {
  return loadConfig(process.env);
}

type Read = (name: VariableName) => string | undefined;

const POSTGRES = ['postgres:', 'postgresql:'];

function databaseOf(read: Read): Pick<Config, 'databaseUrl' | 'migrateDatabaseUrl'> {
  const databaseUrl = parseServerUrl('DATABASE_URL', read('DATABASE_URL'), POSTGRES);
  const migrateDatabaseUrl = parseServerUrl('MIGRATE_DATABASE_URL', read('MIGRATE_DATABASE_URL'), POSTGRES);
  if (migrateDatabaseUrl !== null && databaseUrl === null) {
    throw new ConfigError('MIGRATE_DATABASE_URL', migrateDatabaseUrl);
  }
  return { databaseUrl, migrateDatabaseUrl: migrateDatabaseUrl ?? databaseUrl };
}

function mailOf(read: Read): Config['mail'] {
  const smtpUrl = parseServerUrl('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']);
  const from = read('MAIL_FROM');
  const sender = from === undefined ? null : parseMailFrom(from);
  if (smtpUrl === null) return null;
  if (sender === null) throw new ConfigError('MAIL_FROM', '', 'an address, or Name <address>: SMTP_URL is set');
  return Object.freeze({ smtpUrl, from: sender });
}

function demoOf(value: string | undefined): boolean | null {
  return value === undefined ? null : parseChoice('DEMO', value, ['0', '1'] as const) === '1';
}

function allowPrivateOf(value: string, env: Environment): boolean {
  const isAllowed = parseChoice('WEBHOOK_ALLOW_PRIVATE', value, ['0', '1'] as const) === '1';
  if (isAllowed && env.NODE_ENV === 'production') {
    throw new ConfigError('WEBHOOK_ALLOW_PRIVATE', value, 'only 0 with NODE_ENV=production: it is for rehearsals');
  }
  return isAllowed;
}

function clockOffsetOf(iso: string, env: Environment, nowMs: number): Config['clockOffset'] {
  const milliseconds = clockOffsetMs(iso, nowMs);
  if (milliseconds === null) throw new ConfigError('CLOCK_OFFSET', iso);
  if (milliseconds > 0 && env.NODE_ENV === 'production') {
    throw new ConfigError('CLOCK_OFFSET', iso, 'nothing with NODE_ENV=production: it is for rehearsals and tests');
  }
  return Object.freeze({ iso, milliseconds });
}

function failpointsOf(text: string | undefined, env: Environment): Failpoint[] {
  if (text === undefined) return [];
  const failpoints = parseFailpoints(text);
  if (failpoints === null) throw new ConfigError('FAILPOINT', text);
  if (env.NODE_ENV === 'production') {
    throw new ConfigError('FAILPOINT', text, 'nothing with NODE_ENV=production: it breaks the process on purpose');
  }
  return failpoints;
}

function absolute(path: string | undefined): string | null {
  return path === undefined ? null : resolve(checkoutDir(), path);
}

/** No variable of ours starts like that: whoever sets one expects something that will not happen. */
function unknownNames(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('LLAVERO_'))
    .map((name) => `${name} is set, but Llavero reads no variable of that name`);
}
