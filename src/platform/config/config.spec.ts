import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import { VARIABLES } from './variables.js';

const NOW = Date.UTC(2026, 0, 31, 12);
const load = (env: Record<string, string>) => loadConfig(env, NOW);

describe('configuration: an empty environment', () => {
  it('holds the defaults', () => {
    expect(load({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      migrateDatabaseUrl: null,
      redisUrl: null,
      role: 'all',
      dataDir: expect.stringMatching(/[/\\]\.llavero$/u),
      filesDir: null,
      mail: null,
      publicUrl: 'http://localhost:3000',
      trustProxy: [],
      demo: null,
      clockOffset: { iso: 'PT0S', milliseconds: 0 },
      failpoints: [],
      production: false,
      warnings: [],
    });
  });

  it('is what an environment of empty values means too', () => {
    const empty = Object.fromEntries(VARIABLES.map(({ name }) => [name, '']));
    expect(load(empty)).toEqual(load({}));
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(load({}))).toBe(true);
  });
});

describe('configuration: what is accepted', () => {
  it.each<[Record<string, string>, object]>([
    [{ PORT: '65535' }, { port: 65_535, publicUrl: 'http://localhost:65535' }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ HOST: 'desk.firm.ec' }, { host: 'desk.firm.ec' }],
    [
      { DATABASE_URL: 'postgres://u:p@db:5432/desk' },
      { databaseUrl: 'postgres://u:p@db:5432/desk', migrateDatabaseUrl: 'postgres://u:p@db:5432/desk' },
    ],
    [
      { DATABASE_URL: 'postgresql://u@db/desk', MIGRATE_DATABASE_URL: 'postgres://owner@db/desk' },
      { databaseUrl: 'postgresql://u@db/desk', migrateDatabaseUrl: 'postgres://owner@db/desk' },
    ],
    [{ REDIS_URL: 'rediss://cache:6380/3' }, { redisUrl: 'rediss://cache:6380/3' }],
    [{ ROLE: 'worker' }, { role: 'worker' }],
    [
      { SMTP_URL: 'smtp://mail:1025', MAIL_FROM: 'Llavero <desk@firm.ec>' },
      { mail: { smtpUrl: 'smtp://mail:1025', from: 'Llavero <desk@firm.ec>' } },
    ],
    [{ MAIL_FROM: 'desk@firm.ec' }, { mail: null }],
    [{ PUBLIC_URL: 'https://desk.firm.ec/' }, { publicUrl: 'https://desk.firm.ec' }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1,loopback' }, { trustProxy: ['10.0.0.0/8', '::1', 'loopback'] }],
    [{ DEMO: '1' }, { demo: true }],
    [{ DEMO: '0' }, { demo: false }],
    [{ NODE_ENV: 'production', CLOCK_OFFSET: 'PT0S' }, { production: true }],
  ])('%j', (env, expected) => {
    expect(load(env)).toMatchObject(expected);
  });

  it('takes relative folders from the checkout, wherever the program was started', () => {
    const { dataDir, filesDir } = load({ DATA_DIR: 'data', FILES_DIR: '/srv/files' });
    expect(dataDir).toBe(load({}).dataDir.replace(/\.llavero$/u, 'data'));
    expect(filesDir).toBe('/srv/files');
  });
});

describe('configuration: what stops the start, named in one line', () => {
  it.each([
    ['PORT', '0', {}],
    ['PORT', '65536', {}],
    ['PORT', '3000x', {}],
    ['HOST', 'desk:3000', {}],
    ['HOST', '999.1.1.1', {}],
    ['DATABASE_URL', 'mysql://u@db/desk', {}],
    ['DATABASE_URL', 'postgres://u@db', {}],
    ['DATABASE_URL', 'db', {}],
    ['MIGRATE_DATABASE_URL', 'postgres://owner@db/desk', {}],
    ['REDIS_URL', 'http://cache', {}],
    ['REDIS_URL', 'redis://cache/desk', {}],
    ['ROLE', 'API', {}],
    ['SMTP_URL', 'mail:25', { MAIL_FROM: 'desk@firm.ec' }],
    ['MAIL_FROM', 'Llavero', {}],
    ['MAIL_FROM', '', { SMTP_URL: 'smtp://mail' }],
    ['PUBLIC_URL', 'desk.firm.ec', {}],
    ['PUBLIC_URL', 'https://desk.firm.ec/llavero', {}],
    ['TRUST_PROXY', '10.0.0.0/33', {}],
    ['TRUST_PROXY', 'everyone', {}],
    ['DEMO', 'yes', {}],
    ['CLOCK_OFFSET', '3 days', {}],
    ['CLOCK_OFFSET', '-P1D', {}],
    ['CLOCK_OFFSET', 'P1D', { NODE_ENV: 'production' }],
    ['FAILPOINT', 'sweep.after_claim', {}],
    ['FAILPOINT', 'sweep.after_claim=kill', { NODE_ENV: 'production' }],
  ])('%s=%s', (name, value, others) => {
    const start = () => load({ ...others, [name]: value });
    expect(start).toThrow(new RegExp(`^${name}: got .*, accepts [^\\n]+$`, 'u'));
    expect(start).toThrow(expect.objectContaining({ variable: name }));
  });

  it('never shows a password', () => {
    const start = () => load({ DATABASE_URL: 'mysql://u:s3cr3t@db/desk' });
    expect(start).toThrow('mysql://u:***@db/desk');
  });
});

describe('configuration: names nobody reads', () => {
  it('are shown when they look like ours', () => {
    expect(load({ LLAVERO_PORT: '1', PORTS: '1' }).warnings).toEqual([expect.stringContaining('LLAVERO_PORT')]);
  });
});
