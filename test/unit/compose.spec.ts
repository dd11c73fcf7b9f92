import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig } from '../../src/platform/config/config.js';
import { VARIABLES } from '../../src/platform/config/variables.js';

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  deploy?: { replicas?: number };
}

interface Compose {
  services: Record<string, Service>;
}

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services } = parse(text, { merge: true }) as Compose;
const ours = ['migrate', 'api', 'worker'];
const known = VARIABLES.map(({ name }) => name as string);

/** What the shell would put in: what is set, else the default after `:-`. */
function filledIn(value: string | number, set: Record<string, string> = {}): string {
  return String(value).replace(
    /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/gu,
    (_all, name: string, fallback?: string) => set[name] ?? fallback ?? '',
  );
}

describe('docker-compose.yml', () => {
  it('is the production shape', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'mail', 'migrate', 'postgres', 'redis', 'worker']);
    expect(services.worker?.deploy?.replicas).toBe(2);
    const redis = services.redis?.command?.join(' ');
    expect(redis).toContain('--appendonly yes');
    expect(redis).toContain('--maxmemory-policy noeviction');
  });

  it.each(ours)('%s sets only variables that Llavero reads, and the same ones', (name) => {
    const set = Object.keys(services[name]?.environment ?? {}).filter((variable) => variable !== 'NODE_ENV');
    expect(set.filter((variable) => !known.includes(variable))).toEqual([]);
    const rehearsal = ['CLOCK_OFFSET', 'FAILPOINT', 'MIGRATE_DATABASE_URL', 'WEBHOOK_ALLOW_PRIVATE'];
    const role = name === 'migrate' ? ['ROLE'] : [];
    expect(known.filter((variable) => !set.includes(variable)).sort()).toEqual([...rehearsal, ...role].sort());
  });

  it.each(ours)('%s starts with the values that stand there', (name) => {
    const entries = Object.entries(services[name]?.environment ?? {});
    const env = entries.map(([key, value]): [string, string] => [key, filledIn(value, { POSTGRES_PASSWORD: 'p' })]);
    const config = loadConfig(Object.fromEntries(env));
    expect(config.production).toBe(true);
    expect(config.databaseUrl).toBe('postgres://llavero:p@postgres:5432/llavero');
    expect(config.role).toBe(name === 'migrate' ? 'all' : name);
  });

  it('holds no password', () => {
    expect(text).toContain('${POSTGRES_PASSWORD:?');
    expect(text).not.toMatch(/PASSWORD: [^$\s]/u);
  });
});

describe('.env.example', () => {
  it('lists every variable that Llavero reads, and no other', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    expect([...example.matchAll(/^#?([A-Z_]+)=/gmu)].map((match) => match[1])).toEqual(known);
  });
});
