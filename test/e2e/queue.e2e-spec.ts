import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Item = { id: string; number: number; version: number; nextAction: string; client: { legalName: string } };
type List = { items: Item[]; nextCursor: string | null; total?: number };
type Count = { count: number; query: string };
type BulkRow = { id: string; version: number; done: boolean; code: string | null; reason: string | null };

describe('the queue', () => {
  let desk: Desk;
  let owner: Api;
  let agent: Api & { userId: string };
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    const firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
    agent = await hire(owner, desk.url, 'agent', 'agent@firm.example');
    for (const [name, text, facts] of [
      ['Florícola Ejemplo', 'El RUC está suspendido en el SRI', { rucStatus: 'suspended' }],
      ['Taller Ejemplo', 'La captcha nunca carga, doy mil vueltas', { captchaPassed: false }],
      ['Comercial Ejemplo', 'No llega el enlace al correo registrado', { emailStatus: 'invalid' }],
      ['Importadora Ejemplo', 'El segundo apellido no coincide', { representativeMatches: false }],
      ['Doméstico Ejemplo', 'Nunca hemos tenido clave de empleador', { hasHadKeyBefore: false }],
      ['Ferretería Ejemplo', 'No podemos entrar', {}],
    ] as const) {
      await newCase(name, text, facts);
    }
  }, 90_000);

  afterAll(() => desk?.stop());

  async function newCase(legalName: string, text: string, facts: object = {}): Promise<Item> {
    serial += 1;
    const contacts = [{ fullName: 'Eva Ejemplo', email: `eva${serial}@client.example` }];
    const ruc = `179${String(2_000_000 + serial)}001`;
    const { id: clientId } = (await owner.post('/clients', { ruc, legalName, contacts })).body;
    return (await owner.post<Item>('/cases', { clientId, text, facts })).body;
  }

  const list = async (query: string, api: Api = owner): Promise<List> => (await api.get<List>(`/cases?${query}`)).body;
  const names = async (q: string): Promise<string[]> =>
    (await list(`q=${encodeURIComponent(q)}`)).items.map(({ client }) => client.legalName);
  const bulk = (body: object): Promise<BulkRow[]> =>
    owner.post<{ rows: BulkRow[] }>('/cases/bulk', body).then((reply) => reply.body.rows);
  const stageOf = async (id: string): Promise<unknown> => (await owner.get(`/cases/${id}`)).body.stage;

  it('names for each case the next action that its own page names', async () => {
    const tried = await newCase('Empresa Que Intenta', 'Olvidé la clave y no pasa el captcha', {
      captchaPassed: false,
    });
    await owner.post(
      `/cases/${tried.id}/attempts`,
      { outcome: 'captcha_failed', browser: 'Firefox' },
      { 'if-match': '"1"' },
    );
    const { items } = await list('limit=200');
    expect(items.length).toBeGreaterThan(5);
    for (const { id, nextAction } of items) {
      expect((await owner.get(`/cases/${id}`)).body.nextAction).toBe(nextAction);
    }
    expect(new Set(items.map(({ nextAction }) => nextAction)).size).toBeGreaterThan(3);
  });

  it('says how many there are in all where it is asked', async () => {
    const all = await list('limit=200');
    const counted = await list('limit=2&count=true');
    expect([counted.total, counted.items.length, all.total]).toEqual([all.items.length, 2, undefined]);
  });

  it.each(['florícola', 'floricola', 'FLORICOAL', 'ejemplo floricola', '#1', '1792000001001', '1792 000 001 001'])(
    'finds the first case by %p',
    async (q) => {
      expect(await names(q)).toContain('Florícola Ejemplo');
    },
  );

  it('finds what was said, with a typo in it, and nothing for what nobody said', async () => {
    expect(await names('captca')).toContain('Taller Ejemplo');
    expect(await names('captca')).not.toContain('Comercial Ejemplo');
    expect(await names('suspendido 100%')).toEqual([]);
    expect(await names('zapatería')).toEqual([]);
  });

  it('takes several values of one filter, and people and nobody together', async () => {
    const one = await newCase('Cuatro', 'No podemos entrar');
    const other = await newCase('Cinco', 'No podemos entrar');
    await bulk({ cases: [{ id: one.id }], act: 'assign', assigneeId: agent.userId });
    await bulk({ cases: [{ id: other.id }], act: 'assign', assigneeId: null });
    const found = (await list('assignee=me,none&limit=200', agent)).items.map(({ id }) => id);
    expect(found.sort()).toEqual([one.id, other.id].sort());
    const risks = ['late', 'at_risk', 'today', 'on_time', 'paused', 'none'];
    const counts = await Promise.all(risks.map((risk) => list(`risk=${risk}&limit=1&count=true`)));
    const all = await list(`risk=${risks.join(',')}&limit=1&count=true`);
    expect(counts.reduce((sum, { total = 0 }) => sum + total, 0)).toBe(all.total);
  });

  it.each(['mine', 'firm'])('counts on the dashboard of %s what its lists hold', async (scope) => {
    const { body } = await agent.get(`/dashboard?scope=${scope}`);
    const counts: Count[] = [];
    const { followUps, ...ofCases } = body;
    expect(followUps).toBeDefined();
    JSON.stringify(ofCases, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'query' in value) counts.push(value as Count);
      return value;
    });
    expect(counts.length).toBeGreaterThan(20);
    for (const { count, query } of counts) {
      const { items, total } = await list(`${query}&limit=200&count=true`, agent);
      expect([query, items.length, total]).toEqual([query, count, count]);
    }
  });

  it('does to each of many cases what it may, after a dry run that changed nothing', async () => {
    const can = await newCase('Uno', 'El RUC está suspendido en el SRI', { rucStatus: 'suspended' });
    const closed = await newCase('Dos', 'El RUC está suspendido en el SRI', { rucStatus: 'suspended' });
    await bulk({ cases: [{ id: closed.id }], act: 'close', reason: 'Duplicado' });
    const cases = [can, closed].map(({ id }) => ({ id }));
    const wish = { cases, act: 'move', to: 'verification', reason: 'Le entregaron la clave' };
    const tried = await bulk({ ...wish, dryRun: true });
    expect(tried.map(({ done }) => done)).toEqual([true, false]);
    expect(tried[1]).toMatchObject({ code: 'stage.not_allowed', reason: expect.stringMatching(/.{5}/) });
    expect([await stageOf(can.id), await stageOf(closed.id)]).toEqual(['in_person', 'closed']);
    const versioned = tried.map(({ id, version }) => ({ id, version }));
    const done = await bulk({ ...wish, cases: versioned });
    expect(done.map((row) => row.done)).toEqual([true, false]);
    expect([await stageOf(can.id), await stageOf(closed.id)]).toEqual(['verification', 'closed']);
    const again = await bulk({ ...wish, cases: versioned });
    expect(again.map(({ code }) => code)).toEqual(['precondition.stale', 'stage.not_allowed']);
  });

  it('puts off the next follow-up of each, writes to each, and names the case that is not there', async () => {
    const one = await newCase('Tres', 'No llega el enlace', { emailStatus: 'invalid' });
    const missing = '00000000-0000-7000-8000-000000000000';
    const cases = [{ id: one.id }, { id: missing }];
    const snoozed = await bulk({ cases, act: 'snooze', businessDays: 3 });
    expect(snoozed.map(({ code }) => code)).toEqual([null, 'not_found']);
    const noted = await bulk({ cases, act: 'note', body: 'Avisar del feriado' });
    expect(noted.map(({ done }) => done)).toEqual([true, false]);
    expect((await owner.get(`/cases/${one.id}`)).body).toMatchObject({ noteCount: 1 });
    expect((await owner.post('/cases/bulk', { cases, act: 'move' })).status).toBe(400);
  });

  it('keeps views of one’s own, and of the firm where a supervisor shares them', async () => {
    const own = await agent.post<{ id: string; mine: boolean }>('/views', {
      name: 'Sin turno',
      query: 'waitingFor=us',
    });
    expect([own.status, own.body.mine]).toEqual([201, true]);
    expect((await owner.get(`/views/${own.body.id}`)).status).toBe(404);
    const refused = await agent.post('/views', { name: 'De todos', query: '', shared: true });
    expect(refused.status).toBe(403);
    const shared = await owner.post<{ id: string }>('/views', { name: 'De todos', query: 'risk=late', shared: true });
    const seen = await agent.get<{ items: { name: string }[] }>('/views');
    expect(seen.body.items.map(({ name }) => name)).toEqual(['De todos', 'Sin turno']);
    expect((await agent.send('DELETE', `/views/${shared.body.id}`)).status).toBe(403);
    const changed = await agent.send(
      'PATCH',
      `/views/${own.body.id}`,
      { query: 'waitingFor=us,iess' },
      { 'if-match': '"1"' },
    );
    expect([changed.status, changed.body]).toMatchObject([
      200,
      { name: 'Sin turno', query: 'waitingFor=us,iess', version: 2 },
    ]);
    expect((await agent.send('DELETE', `/views/${own.body.id}`)).status).toBe(204);
  });
});
