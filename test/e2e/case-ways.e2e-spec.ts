import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api, Reply } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Appointment = { id: string; state: string; reason: string | null };
type Case = {
  id: string;
  version: number;
  stage: string;
  waitingFor: string;
  waitingUntil: string | null;
  facts: Record<string, unknown>;
  nextAction: string;
  window: { latest: string; basis: { kind: string } } | null;
  risk: { level: string; why: { code: string; text: string }[] };
  appointments: Appointment[];
};
type Problem = { code: string; documents?: string[]; errors?: { pointer: string; code: string }[] };
type Day = { date: string; iessOpen: boolean };

const DAY_MS = 86_400_000;
const TEXT = 'El portal no nos deja recuperar la clave de empleador.';
const onDay = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

describe('the ways that a case takes', () => {
  let desk: Desk;
  let later: Desk;
  let agent: Api;
  let owner: Api;
  let afterwards: Api;
  let visitOn: string;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    const login = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, login);
    const colleague = { email: 'agent@firm.example', role: 'agent' };
    const { password } = (await owner.post<{ password: string }>('/users', colleague)).body;
    agent = await logIn(desk.url, { email: colleague.email, password });
    const days = await owner.get<{ items: Day[] }>(`/calendar/days?from=${onDay(2)}&to=${onDay(30)}&canton=Quito`);
    visitOn = days.body.items.find(({ iessOpen }) => iessOpen)?.date ?? '';
    const env = { CLOCK_OFFSET: 'P20D', ROLE: 'api' };
    later = await startDesk({ databaseUrl: desk.databaseUrl, env });
    afterwards = await logIn(later.url, login);
  }, 120_000);

  afterAll(async () => {
    await later?.stop();
    await desk?.stop();
  });

  async function open(facts: object): Promise<Case> {
    const ruc = `179${String(2_000_000 + (rucs += 1))}001`;
    const place = { province: 'Pichincha', canton: 'Quito' };
    const client = await agent.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}`, ...place });
    const opened = await agent.post<Case>('/cases', { clientId: client.body.id, text: TEXT, facts });
    expect(opened).toMatchObject({ status: 201 });
    return opened.body;
  }

  const post = <Body = Case>(of: Case, what: string, body: object, who = agent): Promise<Reply<Body>> =>
    who.post<Body>(`/cases/${of.id}/${what}`, body, { 'if-match': `"${of.version}"` });
  const patch = <Body = Case>(of: Case, what: string, body: object): Promise<Reply<Body>> =>
    agent.send<Body>('PATCH', `/cases/${of.id}/${what}`, body, { 'if-match': `"${of.version}"` });
  const move = <Body = Case>(of: Case, to: string, who = agent): Promise<Reply<Body>> =>
    post<Body>(of, 'transitions', { to, reason: 'Así lo pide el caso' }, who);
  const plan = async (of: Case): Promise<Case> =>
    (await post(of, 'appointments', { officeName: 'Agencia Norte', on: visitOn, at: '09:20' })).body;

  async function through(of: Case, ...stages: string[]): Promise<Case> {
    let at = of;
    for (const stage of stages) {
      const moved = await move(at, stage);
      expect(moved).toMatchObject({ status: 201, body: { stage } });
      at = moved.body;
    }
    return at;
  }

  it('lead past no required document: not over correction, and not back over online', async () => {
    const corrected = await through(await open({ rucStatus: 'closed' }), 'correction');
    const what = { what: 'Nombre', wasWrong: 'Eba', shouldBe: 'Eva', evidence: 'Oficio' };
    const noted = (await post(corrected, 'corrections', what)).body;
    const detour = await through(noted, 'verification');
    const online = await through(await open({ rucStatus: 'closed' }), 'verification', 'online', 'verification');
    for (const testing of [detour, online]) {
      const tested = await post(testing, 'attempts', { outcome: 'succeeded', by: 'client' });
      const refused = await post<Problem>(tested.body, 'transitions', { to: 'resolved' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'stage.not_allowed' } });
      expect(refused.body.documents).toEqual(['representative_id', 'letter_to_iess']);
    }
  });

  it('keep a booked visit on the way to the counter, and cancel it on the way back', async () => {
    const booked = await plan(await through(await open({ captchaPassed: false }), 'triage'));
    const there = await through(booked, 'in_person');
    expect(there).toMatchObject({ waitingFor: 'appointment', waitingUntil: visitOn });
    expect(there.appointments).toMatchObject([{ state: 'planned' }]);
    const back = await through(there, 'correction');
    expect(back).toMatchObject({ waitingFor: 'us', waitingUntil: null });
    expect(back.appointments).toMatchObject([{ state: 'cancelled', reason: 'Así lo pide el caso' }]);
    const state = await agent.get<{ state: { visitOn: string | null } }>(`/cases/${back.id}/state`);
    expect(state.body.state.visitOn).toBeNull();
  });

  it('ask how a visit went, of the staff and of the client, once its day has passed', async () => {
    const booked = await plan(await open({ rucStatus: 'closed' }));
    expect(booked).toMatchObject({ waitingFor: 'appointment', waitingUntil: visitOn });
    const passed = (await afterwards.get<Case>(`/cases/${booked.id}`)).body;
    expect(passed).toMatchObject({ waitingFor: 'us', waitingUntil: null });
    expect(passed.nextAction).toContain('cómo le fue');
    expect(passed.risk.why.map(({ code }) => code)).toContain('visit_passed');
    const status = await afterwards.get<{ nextStep: string }>(`/cases/${booked.id}/client-status`);
    expect(status.body.nextStep).toContain('Cuéntenos cómo le fue');
    const ours = await afterwards.get<{ items: { id: string }[] }>('/cases?waitingFor=us&limit=100');
    expect(ours.body.items.map(({ id }) => id)).toContain(booked.id);
  });

  it('tell the client to try only what the budget allows', async () => {
    const nextStep = async (of: Case): Promise<string> =>
      (await agent.get<{ nextStep: string }>(`/cases/${of.id}/client-status`)).body.nextStep;
    const atCheck = await open({ captchaPassed: false });
    expect(await nextStep(atCheck)).toContain('Pruebe una sola vez');
    const first = (await post(atCheck, 'attempts', { outcome: 'captcha_failed', browser: 'Firefox' })).body;
    expect(await nextStep(first)).toContain('Cambie de navegador');
    const second = (await post(first, 'attempts', { outcome: 'captcha_failed', browser: 'Chrome' })).body;
    expect(await nextStep(second)).toContain('No lo intente más en línea');
    const sent = await post(await open({ captchaPassed: false }), 'attempts', { outcome: 'routed_in_person' });
    expect(await nextStep(sent.body)).toContain('sigue en el IESS');
  });

  it('end with everything: a closed case has no visit, and takes no visit, document or overrule', async () => {
    const booked = await plan(await open({ rucStatus: 'closed' }));
    const closed = await through(booked, 'closed');
    expect(closed.appointments).toMatchObject([{ state: 'cancelled' }]);
    const visit = `appointments/${closed.appointments[0]?.id}`;
    const moved = await patch<Problem>(closed, visit, { at: '10:20' });
    expect(moved).toMatchObject({ status: 409, body: { code: 'appointment.case_not_open' } });
    const document = await patch<Problem>(closed, 'documents/letter_to_iess', { state: 'asked' });
    expect(document).toMatchObject({ status: 409, body: { code: 'document.case_closed' } });
    const word = { scenario: 'captcha_loop', reason: 'Lo vimos' };
    const overruled = await post<Problem>(closed, 'overrules', word);
    expect(overruled).toMatchObject({ status: 409, body: { code: 'overrule.case_closed' } });
    const told = await post(closed, 'attempts', { outcome: 'routed_in_person', by: 'client' });
    expect(told.status).toBe(201);
    expect(told.body.facts.portalSaysInPerson).toBeUndefined();
  });

  it('begin anew when a case is opened again: its window counts from then', async () => {
    const closed = await through(await open({ captchaPassed: false }), 'closed');
    const again = await move(closed, 'triage', afterwards);
    expect(again).toMatchObject({ status: 201, body: { window: { basis: { kind: 'evidence' } } } });
    expect(again.body.risk.level).not.toBe('late');
  });
});
