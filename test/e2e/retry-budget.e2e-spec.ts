import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api, Reply } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type View = {
  id: string;
  version: number;
  stage: string;
  scenario: string;
  facts: Record<string, unknown>;
  attemptBudget: { left: number };
  corrections: unknown[];
};

const CAPTCHA = 'No puedo pasar el "no soy un robot": la imagen del captcha no carga y da vueltas sin fin.';
const MISMATCH = 'El nombre del representante legal no coincide con el registro del IESS y el formulario no avanza';
const IN_ORDER = {
  emailStatus: 'valid',
  rucStatus: 'active',
  hasHadKeyBefore: true,
  representativeMatches: true,
  captchaPassed: true,
};

describe('the retry budget of a RUC', () => {
  let desk: Desk;
  let agent: Api;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    const owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    agent = await hire(owner, desk.url, 'agent', 'agent@budget.example');
  }, 90_000);

  afterAll(async () => {
    await desk?.stop();
  });

  async function newClient(): Promise<string> {
    rucs += 1;
    const ruc = `179${String(5_000_000 + rucs)}001`;
    const reply = await agent.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}` });
    expect(reply.status).toBe(201);
    return reply.body.id;
  }

  async function open(clientId: string, text: string, facts: object): Promise<View> {
    const reply = await agent.post<View>('/cases', { clientId, text, facts });
    expect(reply.status).toBe(201);
    return reply.body;
  }

  async function act(id: string, what: string, body: object): Promise<Reply<View>> {
    const { version } = (await agent.get<View>(`/cases/${id}`)).body;
    return agent.post<View>(`/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });
  }

  const statusOf = async (id: string, what: string, body: object): Promise<number> =>
    (await act(id, what, body)).status;

  async function spendCaptcha(id: string): Promise<void> {
    expect(await statusOf(id, 'attempts', { outcome: 'captcha_failed', browser: 'Chrome' })).toBe(201);
    expect(await statusOf(id, 'attempts', { outcome: 'captcha_failed', browser: 'Firefox' })).toBe(201);
  }

  it('is not renewed by a success in another case, resolved or not, that a case open then saw', async () => {
    const clientId = await newClient();
    const spent = await open(clientId, CAPTCHA, { captchaPassed: false });
    await spendCaptcha(spent.id);
    const other = await open(clientId, CAPTCHA, { captchaPassed: false });
    await act(other.id, 'transitions', { to: 'verification', reason: 'Puso clave nueva' });
    expect(await statusOf(other.id, 'attempts', { outcome: 'succeeded' })).toBe(201);
    const third = { outcome: 'captcha_failed', browser: 'Opera' };
    expect(await statusOf(spent.id, 'attempts', third)).toBe(409);
    expect((await open(clientId, CAPTCHA, { captchaPassed: false })).attemptBudget.left).toBe(0);
    expect(await statusOf(other.id, 'transitions', { to: 'resolved' })).toBe(201);
    expect(await statusOf(spent.id, 'attempts', third)).toBe(409);
    expect((await open(clientId, CAPTCHA, { captchaPassed: false })).attemptBudget.left).toBe(1);
  });

  it('stays closed to a RUC that the portal sent in person when another case only knows more', async () => {
    const clientId = await newClient();
    const sent = await open(clientId, CAPTCHA, { captchaPassed: false });
    expect(await statusOf(sent.id, 'attempts', { outcome: 'routed_in_person' })).toBe(201);
    const another = await open(clientId, 'Olvidé la clave', IN_ORDER);
    expect(another.attemptBudget.left).toBe(0);
    expect(await statusOf(another.id, 'attempts', { outcome: 'failed' })).toBe(409);
  });

  it('is not renewed by what is merely learned, in the same case or in another', async () => {
    const clientId = await newClient();
    const taken = await open(clientId, 'Olvidé la clave', IN_ORDER);
    expect(await statusOf(taken.id, 'attempts', { outcome: 'failed' })).toBe(201);
    expect(await statusOf(taken.id, 'attempts', { outcome: 'failed' })).toBe(201);
    const learned = await act(taken.id, 'evidence', { facts: { portalSaysInPerson: false } });
    expect(learned.body.attemptBudget.left).toBe(0);
    const another = await open(clientId, 'Olvidé la clave', { ...IN_ORDER, recoveryMailArrived: true });
    expect(another.attemptBudget.left).toBe(0);
    expect(await statusOf(another.id, 'attempts', { outcome: 'failed' })).toBe(409);
  });

  it('of an e-mail that cannot be used is one try, whatever else is learned of it', async () => {
    const taken = await open(await newClient(), 'El correo registrado en el IESS ya no existe', {});
    const tried = await act(taken.id, 'attempts', { outcome: 'no_mail' });
    expect([taken.scenario, tried.status]).toEqual(['invalid_email', 201]);
    for (const emailStatus of ['invalid', 'missing', 'unknown', 'invalid']) {
      const told = await act(taken.id, 'evidence', { facts: { emailStatus } });
      expect([emailStatus, told.body.attemptBudget.left]).toEqual([emailStatus, 0]);
    }
  });

  it('gives no third try at the robot check by an overrule and a correction', async () => {
    const taken = await open(await newClient(), CAPTCHA, { captchaPassed: false });
    await spendCaptcha(taken.id);
    const word = { scenario: 'representative_mismatch', reason: 'El formulario no avanza' };
    expect(await statusOf(taken.id, 'overrules', word)).toBe(201);
    await act(taken.id, 'transitions', { to: 'correction', reason: 'Se corrige' });
    const correction = { what: 'Nombre', shouldBe: 'Rosa Ejemplo', evidence: 'Pantalla del IESS' };
    expect((await act(taken.id, 'corrections', correction)).body.attemptBudget.left).toBe(0);
    expect(await statusOf(taken.id, 'attempts', { outcome: 'captcha_failed', browser: 'Opera' })).toBe(409);
  });

  it('rests for the hour after three portal errors, also when a test of access fails meanwhile', async () => {
    const clientId = await newClient();
    const taken = await open(clientId, 'Olvidé la clave', IN_ORDER);
    for (let errors = 0; errors < 3; errors += 1) {
      expect(await statusOf(taken.id, 'attempts', { outcome: 'portal_error' })).toBe(201);
    }
    const tested = await open(clientId, 'Olvidé la clave', IN_ORDER);
    await act(tested.id, 'transitions', { to: 'verification', reason: 'Puso clave nueva' });
    expect(await statusOf(tested.id, 'attempts', { outcome: 'failed' })).toBe(201);
    expect(await statusOf(taken.id, 'attempts', { outcome: 'failed' })).toBe(409);
  });

  it('opens after the correction itself, and not after any other fact', async () => {
    const taken = await open(await newClient(), MISMATCH, { representativeMatches: false });
    const learned = await act(taken.id, 'evidence', { facts: { recoveryMailArrived: false } });
    expect(learned.body).toMatchObject({ stage: 'correction', corrections: [], attemptBudget: { left: 0 } });
    expect(await statusOf(taken.id, 'transitions', { to: 'online', reason: 'Probemos' })).toBe(409);
    const mended = await act(taken.id, 'evidence', { facts: { representativeMatches: true } });
    expect(mended.body.corrections).toHaveLength(1);
    expect(mended.body.attemptBudget.left).toBe(1);
  });

  it('brings a case back from the counter by the very fact that sent it there only', async () => {
    const taken = await open(await newClient(), 'El RUC está cerrado', { rucStatus: 'closed' });
    expect(taken.stage).toBe('in_person');
    await act(taken.id, 'evidence', { facts: { hasHadKeyBefore: true } });
    expect(await statusOf(taken.id, 'transitions', { to: 'online', reason: 'Probemos' })).toBe(409);
    await act(taken.id, 'evidence', { facts: { rucStatus: 'active' } });
    expect(await statusOf(taken.id, 'transitions', { to: 'online' })).toBe(201);
  });

  it('is one for all establishments of a RUC, and follows a client to another number', async () => {
    const own = await newClient();
    const { ruc } = (await agent.get<{ ruc: string }>(`/clients/${own}`)).body;
    const first = await open(own, 'Olvidé la clave', IN_ORDER);
    for (const outcome of ['failed', 'failed']) await act(first.id, 'attempts', { outcome });
    const branch = { ruc: ruc.replace(/001$/, '002'), legalName: 'Sucursal' };
    const other = (await agent.post<{ id: string }>('/clients', branch)).body.id;
    expect(await open(other, 'Olvidé la clave', IN_ORDER)).toMatchObject({ attemptBudget: { left: 0 } });
    const renumbered = { ruc: ruc.replace(/^179/, '099') };
    expect((await agent.send('PATCH', `/clients/${own}`, renumbered, { 'if-match': '"1"' })).status).toBe(200);
    expect(await open(own, 'Olvidé la clave', IN_ORDER)).toMatchObject({ attemptBudget: { left: 0 } });
  });

  it('is not kept by an older case that was told otherwise before the portal sent the RUC in person', async () => {
    const clientId = await newClient();
    const older = await open(clientId, 'Olvidé la clave', { ...IN_ORDER, portalSaysInPerson: false });
    const newer = await open(clientId, 'Olvidé la clave', IN_ORDER);
    expect(await statusOf(newer.id, 'attempts', { outcome: 'routed_in_person' })).toBe(201);
    expect(await statusOf(older.id, 'attempts', { outcome: 'failed' })).toBe(409);
  });

  it('is none as soon as the RUC of the client was looked up and is closed', async () => {
    const clientId = await newClient();
    const taken = await open(clientId, 'Olvidé la clave', { ...IN_ORDER, rucStatus: undefined });
    const known = await open(clientId, 'Olvidé la clave', IN_ORDER);
    expect(known).toMatchObject({ scenario: 'standard_recovery', attemptBudget: { left: 2 } });
    const looked = {
      rucStatus: 'closed',
      rucStatusCheckedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    };
    const client = (await agent.get<{ version: number }>(`/clients/${clientId}`)).body;
    const version = { 'if-match': `"${client.version}"` };
    expect((await agent.send('PATCH', `/clients/${clientId}`, looked, version)).status).toBe(200);
    for (const { id } of [taken, known]) {
      const after = (await agent.get<View>(`/cases/${id}`)).body;
      expect(after).toMatchObject({
        scenario: 'ruc_inactive',
        facts: { rucStatus: 'closed' },
        attemptBudget: { left: 0 },
      });
      expect(await statusOf(id, 'attempts', { outcome: 'failed' })).toBe(409);
      const timeline = await agent.get<{ items: { kind: string }[] }>(`/cases/${id}/timeline`);
      const kinds = timeline.body.items.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['evidence_added', 'verdict_changed']));
    }
  });
});
