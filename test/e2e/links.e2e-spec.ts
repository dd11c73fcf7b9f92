import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api, Reply } from '../support/api.js';
import { logIn } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Link = { id: string; kind: string; case: { id: string; number: number } };
type Incident = {
  id: string;
  title: string;
  resolvedAt: string | null;
  caseCount: number;
  cases: { id: string }[];
  version: number;
};
type CaseAnswer = {
  id: string;
  number: number;
  version: number;
  stage: string;
  links: Link[];
  incidents: { id: string; resolvedAt: string | null }[];
  noteCount: number;
};
type Problem = { code: string; errors?: { pointer: string; code: string }[] };
type Page<Item> = { items: Item[] };
type Event = { kind: string; reason: string | null; after: Record<string, unknown> | null };

const SUSPENDED = 'El RUC de la empresa está suspendido en el SRI y el portal no nos deja recuperar la clave.';

describe('cases that belong together', () => {
  let desk: Desk;
  let owner: Api;
  let luis: Api & { userId: string };
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    luis = await hire(owner, desk.url, 'agent', 'luis@firm.example');
  }, 120_000);

  afterAll(() => desk?.stop());

  async function newClient(): Promise<string> {
    rucs += 1;
    const ruc = `179${String(6_000_000 + rucs)}001`;
    return (await owner.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}` })).body.id;
  }

  async function open(ofClient?: string): Promise<CaseAnswer> {
    const intake = { clientId: ofClient ?? (await newClient()), text: SUSPENDED, facts: { rucStatus: 'suspended' } };
    return (await owner.post<CaseAnswer>('/cases', intake)).body;
  }

  const read = async (id: string): Promise<CaseAnswer> => (await owner.get<CaseAnswer>(`/cases/${id}`)).body;
  const link = <Body = Link>(from: string, to: string, kind: string, more = {}, headers = {}): Promise<Reply<Body>> =>
    owner.post<Body>(`/cases/${from}/links`, { caseId: to, kind, ...more }, headers);
  const history = async (id: string): Promise<Event[]> =>
    (await owner.get<Page<Event>>(`/cases/${id}/timeline`)).body.items;

  it.each([
    ['related', 'related'],
    ['duplicate_of', 'duplicated_by'],
    ['child_of', 'parent_of'],
  ])('shows "%s" from the other side as "%s", in both histories', async (kind, seen) => {
    const clientId = await newClient();
    const [one, other] = [await open(clientId), await open(clientId)];
    const made = await link(one.id, other.id, kind);
    expect(made.body).toMatchObject({ kind, case: { id: other.id, number: other.number } });
    const [here, there] = [await read(one.id), await read(other.id)];
    expect(here.links).toEqual([made.body]);
    expect(there.links).toMatchObject([{ id: made.body.id, kind: seen, case: { id: one.id } }]);
    expect([here.version, there.version]).toEqual([one.version, other.version]);
    expect((await history(other.id))[0]).toMatchObject({ kind: 'link_added', after: { kind: seen, caseId: one.id } });
    expect((await owner.send('DELETE', `/cases/${other.id}/links/${made.body.id}`)).status).toBe(204);
    expect((await read(one.id)).links).toEqual([]);
    expect((await history(one.id))[0]?.kind).toBe('link_removed');
  });

  it('refuses a link to itself, a second one and a circle, and keeps nothing of them', async () => {
    const clientId = await newClient();
    const [a, b, c] = [await open(), await open(clientId), await open(clientId)];
    const itself = await link<Problem>(a.id, a.id, 'related');
    expect(itself.body.errors).toMatchObject([{ pointer: '/caseId', code: 'link.itself' }]);
    await link(a.id, b.id, 'child_of');
    await link(b.id, c.id, 'duplicate_of');
    const refused = async (from: string, to: string, kind: string): Promise<string> => {
      const reply = await link<Problem>(from, to, kind);
      expect(reply.status).toBe(409);
      return reply.body.code;
    };
    expect(await refused(b.id, a.id, 'related')).toBe('link.exists');
    expect(await refused(a.id, c.id, 'child_of')).toBe('link.one_upward');
    expect(await refused(b.id, (await open()).id, 'child_of')).toBe('link.one_upward');
    const foreign = await link<Problem>(c.id, a.id, 'duplicate_of');
    expect(foreign.body.errors).toMatchObject([{ pointer: '/caseId', code: 'link.other_client' }]);
    expect(await refused(c.id, a.id, 'child_of')).toBe('link.circle');
    expect((await link(c.id, a.id, 'related')).status).toBe(201);
    expect((await link(a.id, '00000000-0000-7000-8000-000000000000', 'related')).status).toBe(404);
  });

  it('closes no circle when both halves of it come at once', async () => {
    const [a, b] = [await open(), await open()];
    const both = await Promise.all([link(a.id, b.id, 'child_of'), link(b.id, a.id, 'child_of')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await read(a.id)).links).toHaveLength(1);
  });

  it('closes a duplicate by a move of its own, or does nothing at all', async () => {
    const clientId = await newClient();
    const [one, other] = [await open(clientId), await open(clientId)];
    const tag = (version: number) => ({ 'if-match': `"${version}"` });
    expect((await link(one.id, other.id, 'duplicate_of', { close: true })).status).toBe(428);
    expect((await link(one.id, other.id, 'duplicate_of', { close: true }, tag(99))).status).toBe(412);
    expect((await read(one.id)).links).toEqual([]);
    expect((await link(one.id, other.id, 'duplicate_of', { close: true }, tag(one.version))).status).toBe(201);
    expect(await read(one.id)).toMatchObject({ stage: 'closed', links: [{ kind: 'duplicate_of' }] });
    const moved = (await history(one.id)).find(({ kind }) => kind === 'stage_changed');
    expect(moved).toMatchObject({ reason: `Duplicado del caso ${other.number}`, after: { stage: 'closed' } });

    const tested = await open(clientId);
    const move = { to: 'verification', reason: 'Entregaron la clave' };
    const inTest = await owner.post<CaseAnswer>(`/cases/${tested.id}/transitions`, move, tag(tested.version));
    const refused = await link<Problem>(tested.id, other.id, 'duplicate_of', { close: true }, tag(inTest.body.version));
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'stage.not_allowed' });
    expect(await read(tested.id)).toMatchObject({ stage: 'verification', links: [] });
  });

  it('gathers the cases of an incident, whose end stands in the history of each', async () => {
    const [one, other] = [await open(), await open()];
    await luis.send('PUT', `/cases/${one.id}/watchers/${luis.userId}`);
    const opened = await owner.post<Incident>('/incidents', {
      title: 'El portal no abre',
      kind: 'portal_outage',
      caseIds: [one.id],
    });
    expect(opened.body).toMatchObject({ caseCount: 1, resolvedAt: null, version: 1 });
    const { id } = opened.body;
    const joined = await owner.post<Incident>(`/incidents/${id}/cases`, { caseIds: [one.id, other.id] });
    expect(joined.body.cases.map((part) => part.id)).toEqual([one.id, other.id]);
    expect((await read(other.id)).incidents).toMatchObject([{ id, resolvedAt: null }]);
    expect((await owner.get<Page<Incident>>('/incidents?open=true')).body.items.map((item) => item.id)).toContain(id);

    const note = await owner.post(`/incidents/${id}/notes`, { body: 'El IESS avisa que vuelve a las 14:00' });
    expect(note.status).toBe(201);
    const late = await open();
    await owner.post(`/incidents/${id}/cases`, { caseIds: [late.id] });
    for (const part of [one, other, late]) {
      const notes = await owner.get<Page<{ incident: { id: string } }>>(`/cases/${part.id}/notes`);
      expect(notes.body.items).toMatchObject([{ incident: { id } }]);
      expect((await read(part.id)).noteCount).toBe(1);
    }

    const over = { resolvedAt: new Date(Date.now() - 1000).toISOString(), reason: 'El portal volvió' };
    const early = { resolvedAt: '2020-01-01T00:00:00Z' };
    const change = (body: object, version: number) =>
      owner.send<Incident & Problem>('PATCH', `/incidents/${id}`, body, { 'if-match': `"${version}"` });
    expect((await change(early, 1)).body.errors).toMatchObject([{ code: 'incident.ends_before_start' }]);
    const backdated = { startedAt: '2026-01-01T00:00:00Z', title: 'Otro', kind: 'other' };
    expect((await owner.post('/incidents', backdated)).status).toBe(201);
    expect((await owner.post('/incidents', { ...backdated, startedAt: '2099-01-01T00:00:00Z' })).status).toBe(400);
    expect((await change({ resolvedAt: '2099-01-01T00:00:00Z' }, 1)).status).toBe(400);
    expect((await change(over, 7)).status).toBe(412);
    const ended = await change({ resolvedAt: new Date().toISOString(), reason: over.reason }, 1);
    expect(ended.status).toBe(200);
    for (const part of [one, other, late]) {
      expect((await history(part.id))[0]).toMatchObject({ kind: 'incident_resolved', reason: 'El portal volvió' });
    }
    const told = await luis.get<Page<{ kind: string; case: { id: string } }>>('/notifications');
    const kinds = told.body.items.filter((item) => item.case.id === one.id).map(({ kind }) => kind);
    expect(kinds).toEqual(['incident_changed', 'note_added', 'incident_changed']);
    const again = await change({ resolvedAt: null }, 2);
    expect(again.body.resolvedAt).toBeNull();
    expect((await history(one.id))[0]?.kind).toBe('incident_reopened');
  });

  it('is the one open parent of a case, which can leave it; nobody joins one that is over', async () => {
    const part = await open();
    const incident = async (): Promise<Incident> =>
      (await owner.post<Incident>('/incidents', { title: 'Sin correos', kind: 'mail_delay' })).body;
    const [first, second] = [await incident(), await incident()];
    const join = ({ id }: Incident) => owner.post<Incident & Problem>(`/incidents/${id}/cases`, { caseIds: [part.id] });
    const both = await Promise.all([join(first), join(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [of, other] = both[0]?.status === 200 ? [first, second] : [second, first];
    expect((await join(other)).body.code).toBe('incident.one_parent');
    const leave = (body: object) => owner.post<Incident>(`/incidents/${of.id}/cases/${part.id}/remove`, body);
    expect((await leave({})).status).toBe(400);
    expect((await leave({ reason: 'Su falla es otra' })).body.cases).toEqual([]);
    expect((await leave({ reason: 'Su falla es otra' })).status).toBe(404);
    expect((await history(part.id))[0]).toMatchObject({ kind: 'incident_left', reason: 'Su falla es otra' });
    expect((await join(other)).status).toBe(200);
    const end = { resolvedAt: new Date().toISOString() };
    await owner.send('PATCH', `/incidents/${of.id}`, end, { 'if-match': '"1"' });
    expect((await join(of)).body.code).toBe('incident.over');
  });

  it('makes whoever a note of an incident names a watcher of its cases', async () => {
    const part = await open();
    const body = { title: 'Sin turnos', kind: 'no_appointments', caseIds: [part.id] };
    const { id } = (await owner.post<Incident>('/incidents', body)).body;
    await owner.post(`/incidents/${id}/notes`, { body: 'Mire usted', mentions: [luis.userId] });
    const seen = await owner.get<{ watchers: { id: string }[] }>(`/cases/${part.id}`);
    expect(seen.body.watchers.map((watcher) => watcher.id)).toContain(luis.userId);
  });

  it('stops every try while the portal is down, with the reason, and no longer', async () => {
    const part = await open();
    const outage = { title: 'El portal no abre', kind: 'portal_outage', caseIds: [part.id] };
    const { id } = (await owner.post<Incident>('/incidents', outage)).body;
    type Stop = { attemptBudget: { left: number; reason?: string }; nextAction: string };
    const stopped = await owner.get<Stop>(`/cases/${part.id}`);
    expect(stopped.body.attemptBudget).toMatchObject({ left: 0, reason: expect.stringContaining('incidente') });
    const tag = { 'if-match': `"${part.version}"` };
    const tried = await owner.post<Problem>(`/cases/${part.id}/attempts`, { outcome: 'failed' }, tag);
    expect(tried).toMatchObject({ status: 409, body: { reasonCode: 'portal_outage' } });
    const end = { resolvedAt: new Date().toISOString() };
    await owner.send('PATCH', `/incidents/${id}`, end, { 'if-match': '"1"' });
    const after = await owner.get<Stop>(`/cases/${part.id}`);
    expect(after.body.attemptBudget.reason).not.toContain('incidente');
  });

  it("takes no case of another firm's into an incident", async () => {
    const absent = ['00000000-0000-7000-8000-000000000000'];
    const body = { title: 'El portal no abre', kind: 'portal_outage', caseIds: absent };
    expect((await owner.post('/incidents', body)).status).toBe(404);
  });
});
