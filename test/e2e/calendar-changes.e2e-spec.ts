import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, weekday } from '../../src/domain/calendar/local-date.js';
import { logIn } from '../support/api.js';
import type { Api, Reply } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Moved = {
  what: string;
  caseId: string | null;
  step: string | null;
  from: string | null;
  to: string | null;
  crossesDeadline: boolean;
  deadlineOn: string | null;
  marginBusinessDays: number | null;
};
type Fixed = { what: string; caseId: string; on: string; why: string };
type Change = {
  dryRun: boolean;
  added: { id: string; on: string; canton: string | null }[];
  removed: { id: string }[];
  counts: { cases: number; windows: number; followUps: number; deadlines: number; crossing: number };
  moved: Moved[];
  fixed: Fixed[];
};
type FollowUp = { step: string; state: string; dueAt: string };
type Case = {
  id: string;
  version: number;
  stage: string;
  window: { earliest: string; latest: string; basis: { calendar: string }; derivation: { latest: object } } | null;
  followUps: FollowUp[];
};
type Problem = { code: string; errors: { pointer: string; code: string }[] };

/** A date and the same weekday of the weeks after it. */
const weekly = (first: string, weeks: number): string[] =>
  Array.from({ length: weeks }, (_, week) => addDays(first, week * 7));

const SUSPENDED =
  'El RUC de la empresa está suspendido en el SRI y el portal no nos deja recuperar la clave de empleador.';
const GONE = '019aa000-0000-7000-8000-000000000000';

