import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiAt, logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';
import { Client } from 'pg';

const WRONG = 'certainly not this';
let serial = 0;

describe('log-ins', () => {
  let desk: Desk;
  let firm: NewFirm;
  let owner: Api;

  beforeAll(async () => {
    desk = await startDesk({ env: { TRUST_PROXY: 'loopback' } });
    firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
  });

  afterAll(() => desk?.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const post = (body: object, headers?: Record<string, string>) => apiAt(desk.url).post('/sessions', body, headers);
  const address = () => `10.${(serial += 1)}.0.1`;

  async function newcomer(role: 'agent' | 'owner' = 'agent') {
    const email = `somebody${(serial += 1)}@firm.example`;
    const { body } = await owner.post<{ id: string; password: string; version: number }>('/users', { email, role });
    return { email, ...body };
  }

  it('open with e-mail in any case and password, for a token that nobody could guess', async () => {
    const reply = await post({ email: firm.email.toUpperCase(), password: firm.password });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ token: expect.stringMatching(/^lla_[\w-]{43}$/), user: { role: 'owner' } });
    expect(JSON.stringify(reply.body)).not.toContain('argon2');
  });

  it('do not tell a wrong e-mail from a wrong password', async () => {
    const unknown = await post({ email: 'nobody@firm.example', password: WRONG }, from(address()));
    const wrong = await post({ email: firm.email, password: WRONG }, from(address()));
    expect(unknown.status).toBe(401);
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
  });

  it('slow guessing down for the account and address that fail, and for nobody else', async () => {
    const here = address();
    const user = await newcomer();
    const guess = () => post({ email: user.email, password: WRONG }, from(here));
    for (let failure = 0; failure < 5; failure += 1) expect((await guess()).status).toBe(401);
    const limited = await guess();
    expect({ status: limited.status, code: limited.body.code }).toEqual({ status: 429, code: 'session.limited' });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await post({ email: user.email, password: user.password }, from(address()))).status).toBe(201);
    expect((await post({ email: firm.email, password: firm.password }, from(here))).status).toBe(201);
  });

  it('count failures only', async () => {
    const here = address();
    for (let time = 0; time < 12; time += 1) {
      expect((await post({ email: firm.email, password: firm.password }, from(here))).status).toBe(201);
    }
  });

  it('store neither password nor token', async () => {
    const { body } = await post({ email: firm.email, password: firm.password });
    const client = new Client({ connectionString: desk.databaseUrl ?? '' });
    await client.connect();
    try {
      const { rows } = await client.query<{ all: string }>(
        `select (select json_agg(l) from log_ins l)::text || (select json_agg(s) from sessions s)::text
             || coalesce((select json_agg(a) from audit_events a)::text, '') as all`,
      );
      const everything = rows[0]?.all ?? '';
      expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
      expect(everything).not.toContain(firm.password);
      expect(everything).not.toContain(String(body.token));
    } finally {
      await client.end();
    }
  });

  it('end at once: by logging out, by deactivation', async () => {
    const user = await newcomer();
    const [one, two] = [await logIn(desk.url, user), await logIn(desk.url, user)];
    expect((await one.send('DELETE', '/sessions/current')).status).toBe(204);
    expect((await one.get('/me')).status).toBe(401);
    expect((await two.get('/me')).status).toBe(200);
    const done = await owner.send('PATCH', `/users/${user.id}`, { active: false }, { 'if-match': '"1"' });
    expect(done.status).toBe(200);
    expect((await two.get('/me')).status).toBe(401);
    expect((await post({ email: user.email, password: user.password }, from(address()))).status).toBe(401);
  });

  it('feel a changed role at the next request', async () => {
    const user = await newcomer();
    const api = await logIn(desk.url, user);
    const client = () => api.post('/clients', { ruc: `179${3_000_000 + (serial += 1)}001`, legalName: 'Uno Ejemplo' });
    expect((await client()).status).toBe(201);
    await owner.send('PATCH', `/users/${user.id}`, { role: 'viewer' }, { 'if-match': '"1"' });
    expect((await client()).status).toBe(403);
    expect((await api.get('/me')).body).toMatchObject({ role: 'viewer' });
  });

  it('end elsewhere when the password changes, and need the old one for that', async () => {
    const user = await newcomer();
    const [here, elsewhere] = [await logIn(desk.url, user), await logIn(desk.url, user)];
    const change = (currentPassword: string, newPassword: string) =>
      here.post('/me/password', { currentPassword, newPassword });
    expect((await change(WRONG, 'una frase bien larga')).body).toMatchObject({
      errors: [{ pointer: '/currentPassword', code: 'password.wrong' }],
    });
    expect((await change(user.password, 'corta')).body).toMatchObject({
      errors: [{ pointer: '/newPassword', code: 'password.too_short' }],
    });
    expect((await change(user.password, 'Password123')).body).toMatchObject({
      errors: [{ pointer: '/newPassword', code: 'password.common' }],
    });
    expect((await change(user.password, 'una frase bien larga')).status).toBe(204);
    expect((await here.get('/me')).status).toBe(200);
    expect((await elsewhere.get('/me')).status).toBe(401);
    expect((await post({ email: user.email, password: user.password }, from(address()))).status).toBe(401);
    expect((await post({ email: user.email, password: 'una frase bien larga' })).status).toBe(201);
  });

  it('are reset by an owner with a password shown once', async () => {
    const user = await newcomer();
    const api = await logIn(desk.url, user);
    const key = { 'idempotency-key': `reset-${user.id}` };
    const first = await owner.post<{ password: string }>(`/users/${user.id}/password`, undefined, key);
    const again = await owner.post<{ password: string }>(`/users/${user.id}/password`, undefined, key);
    expect(again.body).toEqual({ password: null });
    expect((await api.get('/me')).status).toBe(401);
    expect((await post({ email: user.email, password: first.body.password })).status).toBe(201);
  });

  it('leave the firm an active owner, also when two owners demote each other at once', async () => {
    const other = await newcomer('owner');
    const me = (await owner.get<{ id: string }>('/me')).body.id;
    const them = await logIn(desk.url, other);
    const version = (await owner.get<{ items: { id: string; version: number }[] }>('/users')).body.items.find(
      ({ id }) => id === me,
    )?.version;
    const [mine, theirs] = await Promise.all([
      owner.send('PATCH', `/users/${other.id}`, { role: 'agent' }, { 'if-match': '"1"' }),
      them.send('PATCH', `/users/${me}`, { role: 'agent' }, { 'if-match': `"${version}"` }),
    ]);
    expect([mine.status, theirs.status].filter((status) => status === 200)).toHaveLength(1);
    const survivor = mine.status === 200 ? owner : them;
    const last = mine.status === 200 ? me : other.id;
    const users = await survivor.get<{ items: { id: string; version: number }[] }>('/users');
    const tag = `"${users.body.items.find(({ id }) => id === last)?.version}"`;
    for (const change of [{ role: 'viewer' }, { active: false }]) {
      const refused = await survivor.send('PATCH', `/users/${last}`, change, { 'if-match': tag });
      expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'user.last_owner' });
    }
    if (survivor === them) {
      await them.send('PATCH', `/users/${me}`, { role: 'owner' }, { 'if-match': `"${(version ?? 0) + 1}"` });
    }
  });

  it('work by cookie for our own pages, and for no other site', async () => {
    const { email, password } = firm;
    const reply = await post({ email, password });
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^llavero_session=lla_[\w-]+; .*Path=\/; .*HttpOnly; SameSite=Lax/);
    expect(cookie).not.toContain('Secure');
    const pages = apiAt(desk.url);
    const session = { cookie: cookie.split(';', 1)[0] ?? '' };
    const change = (headers: Record<string, string>) =>
      pages.send('PATCH', '/me', { locale: 'es' }, { ...session, ...headers });
    expect((await pages.get('/me', session)).status).toBe(200);
    expect((await change({ origin: desk.url })).status).toBe(200);
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    for (const foreign of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const refused = await change(foreign as unknown as Record<string, string>);
      expect({ foreign, status: refused.status, code: refused.body.code }).toEqual({
        foreign,
        status: 403,
        code: 'origin.refused',
      });
    }
  });

  it('are listed to their owner, who can end the others', async () => {
    const user = await newcomer();
    const [here, elsewhere] = [await logIn(desk.url, user), await logIn(desk.url, user)];
    const { body } = await here.get<{ items: { id: string; current: boolean }[] }>('/sessions');
    expect(body.items.map(({ current }) => current)).toEqual([false, true]);
    expect((await here.send('DELETE', `/sessions/${body.items[0]?.id}`)).status).toBe(204);
    expect((await elsewhere.get('/me')).status).toBe(401);
  });

  it('of a person nobody else can end', async () => {
    const agent = await hire(owner, desk.url, 'agent', `somebody${(serial += 1)}@firm.example`);
    const mine = await owner.get<{ items: { id: string }[] }>('/sessions');
    expect((await agent.send('DELETE', `/sessions/${mine.body.items[0]?.id}`)).status).toBe(404);
  });
});

