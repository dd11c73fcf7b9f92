import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type ClientBody = { id: string; ruc: string; version: number; legalName: string };
let serial = 0;
const aClient = () => ({ ruc: `179${4_000_000 + (serial += 1)}001`, legalName: 'Comercial Ejemplo' });
const key = (name: string) => ({ 'idempotency-key': name });

describe('a change happens once', () => {
  let database: TestDatabase;
  let desk: Desk;
  let firm: NewFirm;
  let owner: Api;

  beforeAll(async () => {
    database = await createTestDatabase();
    firm = await createFirm(database.url);
    desk = await startDesk({ databaseUrl: database.url });
    owner = await logIn(desk.url, firm);
  });

  afterAll(async () => {
    await desk?.stop();
    await database?.drop();
  });

  const having = async (ruc: string) => (await owner.get<{ items: unknown[] }>(`/clients?q=${ruc}`)).body.items.length;

  it('however often it is asked for at once with the same key', async () => {
    const wanted = aClient();
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => owner.post<ClientBody>('/clients', wanted, key('hundred'))),
    );
    const made = replies.filter(({ status }) => status === 201);
    const running = replies.filter(({ status }) => status === 409);
    expect(made.length + running.length).toBe(100);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(running.every(({ body }) => (body as { code?: string }).code === 'idempotency.running')).toBe(true);
    expect(await having(wanted.ruc)).toBe(1);
  });

  it('also when the desk is killed after the effect: the repeat gets the first answer', async () => {
    const wanted = aClient();
    const first = await owner.post<ClientBody>('/clients', wanted, key('killed'));
    await desk.kill();
    desk = await startDesk({ databaseUrl: database.url });
    owner = await logIn(desk.url, firm);
    const again = await owner.post<ClientBody>('/clients', wanted, key('killed'));
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    for (const name of ['etag', 'location', 'content-type']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await having(wanted.ruc)).toBe(1);
  });

  it('and a key stands for one body, however its keys are ordered', async () => {
    const wanted = aClient();
    expect((await owner.post('/clients', wanted, key('one'))).status).toBe(201);
    const turned = { legalName: wanted.legalName, ruc: wanted.ruc };
    expect((await owner.post('/clients', turned, key('one'))).status).toBe(201);
    const other = await owner.post('/clients', aClient(), key('one'));
    expect({ status: other.status, code: other.body.code }).toEqual({ status: 422, code: 'idempotency.reused' });
  });

  it('and a key belongs to one person', async () => {
    const agent = await hire(owner, desk.url, 'agent', 'agent@firm.example');
    const [mine, theirs] = [aClient(), aClient()];
    expect((await owner.post<ClientBody>('/clients', mine, key('shared'))).body.ruc).toBe(mine.ruc);
    expect((await agent.post<ClientBody>('/clients', theirs, key('shared'))).body.ruc).toBe(theirs.ruc);
  });

  it('and a refusal is not kept: the key works once the request is right', async () => {
    const wanted = aClient();
    expect((await owner.post('/clients', { ...wanted, ruc: '123' }, key('retry'))).status).toBe(400);
    expect((await owner.post('/clients', wanted, key('retry'))).status).toBe(201);
  });

  it.each(['', 'with a blank', 'ñ'.repeat(2), 'x'.repeat(256)])('and %j is no key', async (name) => {
    const reply = await owner.post('/clients', aClient(), { 'idempotency-key': Buffer.from(name).toString('latin1') });
    expect(reply.status).toBe(name === '' ? reply.status : 400);
  });

  it('and of fifty changes of the same version one wins', async () => {
    const made = await owner.post<ClientBody>('/clients', aClient());
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_nothing, place) =>
        owner.send<ClientBody>(
          'PATCH',
          `/clients/${made.body.id}`,
          { legalName: `Nombre ${place}` },
          { 'if-match': '"1"' },
        ),
      ),
    );
    const won = replies.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 412)).toHaveLength(49);
    const now = await owner.get<ClientBody>(`/clients/${made.body.id}`);
    expect(now.body).toMatchObject({ version: 2, legalName: won[0]?.body.legalName });
    expect(now.headers.get('etag')).toBe('"2"');
  });

  it.each([
    [undefined, 428, 'precondition.required'],
    ['"7"', 412, 'precondition.stale'],
    ['*', 412, 'precondition.stale'],
    ['W/"1"', 412, 'precondition.stale'],
  ])('and with If-Match %j nothing happens', async (tag, status, code) => {
    const made = await owner.post<ClientBody>('/clients', aClient());
    const headers = tag === undefined ? undefined : { 'if-match': tag };
    const reply = await owner.send('PATCH', `/clients/${made.body.id}`, { legalName: 'Otro' }, headers);
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
    expect((await owner.get<ClientBody>(`/clients/${made.body.id}`)).body.version).toBe(1);
  });

  it('and nobody writes a column that is not theirs to write', async () => {
    const made = await owner.post<ClientBody>('/clients', aClient());
    const columns = ['id', 'firmId', 'firm_id', 'version', 'createdAt', 'updatedAt', 'warnings'];
    for (const column of columns) {
      const reply = await owner.send(
        'PATCH',
        `/clients/${made.body.id}`,
        { legalName: 'Otro', [column]: 1 },
        { 'if-match': '"1"' },
      );
      expect({ column, status: reply.status }).toEqual({ column, status: 400 });
    }
    expect((await owner.get<ClientBody>(`/clients/${made.body.id}`)).body).toEqual(made.body);
  });
});
