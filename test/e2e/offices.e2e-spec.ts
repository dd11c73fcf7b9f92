import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Office = { id: string; name: string; province: string; canton: string; needsCheck: boolean; version: number };
type Page = { items: Office[]; nextCursor: string | null };
type Problem = { code: string; errors: { pointer: string; code: string }[] };

describe('the offices that a firm knows', () => {
  let desk: Desk;
  let owner: Api;
  let agent: Api;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    const colleague = { email: 'agent@firm.example', role: 'agent' };
    const { password } = (await owner.post<{ password: string }>('/users', colleague)).body;
    agent = await logIn(desk.url, { email: colleague.email, password });
  }, 90_000);

  afterAll(() => desk?.stop());

  const HOURS_BEHIND_UTC = 5;
  const today = (): string => new Date(Date.now() - HOURS_BEHIND_UTC * 3_600_000).toISOString().slice(0, 10);

  it('start as an empty list: nobody ships addresses that no source confirms', async () => {
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'other@firm.example'));
    expect((await stranger.get<Page>('/offices')).body).toEqual({ items: [], nextCursor: null });
  });

  it('are added, found without accents, changed in the version that was read, and taken off the list', async () => {
    const made = await owner.post<Office>('/offices', { name: 'Agencia Ejemplo Ríos', canton: 'guayaquil' });
    expect(made).toMatchObject({ status: 201, body: { province: 'Guayas', canton: 'Guayaquil', needsCheck: true } });
    const path = `/offices/${made.body.id}`;
    const checked = await owner.send<Office>('PATCH', path, { lastCheckedOn: today() }, { 'if-match': '"1"' });
    expect(checked).toMatchObject({ status: 200, body: { needsCheck: false, version: 2, canton: 'Guayaquil' } });
    expect((await owner.send('PATCH', path, { notes: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await owner.send('PATCH', path, { notes: 'x' })).status).toBe(428);
    const found = await agent.get<Page>('/offices?q=rios&province=guayas');
    expect(found.body.items.map(({ id }) => id)).toEqual([made.body.id]);
    expect((await owner.send('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect((await owner.send('DELETE', path)).status).toBe(204);
    expect((await owner.get(path)).status).toBe(404);
    const audit = await owner.get<{ items: { action: string }[] }>('/audit?limit=3');
    expect(audit.body.items.map(({ action }) => action)).toEqual([
      'office.removed',
      'office.changed',
      'office.created',
    ]);
  });

  it('are paged by name', async () => {
    const names = ['Centro Ejemplo C', 'Centro Ejemplo A', 'Centro Ejemplo B'];
    for (const name of names) await owner.post('/offices', { name, canton: 'Cuenca' });
    const first = await owner.get<Page>('/offices?limit=2&province=Azuay');
    const second = await owner.get<Page>(`/offices?limit=2&province=Azuay&cursor=${first.body.nextCursor}`);
    const seen = [...first.body.items, ...second.body.items].map(({ name }) => name);
    expect([seen, second.body.nextCursor]).toEqual([[...names].sort(), null]);
  });

  it('belong to one firm, and are kept by those who lead', async () => {
    const made = await owner.post<Office>('/offices', { name: 'Centro Ejemplo Quito', canton: 'Quito' });
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'third@firm.example'));
    expect((await stranger.get(`/offices/${made.body.id}`)).status).toBe(404);
    expect((await stranger.send('DELETE', `/offices/${made.body.id}`)).status).toBe(404);
    expect((await agent.post('/offices', { name: 'Otro', canton: 'Quito' })).status).toBe(403);
  });

  it('refuse a place that does not exist and a check that is still to come', async () => {
    const nowhere = await owner.post<Problem>('/offices', { name: 'X', canton: 'Macondo' });
    expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/canton' }] } });
    const early = await owner.post<Problem>('/offices', { name: 'X', canton: 'Quito', lastCheckedOn: '2099-01-01' });
    expect(early.body.errors).toMatchObject([{ pointer: '/lastCheckedOn', code: 'date.in_future' }]);
  });
});
