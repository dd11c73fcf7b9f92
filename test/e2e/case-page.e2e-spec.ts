import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Present = { id: string; doing: string; field: string | null; since: string };
type CaseAnswer = { id: string; version: number; present: Present[] };
type Status = {
  locale: string;
  firmName: string;
  caseNumber: number;
  headline: string;
  explanation: string | null;
  nextStep: string;
  needed: string[];
  window: { text: string } | null;
  notes: { text: string }[];
};

const SUSPENDED = 'El RUC de la empresa está suspendido en el SRI y el portal no nos deja recuperar la clave.';

describe('who looks at a case, and what its client reads', () => {
  let desk: Desk;
  let owner: Api;
  let luis: Api & { userId: string };
  let viewer: Api & { userId: string };
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    luis = await hire(owner, desk.url, 'agent', 'luis@firm.example');
    viewer = await hire(owner, desk.url, 'viewer', 'vera@firm.example');
  }, 120_000);

  afterAll(() => desk?.stop());

  async function open(contact: object = {}): Promise<CaseAnswer> {
    rucs += 1;
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: `179${String(5_000_000 + rucs)}001`,
      legalName: `Empleador ${rucs}`,
      representative: { idNumber: '1710034065', fullName: 'Rosa Ejemplo' },
      contacts: [{ fullName: 'Eva Ejemplo', ...contact }],
    });
    const intake = { clientId: client.body.id, text: SUSPENDED, facts: { rucStatus: 'suspended' } };
    return (await owner.post<CaseAnswer>('/cases', intake)).body;
  }

  const show = (api: Api, id: string, body: object) =>
    api.send<{ present: Present[] }>('PUT', `/cases/${id}/presence`, body);
  const presentFor = async (api: Api, id: string): Promise<Present[]> =>
    (await api.get<CaseAnswer>(`/cases/${id}`)).body.present;
  const statusOf = async (id: string, query = ''): Promise<Status> =>
    (await owner.get<Status>(`/cases/${id}/client-status${query}`)).body;

  /** As if so much time had passed since anybody was heard of. */
  async function silence(seconds: number): Promise<void> {
    const client = new Client({ connectionString: desk.databaseUrl ?? '' });
    await client.connect();
    await client.query(`update case_presence set seen_at = seen_at - make_interval(secs => $1)`, [seconds]);
    await client.end();
  }

  it('shows to everybody else who looks and who writes where, without touching the case', async () => {
    const { id, version } = await open();
    expect((await show(viewer, id, { doing: 'viewing' })).body.present).toEqual([]);
    const seen = await show(luis, id, { doing: 'editing', field: 'note' });
    expect(seen.body.present).toMatchObject([{ id: viewer.userId, doing: 'viewing', field: null }]);
    expect(await presentFor(owner, id)).toMatchObject([
      { id: luis.userId, doing: 'editing', field: 'note' },
      { id: viewer.userId, doing: 'viewing' },
    ]);
    expect((await owner.get<CaseAnswer>(`/cases/${id}`)).body.version).toBe(version);
  });

  it('remembers since when, as long as the same goes on', async () => {
    const { id } = await open();
    await show(luis, id, { doing: 'viewing' });
    const [first] = await presentFor(owner, id);
    await show(luis, id, { doing: 'viewing' });
    expect((await presentFor(owner, id))[0]?.since).toBe(first?.since);
    await show(luis, id, { doing: 'editing', field: 'note' });
    expect((await presentFor(owner, id))[0]?.since).not.toBe(first?.since);
  });

  it('takes whoever is silent for 45 seconds for gone, and whoever says so at once', async () => {
    const { id } = await open();
    await show(luis, id, { doing: 'viewing' });
    await silence(40);
    expect(await presentFor(owner, id)).toHaveLength(1);
    await silence(5);
    expect(await presentFor(owner, id)).toEqual([]);
    await show(luis, id, { doing: 'viewing' });
    expect(await presentFor(owner, id)).toHaveLength(1);
    expect((await luis.send('DELETE', `/cases/${id}/presence`)).status).toBe(204);
    expect(await presentFor(owner, id)).toEqual([]);
  });

  it.each([
    [{ doing: 'sleeping' }, '/doing'],
    [{ doing: 'editing', field: 'No Such Field' }, '/field'],
    [{ doing: 'viewing', field: 'note' }, '/field'],
  ])('refuses %j by name', async (body, pointer) => {
    const { id } = await open();
    const reply = await luis.send<{ errors: object[] }>('PUT', `/cases/${id}/presence`, body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toMatchObject([{ pointer }]);
  });

  it('tells the client in plain words, in the language of its contact', async () => {
    const { id } = await open({ locale: 'en' });
    const status = await statusOf(id);
    expect(status).toMatchObject({
      locale: 'en',
      headline: 'A visit to IESS is needed',
      firmName: 'Contadores Ejemplo',
    });
    const spanish = await statusOf(id, '?locale=es');
    expect(spanish).toMatchObject({ locale: 'es', headline: 'Hay que ir al IESS' });
    expect(spanish.explanation).toContain('ventanilla');
    expect(spanish.window?.text).toContain('Es un cálculo nuestro, no un compromiso del IESS');
  });

  it('shows nothing that is internal: no codes, no staff, no internal notes, no ID numbers', async () => {
    const { id } = await open();
    await luis.post(`/cases/${id}/notes`, { body: 'El cliente es difícil' });
    const forClient = { body: 'Ya revisamos la cédula 1710034065', visibleToClient: true };
    await luis.post(`/cases/${id}/notes`, forClient);
    const status = await statusOf(id);
    expect(status.notes.map(({ text }) => text)).toEqual(['Ya revisamos la cédula 17••••••65']);
    const text = JSON.stringify(status);
    for (const word of ['difícil', 'luis', '1710034065', 'ruc_inactive', 'in_person']) expect(text).not.toContain(word);
  });

  it('asks the client for what was asked of it', async () => {
    const { id, version } = await open();
    const headers = { 'if-match': `"${version}"` };
    const asked = await owner.send('PATCH', `/cases/${id}/documents/letter_to_iess`, { state: 'asked' }, headers);
    expect(asked.status).toBe(200);
    const { needed } = await statusOf(id);
    expect(needed.some((line) => /oficio|carta|solicitud/i.test(line))).toBe(true);
  });
});
