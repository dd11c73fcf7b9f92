import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';
import { waitFor } from '../support/wait-for.js';

interface FollowUp {
  id: string;
  step: string;
  recipient: string;
  state: string;
  reason: string | null;
  dueAt: string;
  wakeAt: string;
  answeredBy: string | null;
  snoozedBy: string | null;
}
interface CaseAnswer {
  id: string;
  version: number;
  waitingFor: string;
  followUps: FollowUp[];
}

/** A Wednesday at ten in Quito; Carnival is the Monday and Tuesday after. */
const WEDNESDAY_TEN = new Date('2030-02-27T10:00:00-05:00');
const aheadTo = (time: Date): string => `PT${Math.round((time.getTime() - Date.now()) / 1000)}S`;

describe('answering, putting off, sending now and skipping', () => {
  let api: Desk;
  let owner: Api;
  let firm: NewFirm;
  let rucs = 0;

  beforeAll(async () => {
    api = await startDesk({ env: { ROLE: 'api', CLOCK_OFFSET: aheadTo(WEDNESDAY_TEN) } });
    firm = await createFirm(api.databaseUrl ?? '');
    owner = await logIn(api.url, firm);
  });

  afterAll(() => api?.stop());

  async function open(text: string, facts: object = {}): Promise<CaseAnswer> {
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: `179${String(3_100_000 + (rucs += 1))}001`,
      legalName: 'Comercial Ejemplo',
      contacts: [{ fullName: 'Eva Ejemplo', email: `eva${rucs}@client.example` }],
    });
    return (await owner.post<CaseAnswer>('/cases', { clientId: client.body.id, text, facts })).body;
  }

  const stepOf = ({ followUps }: CaseAnswer, step: string): FollowUp => {
    const found = followUps.find((one) => one.step === step && one.state !== 'cancelled');
    if (found === undefined) throw new Error(`no ${step} among ${followUps.map((one) => one.step).join(', ')}`);
    return found;
  };
  const again = async ({ id }: { id: string }): Promise<CaseAnswer> =>
    (await owner.get<CaseAnswer>(`/cases/${id}`)).body;

  it("makes the client's answer our turn, and asks nothing again that was answered", async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const waiting = await owner.post<CaseAnswer>(
      `/cases/${taken.id}/waiting`,
      { for: 'client', reason: 'Falta un dato' },
      { 'if-match': `"${taken.version}"` },
    );
    const asked = stepOf(waiting.body, 'missing_facts_1');
    const reply = await owner.post<FollowUp>(`/follow-ups/${asked.id}/answer`, { text: 'El RUC está activo' });
    expect(reply).toMatchObject({ status: 200, body: { state: 'skipped', reason: 'answered', answeredBy: 'client' } });
    const after = await again(taken);
    expect(after.waitingFor).toBe('us');
    expect(['missing_facts_3', 'missing_facts_5'].map((step) => stepOf(after, step))).toEqual([
      expect.objectContaining({ state: 'skipped', reason: 'client_answered' }),
      expect.objectContaining({ state: 'skipped', reason: 'client_answered' }),
    ]);
    expect(after.followUps.filter(({ state }) => state === 'planned')).not.toEqual([]);
    const { body } = await owner.get<{ items: { kind: string; actorKind: string; after: object | null }[] }>(
      `/cases/${taken.id}/timeline`,
    );
    expect(body.items.find(({ kind }) => kind === 'follow_up_answered')).toMatchObject({
      actorKind: 'user',
      after: { by: 'client', text: 'El RUC está activo', step: 'missing_facts_1' },
    });
  });

  it('tells who works on the case, or who answers for the firm, that the client answered', async () => {
    const agent = await hire(owner, api.url, 'agent', 'agent@firm.example');
    const taken = await open('Olvidé la clave de empleador.');
    await agent.post(`/follow-ups/${stepOf(taken, 'missing_facts_1').id}/answer`, {});
    const { body } = await owner.get<{ items: { kind: string; case: { id: string } }[] }>('/notifications');
    expect(body.items[0]).toMatchObject({ kind: 'client_answered', case: { id: taken.id } });
  });

  it('takes a task of staff as done without touching anything else', async () => {
    const taken = await open('Olvidé mi contraseña del IESS, el correo está bien', { emailStatus: 'valid' });
    const task = taken.followUps.find(({ recipient }) => recipient === 'assignee');
    const reply = await owner.post<FollowUp>(`/follow-ups/${task?.id}/answer`, { by: 'staff', text: 'Hecho' });
    expect(reply.body).toMatchObject({ state: 'skipped', reason: 'answered', answeredBy: 'staff' });
    const after = await again(taken);
    expect(after.version).toBe(taken.version);
    expect(after.followUps.filter(({ state }) => state === 'planned')).toHaveLength(
      taken.followUps.filter(({ state }) => state === 'planned').length - 1,
    );
  });

  it("takes the client's words as evidence: a new verdict, with its history, without the secrets in them", async () => {
    const taken = await open('No podemos entrar');
    const asked = stepOf(taken, 'missing_facts_1');
    const text = 'El RUC está suspendido en el SRI y por eso no nos deja. Mi clave es Quitumbe2031*';
    expect((await owner.post(`/follow-ups/${asked.id}/answer`, { text })).status).toBe(200);
    const after = (await owner.get<CaseAnswer & { verdict: { scenario: string } }>(`/cases/${taken.id}`)).body;
    expect(after.verdict.scenario).toBe('ruc_inactive');
    const timeline = await owner.get<{ items: { kind: string; after: Record<string, unknown> | null }[] }>(
      `/cases/${taken.id}/timeline`,
    );
    const kinds = timeline.body.items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['follow_up_answered', 'evidence_added', 'verdict_changed']));
    expect(timeline.body.items.find(({ kind }) => kind === 'evidence_added')?.after).toMatchObject({
      followUpId: asked.id,
      text: expect.stringContaining('El RUC está suspendido'),
    });
    expect(JSON.stringify(timeline.body)).not.toContain('Quitumbe2031');
    expect(after.followUps.some(({ state }) => state === 'planned')).toBe(true);
  });

  it('takes secrets out of an answer', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    await owner.post(`/follow-ups/${stepOf(taken, 'missing_facts_1').id}/answer`, {
      text: 'Mi clave es Quitumbe2031*',
    });
    const timeline = await owner.get(`/cases/${taken.id}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toContain('Quitumbe2031');
  });

  it('puts off over Carnival to the Wednesday, and says so before it does', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const { id, dueAt } = stepOf(taken, 'missing_facts_1');
    const tried = await owner.post<FollowUp>(`/follow-ups/${id}/snooze?dryRun=true`, { until: '2030-03-04' });
    expect(tried.body.wakeAt).toBe('2030-03-06T14:00:00.000Z');
    expect(stepOf(await again(taken), 'missing_facts_1').wakeAt).toBe(dueAt);
    const done = await owner.post<FollowUp>(`/follow-ups/${id}/snooze`, { businessDays: 3, reason: 'Está de viaje' });
    expect(done.body).toMatchObject({ state: 'planned', reason: 'snoozed', dueAt, wakeAt: '2030-03-06T14:00:00.000Z' });
    expect(done.body.snoozedBy).not.toBeNull();
  });

  it('refuses to put off into the past, by two measures or by none', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const { id } = stepOf(taken, 'missing_facts_1');
    for (const body of [
      { until: '2030-02-27' },
      { until: '2030-03-12', businessDays: 1 },
      {},
      { until: '2031-06-02' },
    ]) {
      expect((await owner.post(`/follow-ups/${id}/snooze`, body)).status).toBe(400);
    }
  });

  it('drops a step with a reason, once', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const { id } = stepOf(taken, 'missing_facts_1');
    const [one, other] = await Promise.all([
      owner.post<FollowUp>(`/follow-ups/${id}/skip`, { reason: 'Contestó por teléfono' }),
      owner.post<FollowUp>(`/follow-ups/${id}/skip`, { reason: 'Contestó por WhatsApp' }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const after = await owner.post(`/follow-ups/${id}/send`);
    expect(after).toMatchObject({ status: 409, body: { code: 'follow_up.ended', followUpState: 'skipped' } });
  });

  it('shows the message before it is sent now, and plans it for this moment', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const { id } = stepOf(taken, 'missing_facts_1');
    const seen = await owner.post<{ message: { subject: string; toAddress: string } }>(
      `/follow-ups/${id}/send?dryRun=true`,
    );
    expect(seen.body.message.subject).toMatch(/^Nos falta un dato/);
    expect(stepOf(await again(taken), 'missing_facts_1').reason).toBeNull();
    const sent = await owner.post<{ followUp: FollowUp }>(`/follow-ups/${id}/send`);
    expect(sent.body.followUp).toMatchObject({ state: 'planned', reason: 'sent_by_hand' });
    expect(Date.parse(sent.body.followUp.wakeAt)).toBeLessThan(WEDNESDAY_TEN.getTime() + 300_000);
  });

  it('lets nobody send at night, and names the next opening', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const { id } = stepOf(taken, 'missing_facts_1');
    const night = await startDesk({
      databaseUrl: api.databaseUrl,
      env: { ROLE: 'api', CLOCK_OFFSET: aheadTo(new Date('2030-02-27T21:00:00-05:00')) },
    });
    try {
      const reply = await (await logIn(night.url, firm)).post(`/follow-ups/${id}/send`);
      expect(reply).toMatchObject({
        status: 409,
        body: { code: 'follow_up.outside_hours', nextOpening: '2030-02-28T13:30:00.000Z' },
      });
    } finally {
      await night.stop();
    }
  });

  it('is closed to viewers, and to other firms as if there were nothing', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const { id } = stepOf(taken, 'missing_facts_1');
    const viewer = await hire(owner, api.url, 'viewer', 'viewer@firm.example');
    expect((await viewer.post(`/follow-ups/${id}/skip`, { reason: 'x' })).status).toBe(403);
    const stranger = await logIn(api.url, await createFirm(api.databaseUrl ?? '', 'other@firm.example'));
    for (const [act, body] of [
      ['answer', {}],
      ['snooze', { businessDays: 1 }],
      ['send', undefined],
      ['skip', { reason: 'x' }],
    ] as const) {
      expect((await stranger.post(`/follow-ups/${id}/${act}`, body)).status).toBe(404);
    }
  });
});

describe('sending now', () => {
  it('leaves once, by the worker', async () => {
    const desk = await startDesk({ env: { CLOCK_OFFSET: aheadTo(WEDNESDAY_TEN) } });
    try {
      const owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
      const client = await owner.post<{ id: string }>('/clients', {
        ruc: '1793100001001',
        legalName: 'Comercial Ejemplo',
        contacts: [{ fullName: 'Eva Ejemplo', email: 'eva@client.example' }],
      });
      const taken = await owner.post<CaseAnswer>('/cases', { clientId: client.body.id, text: 'Olvidé la clave.' });
      const id = taken.body.followUps.find(({ recipient }) => recipient === 'client')?.id ?? '';
      await Promise.all([owner.post(`/follow-ups/${id}/send`), owner.post(`/follow-ups/${id}/send`)]);
      const outbox = await waitFor('the message', async () => {
        const { body } = await owner.get<{ items: { followUpId: string }[] }>('/deliveries');
        return body.items.length > 0 && body.items;
      });
      expect(outbox.map(({ followUpId }) => followUpId)).toEqual([id]);
      const again = await owner.post(`/follow-ups/${id}/send`);
      expect(again).toMatchObject({ status: 409, body: { code: 'follow_up.ended' } });
    } finally {
      await desk.stop();
    }
  });
});
