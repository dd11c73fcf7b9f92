import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

const isHere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const KHAL_CONFIG = (folder: string): string => `[calendars]
[[firm]]
path = ${join(folder, 'firm')}
type = calendar
[sqlite]
path = ${join(folder, 'khal.db')}
[locale]
local_timezone = America/Guayaquil
default_timezone = America/Guayaquil
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = firm
`;

describe("the firm's calendar feed", () => {
  let desk: Desk;
  let api: Api;
  let folder: string;
  let deadlineOn: string;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'llavero-feed-'));
    desk = await startDesk();
    api = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    deadlineOn = `${new Date().getUTCFullYear() + 1}-03-31`;
    const client = await api.post<{ id: string }>('/clients', {
      ruc: '1792000001001',
      legalName: 'Florícola Ñandú; Hijos, S. A. de nombre tan largo que la línea se dobla dos veces',
    });
    await api.post('/cases', { clientId: client.body.id, text: 'No pasa el captcha', deadlineOn });
    const closure = { on: deadlineOn, name: 'Aniversario de la firma', closes: 'firm', source: 'Acta' };
    await api.post('/calendar/changes?dryRun=false', { add: [closure], reason: 'Fiesta' });
    url = await openFeed();
  }, 90_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await desk?.stop();
  });

  /** The address as this process reaches it: the desk tells the one of its settings. */
  async function openFeed(): Promise<string> {
    const reply = await api.post<{ url: string; createdAt: string }>('/calendar/feed');
    expect(reply.status).toBe(201);
    expect(reply.headers.get('location')).toBe('/api/v1/calendar/feed');
    return desk.url + new URL(reply.body.url).pathname;
  }

  it('is read without a log-in, and names holidays, closures, forms and deadlines, but no ID number', async () => {
    const reply = await fetch(url);
    const text = (await reply.text()).replaceAll('\r\n ', '');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(reply.headers.get('cache-control')).toContain('private');
    const summaries = [
      'Navidad',
      'Fundación de Quito',
      'Aniversario de la firma',
      'Vence la planilla de aportes de',
      'Vencimiento #1 Florícola Ñandú\\; Hijos\\, S. A.',
    ];
    for (const summary of summaries) expect(text).toContain(`SUMMARY:${summary}`);
    expect(text).not.toContain('1792000001001');
    const uids = [...text.matchAll(/^UID:(.+)$/gm)].map(([, uid]) => uid);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('is not sent again while nothing changes', async () => {
    const tag = (await fetch(url)).headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(tag);
  });

  it('ends with a new address or on demand; its token is stored nowhere', async () => {
    const old = url;
    url = await openFeed();
    expect([(await fetch(old)).status, (await fetch(url)).status]).toEqual([404, 200]);
    const token = url.split('/').at(-1)?.replace('.ics', '') ?? '';
    const database = new Client({ connectionString: desk.databaseUrl ?? '' });
    await database.connect();
    const kept = await database.query<{ text: string }>(
      `select coalesce(string_agg(f::text, ' '), '') || (select coalesce(string_agg(a::text, ' '), '') from audit_events a)
         || (select coalesce(string_agg(i::text, ' '), '') from idempotency_keys i) as text from calendar_feeds f`,
    );
    await database.end();
    expect(kept.rows[0]?.text).not.toContain(token.slice(8));
    expect(desk.logs()).not.toContain(token);
    expect((await api.send('DELETE', '/calendar/feed')).status).toBe(204);
    expect([(await fetch(url)).status, (await api.get('/calendar/feed')).status]).toEqual([404, 404]);
    expect((await api.send('DELETE', '/calendar/feed')).status).toBe(404);
    url = await openFeed();
  });

  it('shows the address once, also to a repeat with the same key', async () => {
    const key = { 'idempotency-key': 'feed-1' };
    const first = await api.post<{ url: string | null }>('/calendar/feed', undefined, key);
    const again = await api.post<{ url: string | null }>('/calendar/feed', undefined, key);
    expect([first.status, again.status, again.body.url]).toEqual([201, 201, null]);
    url = desk.url + new URL(first.body.url ?? '').pathname;
    expect((await fetch(url)).status).toBe(200);
  });

  it('answers 404 to what is no token', async () => {
    const replies = await Promise.all(
      ['x', 'lla_cal_'.padEnd(51, 'A'), '%00', '..%2f'].map((token) =>
        fetch(`${desk.url}/api/v1/calendar/feed/${token}.ics`),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  const saved = async (): Promise<string> => {
    const file = join(folder, 'feed.ics');
    writeFileSync(file, await (await fetch(url)).text());
    return file;
  };

  (isHere('khal') ? it : it.skip)('is imported by khal, which must be on the PATH', async () => {
    const file = await saved();
    mkdirSync(join(folder, 'firm'), { recursive: true });
    writeFileSync(join(folder, 'khal.conf'), KHAL_CONFIG(folder));
    const khal = (...args: string[]) =>
      spawnSync('khal', ['-c', join(folder, 'khal.conf'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' },
      });
    const imported = khal('import', '--batch', '-a', 'firm', file);
    expect({ status: imported.status, errors: imported.stderr }).toEqual({ status: 0, errors: '' });
    const listed = khal('list', '--format', '{title}', deadlineOn, deadlineOn);
    expect(listed.stdout).toContain('Aniversario de la firma');
    expect(listed.stdout).toContain('Vencimiento #1 Florícola Ñandú; Hijos, S. A.');
  });

  (isHere('calcurse') ? it : it.skip)('is imported by calcurse, which must be on the PATH', async () => {
    const file = await saved();
    const entries = (await (await fetch(url)).text()).match(/BEGIN:VEVENT/g)?.length ?? 0;
    const calcurse = (...args: string[]) =>
      spawnSync('calcurse', ['-D', join(folder, 'calcurse'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' },
      });
    mkdirSync(join(folder, 'calcurse'), { recursive: true });
    const imported = calcurse('-i', file);
    expect(imported.status).toBe(0);
    expect(`${imported.stdout}${imported.stderr}`).toContain(`${entries} events`);
    const [year, month, day] = deadlineOn.split('-');
    const listed = calcurse('-Q', '--from', `${month}/${day}/${year}`);
    expect(listed.stdout).toContain('Vencimiento #1 Florícola Ñandú; Hijos, S. A.');
  });
});