describe('log-ins of an installation in production behind https', () => {
  let desk: Desk;
  let firm: NewFirm;

  beforeAll(async () => {
    desk = await startDesk({ env: { NODE_ENV: 'production', PUBLIC_URL: 'https://desk.example' } });
    firm = await createFirm(desk.databaseUrl ?? '');
  });

  afterAll(() => desk?.stop());

  it('have cookies for https only, and browsers are told to stay with it', async () => {
    const { email, password } = firm;
    const { headers } = await apiAt(desk.url).post('/sessions', { email, password });
    expect(headers.get('set-cookie')).toContain('; Secure');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });

  it('open metrics and human docs to owners only', async () => {
    const { email, password } = firm;
    const { body } = await apiAt(desk.url).post<{ token: string }>('/sessions', { email, password });
    const agent = await hire(await logIn(desk.url, firm), desk.url, 'agent', 'agent@firm.example');
    expect((await agent.get('/me')).status).toBe(200);
    for (const path of ['/metrics', '/api/docs', '/api/docs/start.js']) {
      expect((await fetch(desk.url + path)).status).toBe(401);
      const asOwner = await fetch(desk.url + path, { headers: { authorization: `Bearer ${body.token}` } });
      expect({ path, status: asOwner.status }).toEqual({ path, status: 200 });
    }
    expect((await fetch(`${desk.url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${desk.url}/api/openapi.json`)).status).toBe(200);
  });
});
