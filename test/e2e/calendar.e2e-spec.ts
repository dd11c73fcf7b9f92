import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiAt, logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Day = {
  date: string;
  iessOpen: boolean;
  firmOpen: boolean;
  businessDay: boolean;
  why: { kind: string; es: string }[];
};
type Days = { place: string; items: Day[] };
type Step = { on: string; step: string; count?: number; why?: { es: string }[] };
type Due = { dueAt: string; dueOn: string; derivation: Step[]; provisional: boolean; calendar: string };
type Problem = { code: string; errors: { pointer: string; code: string; detail: string }[] };
type Deadline = { kind: string; month?: string; dueOn: string; nominalOn: string };
type Deadlines = { items: Deadline[]; notices: Deadline[]; rules: { kind: string; source: string }[] };

describe('the calendar through the API', () => {
  let desk: Desk;
  let api: Api;

  beforeAll(async () => {
    desk = await startDesk();
    api = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
  }, 90_000);

  afterAll(() => desk?.stop());

  const due = (body: object) => api.post<Due>('/calendar/due', body);
  const days = (query: string) => api.get<Days>(`/calendar/days?${query}`);

  it('shows the moved day of Quito, where the firm is, with its reason', async () => {
    const { status, body } = await days('from=2026-12-04&to=2026-12-08');
    expect([status, body.place]).toEqual([200, 'Quito']);
    expect(body.items.map(({ businessDay }) => businessDay)).toEqual([true, false, false, false, true]);
    expect(body.items[3]).toMatchObject({ date: '2026-12-07', iessOpen: false, firmOpen: false });
    expect(body.items[3]?.why[0]).toMatchObject({ kind: 'moved', es: 'Fundación de Quito' });
  });

  it("knows that Guayaquil's day is not Samborondón's", async () => {
    const [guayaquil, samborondon] = await Promise.all([
      days('from=2025-07-25&to=2025-07-25&canton=guayaquil'),
      days(`from=2025-07-25&to=2025-07-25&canton=${encodeURIComponent('SAMBORONDÓN')}`),
    ]);
    expect([guayaquil.body.items[0]?.businessDay, samborondon.body.items[0]?.businessDay]).toEqual([false, true]);
  });

  it('counts business days from the day after the local date, to closing time, and says how', async () => {
    const { status, body } = await due({ startsAt: '2026-12-03T23:30:00-05:00', amount: 2, unit: 'business_days' });
    expect([status, body.dueOn, body.dueAt]).toEqual([200, '2026-12-08', '2026-12-08T17:00:00-05:00']);
    expect(body.derivation.map(({ step }) => step)).toEqual([
      'start',
      'counted',
      'skipped',
      'skipped',
      'skipped',
      'counted',
    ]);
    expect(body).toMatchObject({ provisional: false, calendar: 'iess:Quito' });
  });

  it('takes the local date of the place: it is still yesterday in Galápagos', async () => {
    const at = { startsAt: '2026-11-25T05:30:00Z', amount: 1, unit: 'business_days' };
    const [quito, galapagos] = await Promise.all([due(at), due({ ...at, canton: 'San Cristóbal' })]);
    expect([quito.body.dueOn, galapagos.body.dueOn]).toEqual(['2026-11-26', '2026-11-25']);
    expect(galapagos.body.dueAt).toBe('2026-11-25T17:00:00-06:00');
  });

  it("counts business minutes inside the firm's hours, and back", async () => {
    const forward = await due({ startsAt: '2026-12-04T16:30:00-05:00', amount: 60, unit: 'business_minutes' });
    expect(forward.body.dueAt).toBe('2026-12-08T09:00:00-05:00');
    const back = await due({ startsAt: forward.body.dueAt, amount: -60, unit: 'business_minutes' });
    expect(back.body.dueAt).toBe('2026-12-04T16:30:00-05:00');
    const earlier = await due({ startsAt: '2026-12-08T09:00:00-05:00', amount: -1, unit: 'business_days' });
    expect(earlier.body.dueOn).toBe('2026-12-04');
  });

  it('marks a date past the decrees that are known as provisional', async () => {
    const { body } = await due({ startsAt: '2026-12-28T09:00:00-05:00', amount: 10, unit: 'business_days' });
    expect(body.provisional).toBe(true);
  });

  it('refuses bad input at once, with a pointer at it', async () => {
    const now = '2026-11-25T09:00:00-05:00';
    const day = { amount: 1, unit: 'business_days' };
    const replies = await Promise.all([
      api.get<Problem>('/calendar/days?from=2026-02-31&to=2026-03-01'),
      api.get<Problem>('/calendar/days?from=2026-03-02&to=2026-03-01'),
      api.get<Problem>('/calendar/days?from=2026-01-01&to=2028-12-31'),
      api.get<Problem>('/calendar/days?from=2016-12-31&to=2017-01-02'),
      api.get<Problem>('/calendar/days?from=2100-12-31&to=2101-01-01'),
      api.get<Problem>('/calendar/days?from=2026-01-01&to=2026-01-02&province=Narnia'),
      api.get<Problem>('/calendar/days?from=2026-01-01&to=2026-01-02&canton=Narnia'),
      api.get<Problem>('/calendar/days?from=2026-01-01'),
      api.post<Problem>('/calendar/due', { startsAt: now, amount: 1_000_000, unit: 'business_days' }),
      api.post<Problem>('/calendar/due', { startsAt: now, amount: 999_999, unit: 'business_days' }),
      api.post<Problem>('/calendar/due', { startsAt: now, amount: 30_000, unit: 'business_days' }),
      api.post<Problem>('/calendar/due', { startsAt: now, amount: 1.5, unit: 'business_days' }),
      api.post<Problem>('/calendar/due', { startsAt: '1969-12-31T09:00:00-05:00', ...day }),
      api.post<Problem>('/calendar/due', { startsAt: '2026-02-31T09:00:00-05:00', ...day }),
      api.post<Problem>('/calendar/due', { startsAt: now, amount: 1, unit: 'fortnights' }),
    ]);
    expect(replies.map(({ status, body }) => [status, ...body.errors.map(({ pointer }) => pointer)])).toEqual([
      [400, '/from'],
      [400, '/to'],
      [400, '/to'],
      [400, '/from'],
      [400, '/to'],
      [400, '/province'],
      [400, '/canton'],
      [400, '/to'],
      [400, '/amount'],
      [400, '/amount'],
      [400, '/amount'],
      [400, '/amount'],
      [400, '/startsAt'],
      [400, '/startsAt'],
      [400, '/unit'],
    ]);
  });

  it('rolls the contribution form to the next business day, and tells the notices of an event', async () => {
    const { body } = await api.get<Deadlines>('/calendar/deadlines?from=2025-11-01&to=2025-12-31&eventOn=2025-10-31');
    expect(body.items.map(({ month, nominalOn, dueOn }) => [month, nominalOn, dueOn])).toEqual([
      ['2025-10', '2025-11-15', '2025-11-17'],
      ['2025-11', '2025-12-15', '2025-12-15'],
    ]);
    expect(body.notices.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['exit_notice', '2025-11-07'],
      ['entry_notice', '2025-11-15'],
    ]);
    expect(body.rules.map(({ kind }) => kind)).toEqual(['contribution_form', 'exit_notice', 'entry_notice']);
    const first = await api.get<Deadlines>('/calendar/deadlines?from=2017-01-01&to=2017-02-20');
    expect(first.body.items.map(({ month }) => month)).toEqual(['2016-12', '2017-01']);
  });

  it('asks who wants to know', async () => {
    const stranger = apiAt(desk.url);
    expect((await stranger.get('/calendar/days?from=2026-01-01&to=2026-01-02')).status).toBe(401);
  });
});
