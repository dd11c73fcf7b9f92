import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api, Reply } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Day = { date: string; iessOpen: boolean; why: { kind: string; es: string }[] };
type Appointment = { id: string; state: string; result: string | null; on: string; office: { name: string } };
type Case = {
  id: string;
  number: number;
  version: number;
  stage: string;
  waitingFor: string;
  waitingUntil: string | null;
  window: { earliest: string; latest: string; basis: { kind: string; on: string } } | null;
  nextAction: string;
  complications: string[];
  appointments: Appointment[];
  appointmentSearch: { tries: number; triesLeft: number; escalatedAt: string | null; otherOffices: { name: string }[] };
  documents: { id: string; state: string; required: boolean; dueOn: string | null }[];
  followUps: { step: string; state: string; recipient: string; anchoredAt: string }[];
};
type Problem = {
  code: string;
  detail: string;
  nextBusinessDay?: string;
  documents?: string[];
  errors?: { pointer: string; code: string }[];
};
type Office = { id: string };

const DAY_MS = 86_400_000;
const onDay = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const CHECKED = ['representative_id', 'letter_to_iess'];

describe('a visit to the counter', () => {
  let desk: Desk;
  let later: Desk;
  let owner: Api;
  let afterwards: Api;
  let office: string;
  let open: Day[];
  let holiday: Day;
  let visitOn: string;
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
    const login = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, login);
    const days = await owner.get<{ items: Day[] }>(`/calendar/days?from=${onDay(2)}&to=${onDay(300)}&canton=Quito`);
    open = days.body.items.filter(({ iessOpen }) => iessOpen);
    holiday = days.body.items.find(({ iessOpen, why }) => !iessOpen && why[0]?.kind !== 'weekend') as Day;
    visitOn = open[0]?.date ?? '';
    office = (await owner.post<Office>('/offices', { name: 'Centro Ejemplo Norte', canton: 'Quito' })).body.id;
    const ahead = Math.ceil((Date.parse(visitOn) - Date.now()) / DAY_MS) + 1;
    const env = { CLOCK_OFFSET: `P${ahead}D`, ROLE: 'api' };
    later = await startDesk({ databaseUrl: desk.databaseUrl, env });
    afterwards = await logIn(later.url, login);
  }, 120_000);

  afterAll(async () => {
    await later?.stop();
    await desk?.stop();
  });

  async function newCase(facts: object = { rucStatus: 'closed' }): Promise<Case> {
    const ruc = `179${String(2_000_000 + (serial += 1))}001`;
    const contacts = [{ fullName: 'Eva Ejemplo', email: `eva${serial}@client.example` }];
    const place = { province: 'Pichincha', canton: 'Quito' };
    const client = await owner.post<{ id: string }>('/clients', { ruc, legalName: 'Ejemplo S.A.', contacts, ...place });
    const text = 'El portal no nos deja recuperar la clave de empleador.';
    return (await owner.post<Case>('/cases', { clientId: client.body.id, text, facts })).body;
  }

  const post = <Body = Case>(of: Case, what: string, body: object, who = owner): Promise<Reply<Body>> =>
    who.post<Body>(`/cases/${of.id}/${what}`, body, { 'if-match': `"${of.version}"` });
  const patch = <Body = Case>(of: Case, what: string, body: object, who = owner): Promise<Reply<Body>> =>
    who.send<Body>('PATCH', `/cases/${of.id}/${what}`, body, { 'if-match': `"${of.version}"` });
  const plan = (of: Case, more: object = {}): Promise<Reply<Case>> =>
    post(of, 'appointments', { officeId: office, on: visitOn, at: '09:20', turnNumber: '118', ...more });
  const visitPath = (of: Case): string => `appointments/${of.appointments.at(-1)?.id}`;
  const end = <Body = Case>(of: Case, body: object): Promise<Reply<Body>> =>
    patch<Body>(of, visitPath(of), body, afterwards);
  const plannedSteps = (of: Case): string[] =>
    of.followUps.filter(({ state }) => state === 'planned').map(({ step, anchoredAt }) => `${step} ${anchoredAt}`);

  async function checkedCase(): Promise<Case> {
    let at = (await plan(await newCase())).body;
    for (const document of CHECKED) at = (await patch(at, `documents/${document}`, { state: 'checked' })).body;
    return at;
  }

  it('gives the appointment the turn, re-bases the window and plans what to bring and how it went', async () => {
    const taken = await newCase();
    const booked = await plan(taken, { goes: 'delegate', goesFullName: 'Eva Ejemplo' });
    expect(booked).toMatchObject({ status: 201, body: { waitingFor: 'appointment', waitingUntil: visitOn } });
    expect(booked.body.window?.basis).toMatchObject({ kind: 'appointment', on: visitOn });
    expect(plannedSteps(booked.body)).toEqual(
      expect.arrayContaining([`appointment_before ${visitOn}`, `appointment_after ${visitOn}`]),
    );
    expect(booked.body.appointments).toMatchObject([{ state: 'planned', on: visitOn }]);
    const papers = booked.body.documents;
    expect(papers.map(({ id }) => id)).toContain('authorisation');
    expect(papers.every(({ dueOn }) => dueOn !== null && dueOn < visitOn)).toBe(true);
    const state = await owner.get<{ state: { visitOn: string } }>(`/cases/${taken.id}/state`);
    expect(state.body.state.visitOn).toBe(visitOn);
  });

  it('moves with all that hangs on it', async () => {
    const booked = (await plan(await newCase())).body;
    const other = open[6]?.date ?? '';
    const moved = await patch(booked, visitPath(booked), { on: other });
    expect(moved).toMatchObject({ status: 200, body: { waitingUntil: other, window: { basis: { on: other } } } });
    expect(plannedSteps(moved.body)).toContain(`appointment_before ${other}`);
    expect(plannedSteps(moved.body)).not.toContain(`appointment_before ${visitOn}`);
    const same = await patch(moved.body, visitPath(moved.body), { on: other });
    expect(same.body.version).toBe(moved.body.version);
  });

  it('gives turn and window back when it is cancelled, which needs a reason', async () => {
    const taken = await newCase();
    const booked = (await plan(taken)).body;
    const mute = await patch<Problem>(booked, visitPath(booked), { state: 'cancelled' });
    expect(mute).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    const off = await patch(booked, visitPath(booked), { state: 'cancelled', reason: 'El cliente no puede ir' });
    expect(off.body).toMatchObject({ waitingFor: 'us', window: { latest: taken.window?.latest } });
    expect(off.body.appointments).toMatchObject([{ state: 'cancelled' }]);
    expect(plannedSteps(off.body).filter((step) => step.startsWith('appointment'))).toEqual([]);
    expect((await patch(off.body, visitPath(off.body), { turnNumber: '7' })).status).toBe(409);
    expect((await plan(off.body)).status).toBe(201);
  });

  it('is refused in the past and on a closed day, with the next working day', async () => {
    const taken = await newCase();
    const past = await post<Problem>(taken, 'appointments', { officeId: office, on: onDay(-3), at: '09:20' });
    expect(past).toMatchObject({ status: 400, body: { errors: [{ pointer: '/on', code: 'date.passed' }] } });
    const closed = await post<Problem>(taken, 'appointments', { officeId: office, on: holiday.date, at: '09:20' });
    expect(closed).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/on', code: 'appointment.closed_day' }] },
    });
    const next = open.find(({ date }) => date > holiday.date)?.date;
    expect(closed.body.nextBusinessDay).toBe(next);
    expect(closed.body.detail).toMatch(/no se atiende: .*\. Siguiente día hábil: /);
    expect((await owner.get<Case>(`/cases/${taken.id}`)).body).toMatchObject({ version: 1, appointments: [] });
  });

  it('is refused a year ahead and outside the hours of the office, which the firm keeps itself', async () => {
    const taken = await newCase();
    const far = await post<Problem>(taken, 'appointments', { officeId: office, on: '2040-03-05', at: '09:20' });
    expect(far).toMatchObject({ status: 400, body: { errors: [{ pointer: '/on', code: 'appointment.too_far' }] } });
    const hours = { opensAt: '06:30', closesAt: '12:00' };
    const early = (
      await owner.post<{ id: string }>('/offices', { name: 'Agencia Temprana', canton: 'Quito', ...hours })
    ).body;
    const at = (officeId: string, time: string) =>
      post<Problem>(taken, 'appointments', { officeId, on: visitOn, at: time });
    for (const [officeId, time] of [
      [office, '03:00'],
      [office, '17:00'],
      [early.id, '12:00'],
    ] as const) {
      const refused = await at(officeId, time);
      expect(refused.body.errors).toMatchObject([{ pointer: '/at', code: 'appointment.outside_hours' }]);
    }
    expect((await at(early.id, '06:40')).status).toBe(201);
    const late = await owner.post<Problem>('/offices', { name: 'X', canton: 'Quito', closesAt: '07:00' });
    expect(late.body.errors).toMatchObject([{ pointer: '/closesAt', code: 'office.hours' }]);
  });

  it('stands in the list of the firm, by day, office and who works on the case', async () => {
    const mine = (await plan(await newCase())).body;
    const named = await post(await newCase(), 'appointments', { officeName: 'Otra', on: visitOn, at: '08:10' });
    type Listed = {
      items: { id: string; at: string; case: { id: string }; client: object }[];
      nextCursor: string | null;
    };
    const list = async (query: string): Promise<Listed> => (await owner.get<Listed>(`/appointments?${query}`)).body;
    const ids = ({ items }: Listed): string[] => items.map((item) => item.case.id);
    const day = `from=${visitOn}&to=${visitOn}&state=planned`;
    const all = await list(`${day}&limit=200`);
    expect(ids(all)).toEqual(expect.arrayContaining([mine.id, named.body.id]));
    expect(all.items.map(({ at }) => at)).toEqual(all.items.map(({ at }) => at).sort());
    expect(ids(await list(`${day}&officeId=${office}&limit=200`))).not.toContain(named.body.id);
    const first = await list(`${day}&limit=1`);
    const second = await list(`${day}&limit=1&cursor=${first.nextCursor}`);
    expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 2));
    expect(ids(await list(`${day}&assignee=me&limit=200`))).toContain(mine.id);
    await owner.send('PATCH', `/cases/${mine.id}`, { assigneeId: null }, { 'if-match': `"${mine.version}"` });
    expect(ids(await list(`${day}&assignee=me&limit=200`))).not.toContain(mine.id);
    expect(ids(await list(`${day}&assignee=none`))).toEqual([mine.id]);
    const backwards = await owner.get<Problem>(`/appointments?from=2026-12-02&to=2026-12-01`);
    expect(backwards).toMatchObject({ status: 400, body: { errors: [{ pointer: '/to' }] } });
  });

  it('is refused twice, nowhere, at an unknown office, and in a case that is closed', async () => {
    const taken = await newCase();
    const visit = { on: visitOn, at: '09:20' };
    const nowhere = await post<Problem>(taken, 'appointments', visit);
    expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/officeId', code: 'office.one' }] } });
    const gone = { officeId: '019aa000-0000-7000-8000-000000000000' };
    expect((await post(taken, 'appointments', { ...visit, ...gone })).status).toBe(404);
    const booked = await post(taken, 'appointments', { ...visit, officeName: 'Agencia Ejemplo' });
    expect(booked.body.appointments).toMatchObject([{ office: { id: null, name: 'Agencia Ejemplo' } }]);
    const twice = await post<Problem>(booked.body, 'appointments', { ...visit, officeId: office });
    expect(twice).toMatchObject({ status: 409, body: { code: 'appointment.already_planned' } });
    const closed = await post(await newCase(), 'transitions', { to: 'closed', reason: 'Desistió' });
    const late = await post<Problem>(closed.body, 'appointments', { ...visit, officeId: office });
    expect(late).toMatchObject({ status: 409, body: { code: 'appointment.case_not_open' } });
    expect((await post({ ...taken, version: 99 }, 'appointments', { ...visit, officeId: office })).status).toBe(412);
  });

  it('counts as attended only with the required documents checked, and then names the next step', async () => {
    const booked = (await plan(await newCase())).body;
    const early = await patch<Problem>(booked, visitPath(booked), { result: 'solved' });
    expect(early).toMatchObject({ status: 409, body: { code: 'appointment.not_yet' } });
    const bare = await end<Problem>(booked, { result: 'solved' });
    expect(bare).toMatchObject({ status: 409, body: { code: 'documents.not_checked', documents: CHECKED } });
    const ready = await checkedCase();
    const solved = await end(ready, { result: 'solved', wording: 'Le llega el enlace hoy' });
    expect(solved.body).toMatchObject({ waitingFor: 'us', appointments: [{ state: 'attended', result: 'solved' }] });
    expect(solved.body.nextAction).toContain('verificación');
    expect(solved.body.window?.basis.kind).toBe('appointment');
    const submitted = await end(await checkedCase(), { result: 'submitted' });
    expect(submitted.body).toMatchObject({ waitingFor: 'iess' });
  });

  it('asks the client for what the counter missed', async () => {
    const booked = (await plan(await newCase())).body;
    const missing = { result: 'missing_document', missingDocuments: ['id_copies'], wording: 'Falta la copia del RUC' };
    const back = await end(booked, missing);
    expect(back.body).toMatchObject({ waitingFor: 'us', appointments: [{ state: 'turned_away' }] });
    expect(back.body.documents.find(({ id }) => id === 'id_copies')).toMatchObject({ state: 'asked', required: true });
    expect(back.body.nextAction).toContain('documento');
  });

  it('names another office of the right place after the wrong one', async () => {
    const other = { name: 'Centro Ejemplo Sur', address: 'Av. Ejemplo 12', canton: 'Quito', lastCheckedOn: onDay(-1) };
    await owner.post('/offices', other);
    await owner.post('/offices', { name: 'Centro Ejemplo Cuenca', canton: 'Cuenca' });
    const wrong = await end((await plan(await newCase())).body, { result: 'wrong_office', wording: 'Aquí no es' });
    expect(wrong.body.complications).toContain('wrong_office');
    expect(wrong.body.nextAction).toContain('Centro Ejemplo Sur, Av. Ejemplo 12');
    const elsewhere = wrong.body.appointmentSearch.otherOffices.map(({ name }) => name);
    expect(elsewhere).toContain('Centro Ejemplo Sur');
    expect(elsewhere).not.toContain('Centro Ejemplo Cuenca');
  });

  it('that cannot be had is looked for, brings the supervisor in once, and ends with a turn', async () => {
    let at = await newCase();
    for (const tries of [1, 2, 3, 4]) {
      const look = await post(at, 'appointment-searches', { officeId: office, result: 'none_available' });
      expect(look).toMatchObject({ status: 201, body: { appointmentSearch: { tries } } });
      at = look.body;
    }
    expect(at.complications).toContain('no_appointment');
    expect(at.nextAction).toMatch(/4 búsquedas.*supervisor/);
    const told = at.followUps.filter(({ step, state }) => step === 'no_turns' && state !== 'cancelled');
    expect(told.map(({ recipient }) => recipient)).toEqual(['supervisor']);
    expect(at.documents.map(({ id }) => id)).toContain('no_turns_notice');
    const booked = await plan(at);
    expect(booked.body).toMatchObject({ appointmentSearch: { tries: 0, escalatedAt: null } });
    expect(booked.body.complications).not.toContain('no_appointment');
    const early = await post<Problem>(await newCase(), 'appointment-searches', { triedOn: onDay(30) });
    expect(early).toMatchObject({ status: 400, body: { errors: [{ pointer: '/triedOn' }] } });
  });

  it('is changed one thing at a time, and takes secrets out of what was said', async () => {
    const booked = (await plan(await newCase())).body;
    const mixture = await patch<Problem>(booked, visitPath(booked), { on: visitOn, state: 'cancelled', reason: 'x' });
    expect(mixture).toMatchObject({ status: 400, body: { errors: [{ code: 'appointment.one_change' }] } });
    expect((await patch(booked, visitPath(booked), {})).status).toBe(400);
    expect((await patch(booked, visitPath(booked), { result: 'fine' })).status).toBe(400);
    const off = { state: 'cancelled', reason: 'La clave es Quitumbe2031* y ya no irá' };
    const other = (await plan(await newCase())).body;
    const cancelled = await patch(other, visitPath(other), off);
    expect(cancelled.status).toBe(200);
    expect(JSON.stringify(cancelled.body)).not.toContain('Quitumbe2031');
    const said = await end(booked, { result: 'not_served', wording: 'La clave es Quitumbe2031* y no había sistema' });
    expect(said.status).toBe(200);
    expect(JSON.stringify(said.body)).not.toContain('Quitumbe2031');
  });

  it('stands in the firm’s calendar feed and, on its day, on the dashboard', async () => {
    const booked = (await plan(await newCase())).body;
    const feed = await owner.post<{ url: string }>('/calendar/feed');
    const path = new URL(feed.body.url).pathname;
    const text = await (await fetch(desk.url + path)).text();
    expect(text.replaceAll('\r\n ', '')).toContain(`Turno IESS #${booked.number} Ejemplo S.A.`);
    const today = await owner.get<{ appointmentsToday: { caseId: string }[] }>('/dashboard');
    expect(today.body.appointmentsToday).toEqual([]);
  });

  it('belongs to one firm', async () => {
    const booked = (await plan(await newCase())).body;
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'other@firm.example'));
    expect((await patch(booked, visitPath(booked), { turnNumber: '1' }, stranger)).status).toBe(404);
    const { body: theirs } = await stranger.post<Office>('/offices', { name: 'Suyo', canton: 'Quito' });
    const moved = await patch(booked, visitPath(booked), { officeId: theirs.id });
    expect(moved.status).toBe(404);
  });
});