describe('a change of the calendar', () => {
  let desk: Desk;
  let api: Api;
  let serial = 0;

  beforeAll(async () => {
    desk = await startDesk();
  }, 90_000);

  afterAll(() => desk?.stop());

  beforeEach(async () => {
    api = await newFirm();
  });

  const newFirm = async (): Promise<Api> =>
    logIn(desk.url, await createFirm(desk.databaseUrl ?? '', `owner${(serial += 1)}@firm.example`));

  async function open(more: object = {}, place: object = {}): Promise<Case> {
    const ruc = `179${String(2_000_000 + (serial += 1))}001`;
    const client = await api.post<{ id: string }>('/clients', {
      ruc,
      legalName: `Empleador ${serial}`,
      contacts: [{ fullName: 'Eva Ejemplo', email: 'eva@client.example' }],
      ...place,
    });
    const body = { clientId: client.body.id, text: SUSPENDED, facts: { rucStatus: 'suspended' }, ...more };
    const reply = await api.post<Case>('/cases', body);
    expect(reply.status).toBe(201);
    return reply.body;
  }

  const read = async ({ id }: { id: string }): Promise<Case> => (await api.get<Case>(`/cases/${id}`)).body;
  const attempt = <Body = Change>(body: object, dryRun: boolean): Promise<Reply<Body>> =>
    api.post<Body>(`/calendar/changes?dryRun=${dryRun}`, body);
  const closing = (on: string, more: object = {}) => ({
    add: [{ on, name: 'Jornada suspendida', closes: 'both', source: 'Decreto de ejemplo', ...more }],
    reason: 'Lo dispuso el decreto',
  });
  const latestOf = ({ window }: Case): string => window?.latest ?? 'no window';
  const planned = ({ followUps }: Case): string[] =>
    followUps.filter(({ state }) => state === 'planned').map(({ step, dueAt }) => `${step} ${dueAt}`);

  it('is tried without changing anything: every version and date stays', async () => {
    const taken = await open();
    const { status, body } = await attempt(closing(latestOf(taken)), true);
    expect([status, body.dryRun]).toEqual([200, true]);
    expect(body.counts).toMatchObject({ cases: 1, crossing: 0 });
    expect(body.moved.find(({ what }) => what === 'window_latest')).toMatchObject({
      caseId: taken.id,
      from: latestOf(taken),
    });
    expect(await read(taken)).toEqual(taken);
    expect((await api.get<{ items: object[] }>('/calendar/closures')).body.items).toEqual([]);
    const audit = await api.get<{ items: object[] }>('/audit?subjectKind=calendar');
    expect(audit.body.items).toEqual([]);
  });

  it('moves exactly what the trial listed, with an audit entry and an event in each case', async () => {
    const [taken, elsewhere] = [await open(), await open({}, { canton: 'Guayaquil' })];
    const change = closing(latestOf(taken), { canton: 'Quito' });
    const trial = await attempt(change, true);
    const applied = await attempt(change, false);
    expect(applied.status).toBe(200);
    expect(applied.body).toMatchObject({ dryRun: false, counts: trial.body.counts, fixed: trial.body.fixed });
    const listed = trial.body.moved.filter(({ what }) => what !== 'follow_up');
    expect(applied.body.moved.filter(({ what }) => what !== 'follow_up')).toEqual(listed);
    const [after, other] = [await read(taken), await read(elsewhere)];
    const moveOf = (what: string) => applied.body.moved.find((one) => one.what === what && one.caseId === taken.id);
    expect(latestOf(after)).toBe(moveOf('window_latest')?.to);
    expect(after.version).toBe(taken.version + 1);
    expect(JSON.stringify(after.window?.derivation.latest)).toContain('Jornada suspendida');
    expect(after.window?.basis.calendar).toBe('iess:Quito');
    const followUps = applied.body.moved.filter((one) => one.what === 'follow_up' && one.caseId === taken.id);
    const gone = followUps.flatMap(({ step, from }) => (from === null ? [] : [`${step} ${from}`]));
    const come = followUps.flatMap(({ step, to }) => (to === null ? [] : [`${step} ${to}`]));
    expect(followUps.length).toBeGreaterThan(0);
    expect(planned(after).sort()).toEqual([...planned(taken).filter((one) => !gone.includes(one)), ...come].sort());
    expect(other.window).toEqual(elsewhere.window);
    const audit = await api.get<{ items: { action: string; reason: string }[] }>('/audit?subjectKind=calendar');
    expect(audit.body.items).toMatchObject([{ action: 'calendar.changed', reason: 'Lo dispuso el decreto' }]);
    const timeline = await api.get<{ items: { kind: string; reason: string | null }[] }>(`/cases/${taken.id}/timeline`);
    expect(timeline.body.items[0]).toMatchObject({ kind: 'calendar_changed', reason: 'Lo dispuso el decreto' });
  });

  it('gives the dates back when the day is opened again', async () => {
    const taken = await open();
    const applied = await attempt(closing(latestOf(taken)), false);
    const [closure] = applied.body.added;
    const listed = await api.get<{ items: { id: string; on: string }[] }>('/calendar/closures');
    expect(listed.body.items).toMatchObject([{ id: closure?.id, on: latestOf(taken) }]);
    const undone = await attempt({ remove: [closure?.id], reason: 'Se derogó' }, false);
    expect(undone.body.removed).toMatchObject([{ id: closure?.id }]);
    const after = await read(taken);
    expect([after.window, planned(after)]).toEqual([taken.window, planned(taken)]);
    expect((await api.get<{ items: object[] }>('/calendar/closures')).body.items).toEqual([]);
  });

  it('puts the cases that pass their deadline first, and leaves what a person set', async () => {
    const free = await open();
    const due = await open({ deadlineOn: latestOf(free) });
    const { body } = await attempt(closing(latestOf(free)), true);
    expect(body.counts).toMatchObject({ cases: 2, crossing: 1 });
    expect(body.moved[0]).toMatchObject({ caseId: due.id, what: 'window_latest', crossesDeadline: true });
    expect(body.moved[0]?.marginBusinessDays).toBe(-1);
    expect(body.fixed).toEqual([
      expect.objectContaining({ what: 'deadline', caseId: due.id, on: latestOf(free), why: 'hand_set' }),
    ]);
  });

  it('never changes a case that is closed, and says that it stays', async () => {
    const taken = await open();
    const moved = await api.post<Case>(
      `/cases/${taken.id}/transitions`,
      { to: 'closed', reason: 'El cliente desistió' },
      { 'if-match': `"${taken.version}"` },
    );
    expect([moved.status, moved.body.stage]).toEqual([201, 'closed']);
    const before = await read(taken);
    const { body } = await attempt(closing(latestOf(taken)), false);
    expect(body.counts.cases).toBe(0);
    expect(body.fixed).toEqual([expect.objectContaining({ caseId: taken.id, why: 'closed' })]);
    expect(await read(taken)).toEqual(before);
  });

  it("counts at once in days, due dates, triage and new cases; the firm's own days say nothing of IESS", async () => {
    const taken = await open();
    const on = latestOf(taken);
    const first = await attempt(closing(on, { closes: 'firm' }), false);
    expect(first.body.counts.windows).toBe(0);
    const day = async () =>
      (
        await api.get<{ items: { iessOpen: boolean; firmOpen: boolean; why: { kind: string }[] }[] }>(
          `/calendar/days?from=${on}&to=${on}`,
        )
      ).body.items[0];
    expect(await day()).toMatchObject({ iessOpen: true, firmOpen: false, why: [{ kind: 'closure' }] });
    const [closure] = first.body.added;
    await attempt({ ...closing(on, { closes: 'iess' }), remove: [closure?.id] }, false);
    expect(await day()).toMatchObject({ iessOpen: false, firmOpen: true });
    const triage = await api.post<{ window: { latest: string } }>('/triage', {
      text: SUSPENDED,
      facts: { rucStatus: 'suspended' },
    });
    const [later, moved] = [await open(), await read(taken)];
    expect(latestOf(moved) > on).toBe(true);
    expect([triage.body.window.latest, latestOf(later)]).toEqual([latestOf(moved), latestOf(moved)]);
  });

  it('moves the contribution form that would fall on a day that closes', async () => {
    const { body } = await attempt(closing('2027-03-15'), true);
    expect(body.moved).toEqual([
      expect.objectContaining({
        what: 'contribution_form',
        step: '2027-02',
        from: '2027-03-15',
        to: '2027-03-16',
        caseId: null,
      }),
    ]);
  });

  it('is refused when no day is left on which both IESS and the firm work', async () => {
    const mondays = await api.send('PATCH', '/firm', { workingHours: { mon: ['08:30-17:00'] } }, { 'if-match': '"1"' });
    expect(mondays.status).toBe(200);
    const add = weekly('2027-01-04', 12).map((on) => ({ on, name: 'Lunes', closes: 'iess', source: 'Ejemplo' }));
    const refused = await attempt<Problem>({ add, reason: 'x' }, true);
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([400, 'closure.nothing_left']);
  });

  it('answers that no day is left when hours set later leave none, and opens no case', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const monday = addDays(today, (8 - weekday(today)) % 7);
    const add = weekly(monday, 58).map((on) => ({ on, name: 'Lunes libre', closes: 'firm', source: 'Ejemplo' }));
    expect((await attempt({ add, reason: 'x' }, false)).status).toBe(200);
    const workingHours = { mon: ['08:30-17:00'], sat: ['08:30-12:00'] };
    expect((await api.send('PATCH', '/firm', { workingHours }, { 'if-match': '"1"' })).status).toBe(200);
    const contacts = [{ fullName: 'Eva Ejemplo', email: 'eva@client.example' }];
    const client = await api.post<{ id: string }>('/clients', {
      ruc: '1792999999001',
      legalName: 'Empleador',
      contacts,
    });
    const refused = await api.post<Problem>('/cases', { clientId: client.body.id, text: SUSPENDED });
    expect([refused.status, refused.body.code]).toEqual([409, 'calendar.no_common_day']);
    expect((await api.get<{ items: object[] }>('/cases')).body.items).toEqual([]);
  });

  it('is done once for an idempotency key', async () => {
    const taken = await open();
    const key = { 'idempotency-key': 'calendar-1' };
    const path = '/calendar/changes?dryRun=false';
    const first = await api.post<Change>(path, closing(latestOf(taken)), key);
    const again = await api.post<Change>(path, closing(latestOf(taken)), key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await read(taken)).version).toBe(taken.version + 1);
  });

  it('knows no closure of another firm, and lets agents and strangers change nothing', async () => {
    const mine = await attempt(closing('2027-05-10'), false);
    const [id] = mine.body.added.map((closure) => closure.id);
    const agent = await api.post<{ password: string }>('/users', {
      email: `agent${serial}@firm.example`,
      role: 'agent',
    });
    const asAgent = await logIn(desk.url, { email: `agent${serial}@firm.example`, password: agent.body.password });
    expect((await asAgent.post('/calendar/changes', closing('2027-05-11'))).status).toBe(403);
    expect((await asAgent.get('/calendar/closures')).status).toBe(200);
    api = await newFirm();
    expect((await attempt({ remove: [id], reason: 'x' }, true)).status).toBe(404);
    expect((await attempt({ remove: [id], reason: 'x' }, false)).status).toBe(404);
    expect((await attempt({ remove: [GONE] }, true)).status).toBe(404);
    expect((await api.get<{ items: object[] }>('/calendar/closures')).body.items).toEqual([]);
  });

  it('refuses bad input with a pointer at it', async () => {
    await attempt(closing('2027-05-10'), false);
    const year = Array.from({ length: 100 }, (_, day) => {
      const on = new Date(Date.UTC(2028, 0, 3 + day)).toISOString().slice(0, 10);
      return { on, name: 'x', closes: 'both' };
    });
    const replies = await Promise.all([
      attempt<Problem>({ reason: 'x' }, true),
      attempt<Problem>(closing('2027-02-31'), true),
      attempt<Problem>(closing('2101-01-01'), true),
      attempt<Problem>(closing('2027-05-10'), true),
      attempt<Problem>(closing('2027-05-12', { canton: 'Narnia' }), true),
      attempt<Problem>(closing('2027-05-12', { closes: 'everybody' }), true),
      attempt<Problem>({ remove: ['x'] }, true),
      attempt<Problem>({ add: year }, true),
      attempt<Problem>({ add: [{ on: '2027-05-12', name: 'x', closes: 'iess' }] }, false),
      api.post<Problem>('/calendar/changes?dryRun=perhaps', closing('2027-05-12')),
    ]);
    expect(replies.map(({ status, body }) => [status, body.errors.map(({ pointer }) => pointer).sort()[0]])).toEqual([
      [400, ''],
      [400, '/add/0/on'],
      [400, '/add/0/on'],
      [400, '/add/0/on'],
      [400, '/add/0/canton'],
      [400, '/add/0/closes'],
      [400, '/remove'],
      [400, '/add/0/on'],
      [400, '/add/0/source'],
      [400, '/dryRun'],
    ]);
  });
});
