import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type ClientBody = {
  id: string;
  ruc: string;
  legalName: string;
  province: string | null;
  canton: string | null;
  representative: { idNumber: string; fullName: string } | null;
  contacts: { id: string; fullName: string; primary: boolean }[];
  warnings: { pointer: string; code: string; detail: string }[];
  version: number;
};
type Page = { items: ClientBody[]; nextCursor: string | null };

let serial = 0;
const aRuc = () => `179${5_000_000 + (serial += 1)}001`;
const tag = (version: number) => ({ 'if-match': `"${version}"` });

describe('the clients of a firm', () => {
  let desk: Desk;
  let owner: Api;
  let other: Api;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'owner@one.example'));
    other = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'owner@two.example'));
  });

  afterAll(() => desk?.stop());

  const create = (body: object) => owner.post<ClientBody>('/clients', body);
  const change = (client: ClientBody, body: object) =>
    owner.send<ClientBody>('PATCH', `/clients/${client.id}`, body, tag(client.version));

  it.each([
    ['179001167400', 'ruc.length'],
    ['2590011674001', 'ruc.province'],
    ['17900116740ab', 'ruc.not_digits'],
    ['1790011674000', 'ruc.tail'],
    ['', 'ruc.empty'],
  ])('have no RUC like %j', async (ruc, code) => {
    const reply = await create({ ruc, legalName: 'Uno Ejemplo' });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ errors: [{ pointer: '/ruc', code }] });
  });

  it('may have a RUC that fails its check digit, with a warning', async () => {
    const reply = await create({ ruc: '1793213150001', legalName: 'Uno Ejemplo' });
    expect(reply.status).toBe(201);
    expect(reply.body.warnings).toEqual([
      { pointer: '/ruc', code: 'ruc.check_digit', detail: expect.stringContaining('SRI') },
    ]);
    expect(reply.headers.get('location')).toBe(`/api/v1/clients/${reply.body.id}`);
  });

  it('may be a domestic employer with ID number and 000, typed with gaps', async () => {
    const reply = await create({ ruc: '1710034065-000', legalName: 'Doméstico Ejemplo' });
    expect({ status: reply.status, ruc: reply.body.ruc }).toEqual({ status: 201, ruc: '1710034065000' });
  });

  it('are one per RUC in a firm, and another firm may have the same', async () => {
    const ruc = aRuc();
    const first = await create({ ruc, legalName: 'Uno Ejemplo' });
    const again = await create({ ruc: ` ${ruc} `, legalName: 'Dos Ejemplo' });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'client.ruc_taken', clientId: first.body.id });
    expect((await other.post('/clients', { ruc, legalName: 'Uno Ejemplo' })).status).toBe(201);
    const moving = await create({ ruc: aRuc(), legalName: 'Tres Ejemplo' });
    expect((await change(moving.body, { ruc })).body).toMatchObject({ code: 'client.ruc_taken' });
  });

  it('are one per RUC also when fifty ask at once', async () => {
    const ruc = aRuc();
    const replies = await Promise.all(Array.from({ length: 50 }, () => create({ ruc, legalName: 'Uno Ejemplo' })));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it('have exactly one primary contact: the one that says so, else the first', async () => {
    const contacts = [{ fullName: 'Eva Ejemplo' }, { fullName: 'Luis Ejemplo', primary: true }];
    const made = await create({ ruc: aRuc(), legalName: 'Uno Ejemplo', contacts });
    expect(made.body.contacts.map(({ primary }) => primary)).toEqual([false, true]);
    const [eva] = made.body.contacts;
    const changed = await change(made.body, { contacts: [{ id: eva?.id, fullName: 'Eva Otra' }, { fullName: 'Ana' }] });
    expect(changed.body.contacts.map(({ id }) => id)[0]).toBe(eva?.id);
    expect(changed.body.contacts.map(({ primary }) => primary)).toEqual([true, false]);
    const twice = [
      { fullName: 'A', primary: true },
      { fullName: 'B', primary: true },
    ];
    expect((await change(changed.body, { contacts: twice })).body).toMatchObject({
      errors: [{ pointer: '/contacts', code: 'contacts.one_primary' }],
    });
    const none = await change(changed.body, { contacts: [] });
    expect(none.body.contacts).toEqual([]);
  });

  it('keep what a change leaves out, and lose what it sets to null', async () => {
    const made = await create({
      ruc: aRuc(),
      legalName: 'Uno Ejemplo',
      canton: 'cuenca',
      representative: { idNumber: '1710034065', fullName: 'Rosa Ejemplo' },
      rucStatus: 'active',
      rucStatusCheckedOn: '2026-01-05',
    });
    expect(made.body).toMatchObject({ province: 'Azuay', canton: 'Cuenca' });
    const kept = await change(made.body, { legalName: 'Dos Ejemplo' });
    expect(kept.body).toMatchObject({
      ...made.body,
      legalName: 'Dos Ejemplo',
      version: 2,
      updatedAt: expect.anything(),
    });
    const cleared = await change(kept.body, { representative: null, canton: null, rucStatus: null });
    expect(cleared.body).toMatchObject({ representative: null, province: 'Azuay', canton: null, rucStatus: null });
  });

  it.each([
    [{ canton: 'Atlantis' }, '/canton', 'place.unknown_canton'],
    [{ province: 'Atlantis' }, '/province', 'place.unknown_province'],
    [{ province: 'Guayas', canton: 'Cuenca' }, '/canton', 'place.unknown_canton'],
    [{ iessBranch: '1' }, '/iessBranch', 'iess_branch.four_digits'],
    [{ representative: { idNumber: '1', fullName: 'A' } }, '/representative/idNumber', 'id_number.length'],
    [{ rucStatusCheckedOn: '2999-01-01' }, '/rucStatusCheckedOn', 'date.in_future'],
  ])('are not stored with %j', async (part, pointer, code) => {
    const ruc = aRuc();
    const reply = await create({ ruc, legalName: 'Uno Ejemplo', ...part });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ errors: [{ pointer, code }] });
    expect((await owner.get<Page>(`/clients?q=${ruc}`)).body.items).toEqual([]);
  });

  it('are found by part of the name without accents, and by RUC with or without gaps', async () => {
    const ruc = aRuc();
    const { body } = await create({ ruc, legalName: 'Florícola Ñandú 100%' });
    const found = async (q: string) =>
      (await owner.get<Page>(`/clients?q=${encodeURIComponent(q)}`)).body.items.map(({ id }) => id);
    for (const q of ['floricola', 'ÑANDU', '100%', ruc, ruc.slice(0, 10), `${ruc.slice(0, 10)}-${ruc.slice(10)}`]) {
      expect({ q, found: (await found(q)).includes(body.id) }).toEqual({ q, found: true });
    }
    expect(await found('100_')).toEqual([]);
    expect((await other.get<Page>('/clients?q=floricola')).body.items).toEqual([]);
  });

  it('are listed page by page, each once, newest first, also while new ones come', async () => {
    for (let place = 0; place < 7; place += 1) await create({ ruc: aRuc(), legalName: 'Hojeada Ejemplo' });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page = (await owner.get<Page>(`/clients?q=hojeada&limit=3${more}`)).body;
      seen.push(...page.items.map(({ id }) => id));
      await create({ ruc: aRuc(), legalName: 'Hojeada Ejemplo' });
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('lose secrets that people write into their texts', async () => {
    const secret = 'Tomate99xyz';
    const made = await create({
      ruc: aRuc(),
      legalName: `Uno Ejemplo, la clave es ${secret}`,
      contacts: [{ fullName: `Eva, su contraseña es ${secret}` }],
    });
    expect(JSON.stringify(made.body)).not.toContain(secret);
    expect(made.body.legalName).toContain('[dato secreto retirado]');
    expect(JSON.stringify((await owner.get('/audit')).body)).not.toContain(secret);
    expect(desk.logs()).not.toContain(secret);
  });

  it('leave a trail of who changed what, ID numbers masked', async () => {
    const made = await create({
      ruc: aRuc(),
      legalName: 'Uno Ejemplo',
      representative: { idNumber: '1710034065', fullName: 'Rosa Ejemplo' },
    });
    await change(made.body, { legalName: 'Dos Ejemplo' });
    const trail = await owner.get<{ items: { action: string; before: object; after: object }[] }>(
      `/audit?subjectKind=client&subjectId=${made.body.id}`,
    );
    expect(trail.body.items.map(({ action }) => action)).toEqual(['client.changed', 'client.created']);
    expect(trail.body.items[0]).toMatchObject({
      before: { legalName: 'Uno Ejemplo' },
      after: { legalName: 'Dos Ejemplo' },
    });
    expect(JSON.stringify(trail.body)).not.toContain('1710034065');
    expect((await other.get<Page>(`/audit?subjectId=${made.body.id}`)).body.items).toEqual([]);
  });
});

