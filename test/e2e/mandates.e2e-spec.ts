import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../support/api.js';
import { logIn } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Authority = {
  mandate: string;
  until: string | null;
  privacyNotice: string;
  dueOn: string | null;
  warnings: { code: string; detail: string }[];
};
type Client = { id: string; version: number; authority: Authority };
type CaseAnswer = { id: string; version: number; nextAction: string; authority: Authority };
type Mandate = { id: string; signedBy: string; revocation: { revokedOn: string; reason: string } | null };
type Page<Item> = { items: Item[] };
type Problem = { code: string; errors?: { pointer: string; code: string }[] };

const SUSPENDED = 'El RUC de la empresa está suspendido en el SRI y el portal no nos deja recuperar la clave.';
const BEFORE = 'Antes, registre el mandato del cliente.';
const MANDATE = { signedBy: 'Rosa Ejemplo', signedOn: '2026-01-15', document: 'Carpeta 12, hoja 3' };
const ROSA = { idNumber: '1710034065', fullName: 'Rosa Ejemplo' };

describe('the authority to act for a client', () => {
  let desk: Desk;
  let api: Api;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    api = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
  }, 120_000);

  afterAll(() => desk?.stop());

  async function newClient(more: object = {}): Promise<Client> {
    rucs += 1;
    const ruc = `179${String(4_000_000 + rucs)}001`;
    const reply = await api.post<Client>('/clients', { ruc, legalName: `Empleador ${rucs}`, ...more });
    expect(reply.status).toBe(201);
    return reply.body;
  }

  async function open(clientId: string): Promise<CaseAnswer> {
    const facts = { rucStatus: 'suspended' };
    return (await api.post<CaseAnswer>('/cases', { clientId, text: SUSPENDED, facts })).body;
  }

  const authorityOf = async (id: string): Promise<Authority> =>
    (await api.get<Client>(`/clients/${id}`)).body.authority;
  const record = <Body = Mandate>(id: string, body: object) => api.post<Body>(`/clients/${id}/mandates`, body);

  it('is said on client and case before anything is done in the name of the client, and stops nothing', async () => {
    const client = await newClient();
    expect(client.authority).toMatchObject({ mandate: 'missing', until: null, privacyNotice: 'not_needed' });
    const taken = await open(client.id);
    expect(taken.authority.warnings.map(({ code }) => code)).toEqual(['mandate.missing']);
    expect(taken.nextAction.startsWith(BEFORE)).toBe(true);
    const move = { to: 'verification', reason: 'Entregaron la clave' };
    const moved = await api.post<CaseAnswer>(`/cases/${taken.id}/transitions`, move, { 'if-match': '"1"' });
    const tested = await api.post<CaseAnswer>(
      `/cases/${taken.id}/attempts`,
      { outcome: 'succeeded' },
      { 'if-match': `"${moved.body.version}"` },
    );
    expect(tested.status).toBe(201);
    const history = await api.get<Page<{ kind: string; after: { mandate?: string } }>>(`/cases/${taken.id}/timeline`);
    const attempt = history.body.items.find(({ kind }) => kind === 'attempt_recorded');
    expect(attempt?.after.mandate).toBe('missing');
  });

  it('holds once the mandate is recorded, and until it is revoked', async () => {
    const client = await newClient();
    const { id } = await open(client.id);
    const made = await record(client.id, { ...MANDATE, validUntil: '2099-12-31' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...MANDATE, validUntil: '2099-12-31', attachmentId: null, revocation: null });
    const seen = (await api.get<CaseAnswer>(`/cases/${id}`)).body;
    expect(seen.authority).toMatchObject({ mandate: 'valid', until: '2099-12-31', warnings: [] });
    expect(seen.nextAction.startsWith(BEFORE)).toBe(false);
    const address = `/clients/${client.id}/mandates/${made.body.id}/revoke`;
    const early = await api.post<Problem>(address, { reason: 'x', revokedOn: '2026-01-14' });
    expect(early.body.errors).toMatchObject([{ pointer: '/revokedOn', code: 'mandate.ends_before_signature' }]);
    const revoked = await api.post<Mandate>(address, { reason: 'Cambió de contador' });
    expect(revoked.body.revocation).toMatchObject({ reason: 'Cambió de contador' });
    expect(await authorityOf(client.id)).toMatchObject({
      mandate: 'revoked',
      until: revoked.body.revocation?.revokedOn,
    });
    const again = await api.post<Problem>(address, { reason: 'otra vez' });
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: 'mandate.revoked' });
    const listed = await api.get<Page<Mandate>>(`/clients/${client.id}/mandates`);
    expect(listed.body.items).toEqual([revoked.body]);
    const audit = await api.get<Page<{ action: string }>>(`/audit?subjectId=${client.id}`);
    expect(audit.body.items.map(({ action }) => action)).toEqual([
      'client.mandate_revoked',
      'client.mandate_recorded',
      'client.created',
    ]);
  });

  it('says when a mandate has ended', async () => {
    const client = await newClient();
    await record(client.id, { ...MANDATE, validUntil: '2026-01-31' });
    expect(await authorityOf(client.id)).toMatchObject({ mandate: 'expired', until: '2026-01-31' });
  });

  it.each([
    ['a signature to come', { signedOn: '2099-01-01' }, '/signedOn', 'date.in_future'],
    ['a signature of another age', { signedOn: '1900-01-01' }, '/signedOn', 'date.too_old'],
    ['an end before the signature', { validUntil: '2026-01-14' }, '/validUntil', 'mandate.ends_before_signature'],
    ['nothing that shows it', { document: undefined }, '/document', 'field.required'],
    ['nobody who signed', { signedBy: undefined }, '/signedBy', 'field.required'],
  ])('refuses %s by name', async (_what, change, pointer, code) => {
    const client = await newClient();
    const reply = await record<Problem>(client.id, { ...MANDATE, ...change });
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toMatchObject([{ pointer, code }]);
    expect((await authorityOf(client.id)).mandate).toBe('missing');
  });

  it('takes as document a file of a case of the same client only', async () => {
    const [client, other] = [await newClient(), await newClient()];
    const { id } = await open(client.id);
    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.7 mandato']), 'mandato.pdf');
    const file = await api.post<{ id: string }>(`/cases/${id}/attachments`, form);
    const byFile = { signedBy: 'Rosa Ejemplo', signedOn: '2026-01-15', attachmentId: file.body.id };
    expect((await record(other.id, byFile)).status).toBe(404);
    const made = await record(client.id, byFile);
    expect(made.body).toMatchObject({ attachmentId: file.body.id, document: null });
    const remove = () =>
      api.post<Problem>(`/cases/${id}/attachments/${file.body.id}/remove`, { reason: 'Ya no hace falta' });
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'attachment.is_mandate' } });
    await api.post(`/clients/${client.id}/mandates/${made.body.id}/revoke`, { reason: 'Cambió de contador' });
    expect((await remove()).status).toBe(200);
  });

  it('asks to tell the representative within 30 days, and anew when another one comes', async () => {
    const client = await newClient({ representative: ROSA });
    const due = await authorityOf(client.id);
    expect(due.privacyNotice).toBe('due');
    expect(due.warnings.map(({ code }) => code)).toEqual(['mandate.missing', 'privacy_notice.due']);
    const given = { givenOn: '2026-01-15', to: 'Rosa Ejemplo', how: 'email' };
    const notice = await api.post(`/clients/${client.id}/privacy-notices`, given);
    expect({ status: notice.status, body: notice.body }).toMatchObject({ status: 201, body: given });
    expect((await authorityOf(client.id)).privacyNotice).toBe('given');
    const change = async (representative: object | null, version: number): Promise<string> => {
      const headers = { 'if-match': `"${version}"` };
      const reply = await api.send<Client>('PATCH', `/clients/${client.id}`, { representative }, headers);
      return reply.body.authority.privacyNotice;
    };
    expect(await change({ ...ROSA, fullName: 'Rosa María Ejemplo' }, 1)).toBe('given');
    expect(await change({ idNumber: '0926687856', fullName: 'Luis Ejemplo' }, 2)).toBe('due');
    expect(await change(null, 3)).toBe('not_needed');
    const future = await api.post<Problem>(`/clients/${client.id}/privacy-notices`, {
      ...given,
      givenOn: '2099-01-01',
    });
    expect(future.body.errors).toMatchObject([{ pointer: '/givenOn', code: 'date.in_future' }]);
  });

  it('takes a notice for the representative only, and none from before the law', async () => {
    const client = await newClient({ representative: ROSA });
    const tell = (change: object) =>
      api.post<Problem>(`/clients/${client.id}/privacy-notices`, {
        givenOn: '2026-01-15',
        to: 'Rosa Ejemplo',
        how: 'email',
        ...change,
      });
    expect((await tell({ to: 'Otra Persona' })).body.errors).toMatchObject([
      { pointer: '/to', code: 'notice.other_person' },
    ]);
    expect((await tell({ givenOn: '2019-01-01' })).body.errors).toMatchObject([
      { pointer: '/givenOn', code: 'date.too_old' },
    ]);
    expect((await authorityOf(client.id)).privacyNotice).toBe('due');
    expect((await tell({ to: 'EJEMPLO ROSA' })).status).toBe(201);
  });

  it('counts the 30 days of a representative once, and a notice for that person alone', async () => {
    const client = await newClient({ representative: ROSA });
    const later = await startDesk({ databaseUrl: desk.databaseUrl, env: { CLOCK_OFFSET: 'P20D', ROLE: 'api' } });
    const afterwards = await hire(api, later.url, 'agent', 'later@firm.example');
    const { dueOn } = await authorityOf(client.id);
    let version = 1;
    const change = (representative: object | null) =>
      afterwards.send('PATCH', `/clients/${client.id}`, { representative }, { 'if-match': `"${version++}"` });
    await change(null);
    await change(ROSA);
    expect(await authorityOf(client.id)).toMatchObject({ privacyNotice: 'due', dueOn });
    await change({ idNumber: '0926687856', fullName: 'Luis Ejemplo' });
    await api.post(`/clients/${client.id}/privacy-notices`, {
      givenOn: '2026-01-15',
      to: 'Luis Ejemplo',
      how: 'letter',
    });
    expect((await authorityOf(client.id)).privacyNotice).toBe('given');
    await change(ROSA);
    expect(await authorityOf(client.id)).toMatchObject({ privacyNotice: 'due', dueOn });
    await later.stop();
  }, 60_000);

  it('shows a viewer the state and not the papers', async () => {
    const client = await newClient();
    await record(client.id, MANDATE);
    const viewer = await hire(api, desk.url, 'viewer', 'viewer@firm.example');
    expect((await viewer.get<Client>(`/clients/${client.id}`)).body.authority.mandate).toBe('valid');
    expect((await viewer.get(`/clients/${client.id}/mandates`)).status).toBe(403);
    expect((await viewer.get(`/clients/${client.id}/privacy-notices`)).status).toBe(403);
    expect((await viewer.post(`/clients/${client.id}/mandates`, MANDATE)).status).toBe(403);
  });
});