describe('the settings of a firm', () => {
  let desk: Desk;
  let owner: Api;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
  });

  afterAll(() => desk?.stop());

  it('follow the place, and keep their hours in shape', async () => {
    const firm = await owner.get('/firm');
    expect(firm.body).toMatchObject({ canton: 'Quito', zone: 'America/Guayaquil', sendTime: '09:00', version: 1 });
    const moved = await owner.send('PATCH', '/firm', { canton: 'Santa Cruz', province: 'Galápagos' }, tag(1));
    expect(moved.body).toMatchObject({ province: 'Galápagos', zone: 'Pacific/Galapagos', version: 2 });
    for (const [change, pointer] of [
      [{ workingHours: { mon: ['17:00-08:00'] } }, '/workingHours'],
      [{ workingHours: {} }, '/workingHours'],
      [{ sendTime: '25:00' }, '/sendTime'],
      [{ sendTime: '07:00' }, '/sendTime'],
      [{ zone: 'Europe/Paris' }, '/zone'],
      [{ quietHours: { from: '22:00' } }, '/quietHours/to'],
      [{ quietHours: { from: '08:00', to: '18:00' } }, '/quietHours'],
      [{ quietHours: { from: '18:00', to: '18:00:00' } }, '/quietHours/to'],
      [{ workingHours: { sat: ['08:00-12:00'], sun: ['08:00-12:00'] } }, '/workingHours'],
    ] as const) {
      const refused = await owner.send('PATCH', '/firm', change, tag(2));
      expect({ change, status: refused.status }).toEqual({ change, status: 400 });
      expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer }));
    }
    const done = await owner.send(
      'PATCH',
      '/firm',
      { workingHours: { mon: ['08:00-12:00', '13:00-16:00'] }, quietHours: { from: '20:00', to: '07:00' } },
      tag(2),
    );
    expect(done.body).toMatchObject({ version: 3, quietHours: { from: '20:00', to: '07:00' } });
    expect((await owner.send('PATCH', '/firm', { quietHours: null }, tag(3))).body).toMatchObject({ quietHours: null });
  });
});
