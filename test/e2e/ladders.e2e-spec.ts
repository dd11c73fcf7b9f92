import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Step = { step: string; recipient: string; anchor: string; businessDays?: number; template: string };
type Ladder = { id: string; key: string; origin: string; version: number; steps: Step[] };
type Change = {
  dryRun: boolean;
  ladder: Ladder | null;
  counts: { cases: number; moved: number; added: number; removed: number };
  rows: { caseId: string; step: string; from: string | null; to: string | null }[];
};
type Problem = { code: string; errors: { pointer: string; code: string; detail: string }[] };
type FollowUp = { step: string; state: string; dueAt: string };

const REASON = 'Nuestros clientes responden tarde';

describe('the ladders of a firm', () => {
  let desk: Desk;
  let owner: Api;
  let agent: Api;
  let caseId: string;

  beforeAll(async () => {
    desk = await startDesk();
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    const colleague = { email: 'agent@firm.example', role: 'agent' };
    const { password } = (await owner.post<{ password: string }>('/users', colleague)).body;
    agent = await logIn(desk.url, { email: colleague.email, password });
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: '1790011674001',
      legalName: 'Comercial Ejemplo',
      contacts: [{ fullName: 'Eva Ejemplo', email: 'eva@client.example' }],
    });
    const opened = await owner.post<{ id: string; stage: string }>('/cases', { clientId: client.body.id, text: '' });
    expect(opened.body.stage).toBe('triage');
    caseId = opened.body.id;
  }, 90_000);

  afterAll(() => desk?.stop());

  const ladderOf = async (key: string): Promise<Ladder> => {
    const { body } = await agent.get<{ items: Ladder[] }>('/ladders');
    const found = body.items.find((ladder) => ladder.key === key);
    if (found === undefined) throw new Error(`no ladder ${key}`);
    return found;
  };
  const planned = async (): Promise<FollowUp[]> => {
    const { body } = await agent.get<{ items: FollowUp[] }>(`/cases/${caseId}/follow-ups`);
    return body.items.filter(({ state }) => state === 'planned');
  };
  const change = (ladder: Ladder, body: object, dryRun: boolean) =>
    owner.send<Change>(
      'PATCH',
      `/ladders/${ladder.id}?dryRun=${dryRun}`,
      { reason: REASON, ...body },
      {
        'if-match': `"${ladder.version}"`,
      },
    );

  const versionOf = async (template: string): Promise<number> =>
    (await owner.get<{ version: number }>(`/templates/${template}`)).body.version;
  const reword = async (template: string, es: object | null): Promise<void> => {
    const read = { 'if-match': `"${await versionOf(template)}"` };
    expect((await owner.send('PATCH', `/templates/${template}`, { es }, read)).status).toBe(200);
  };

  it('are the defaults until it changes them, and agents may only read', async () => {
    const ladder = await ladderOf('correction');
    expect(ladder).toMatchObject({ origin: 'default', version: 0 });
    expect(ladder.steps.map(({ step }) => step)).toEqual(['correction_1', 'correction_3', 'correction_review']);
    expect((await agent.get(`/ladders/${ladder.id}`)).status).toBe(200);
    const refused = await agent.send('PATCH', `/ladders/${ladder.id}`, { reason: REASON }, { 'if-match': '"0"' });
    expect(refused.status).toBe(403);
  });

  it('show in a dry run what would move, then move exactly that, and go back', async () => {
    const ladder = await ladderOf('facts_missing');
    const before = await planned();
    const steps = ladder.steps.map((step) => (step.step === 'missing_facts_5' ? { ...step, businessDays: 8 } : step));
    const tried = await change(ladder, { steps }, true);
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({ dryRun: true, counts: { cases: 1, moved: 2, added: 0, removed: 0 } });
    expect(await planned()).toEqual(before);
    const done = await change(ladder, { steps }, false);
    expect(done.body).toMatchObject({ dryRun: false, ladder: { id: ladder.id, origin: 'own', version: 1 } });
    expect(done.body.rows).toEqual(tried.body.rows);
    const after = await planned();
    for (const { step, to } of done.body.rows) {
      expect(after.find((follow) => follow.step === step)?.dueAt).toBe(to);
    }
    expect((await change(ladder, { steps }, false)).status).toBe(412);
    const query = `reason=${encodeURIComponent(REASON)}`;
    const back = await owner.send<Change>('DELETE', `/ladders/${ladder.id}?${query}`);
    expect(back.body.ladder).toMatchObject({ origin: 'default', version: 2 });
    expect((await planned()).map(({ step, dueAt }) => `${step} ${dueAt}`)).toEqual(
      before.map(({ step, dueAt }) => `${step} ${dueAt}`),
    );
    expect((await owner.send('DELETE', `/ladders/${ladder.id}?${query}`)).status).toBe(409);
    const audit = await owner.get<{ items: { action: string; reason: string }[] }>('/audit?limit=2');
    expect(audit.body.items).toMatchObject([
      { action: 'ladder.removed' },
      { action: 'ladder.changed', reason: REASON },
    ]);
  });

  it('are added beside the defaults, and are seen by no other firm', async () => {
    const step = {
      step: 'call_back',
      recipient: 'assignee',
      anchor: 'last_answer',
      businessDays: 2,
      template: 'case_review',
    };
    const wanted = {
      key: 'call_back',
      name: 'Volver a llamar',
      when: { stages: ['triage'] },
      steps: [step],
      reason: REASON,
    };
    const tried = await owner.post<Change>('/ladders?dryRun=true', wanted);
    expect(tried).toMatchObject({ status: 200, body: { counts: { cases: 1, added: 1 } } });
    const made = await owner.post<Change>('/ladders', wanted);
    expect(made.status).toBe(201);
    expect((await planned()).map((follow) => follow.step)).toContain('call_back');
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'other@firm.example'));
    expect((await stranger.get(`/ladders/${made.body.ladder?.id}`)).status).toBe(404);
    const again = await owner.post<Problem>('/ladders', wanted);
    expect(again.body.errors).toMatchObject([{ pointer: '/key', code: 'ladder.key_taken' }]);
  });

  it.each([
    ['a loop', { anchor: 'step', afterStep: 'missing_facts_1' }, '/steps/0/afterStep', 'step.loop'],
    ['an unknown template', { template: 'poem' }, '/steps/0/template', 'field.choice'],
    [
      'an offset past the years that are known',
      { businessDays: 4_000 },
      '/steps/0/businessDays',
      'step.offset_out_of_range',
    ],
    ['a step that another ladder has', { step: 'fast_path' }, '/steps/0/step', 'step.repeated'],
    ['a client told inside Llavero', { channel: 'in_app' }, '/steps/0/channel', 'step.wrong_channel'],
    ['an unknown channel', { channel: 'pigeon' }, '/steps/0/channel', 'field.choice'],
    ['words for staff that go to the client', { template: 'case_review' }, '/steps/0/template', 'step.wrong_reader'],
  ])('refuse %s by name, at its place', async (_what, fault, pointer, code) => {
    const ladder = await ladderOf('facts_missing');
    const steps = ladder.steps.map((step, index) => (index === 0 ? { ...step, ...fault } : step));
    const refused = await change(ladder, { steps }, false);
    expect(refused.status).toBe(400);
    expect((refused.body as unknown as Problem).errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('refuse to end with the client: somebody of the firm has to look', async () => {
    const ladder = await ladderOf('facts_missing');
    const refused = await change(ladder, { steps: ladder.steps.slice(0, 3) }, false);
    expect((refused.body as unknown as Problem).errors).toMatchObject([
      { pointer: '/steps', code: 'ladder.no_staff_step' },
    ]);
  });

  it('say by which channel a step goes, and are planned so', async () => {
    expect((await ladderOf('facts_missing')).steps[0]).toMatchObject({ channel: 'email' });
    const ask = {
      step: 'chat',
      recipient: 'client',
      anchor: 'last_answer',
      businessDays: 2,
      template: 'facts_missing',
    };
    const look = { ...ask, step: 'chat_look', recipient: 'assignee', template: 'case_review', channel: 'in_app' };
    const steps = [{ ...ask, channel: 'whatsapp' }, look];
    const wanted = { key: 'by_chat', name: 'Por WhatsApp', when: { stages: ['triage'] }, steps, reason: REASON };
    const made = await owner.post<Change>('/ladders', wanted);
    expect(made.body.ladder?.steps).toMatchObject([{ channel: 'whatsapp' }, { channel: 'in_app' }]);
    type Channelled = FollowUp & { recipient: string; channel: string };
    const listed = await agent.get<{ items: Channelled[] }>(`/follow-ups?caseId=${caseId}&state=planned`);
    const chats = listed.body.items.filter(({ step }) => step.startsWith('chat'));
    expect(chats).toMatchObject([
      { recipient: 'assignee', channel: 'whatsapp' },
      { recipient: 'assignee', channel: 'in_app' },
    ]);
    const shown = await agent.get<{ items: Channelled[] }>(`/cases/${caseId}/follow-ups`);
    expect(shown.body.items.filter(({ step }) => step === 'chat')).toMatchObject([{ channel: 'whatsapp' }]);
    await owner.send('DELETE', `/ladders/${made.body.ladder?.id}?reason=${encodeURIComponent(REASON)}`);
  });

  it('are tried without a case, in the words of the firm and by the channel of each step', async () => {
    const { steps } = await ladderOf('facts_missing');
    const pasted = steps.map((step, index) => (index === 1 ? { ...step, channel: 'whatsapp' } : step));
    const own = { subject: 'Lo nuestro · caso {case}', body: 'Hola {client}' };
    await reword('facts_missing', own);
    type Preview = { sample: boolean; steps: { channel: string; dueAt: string; subject: string; text: string }[] };
    const when = { stages: ['triage'], scenarios: ['undetermined'] };
    const { status, body } = await agent.post<Preview>('/ladders/preview', { steps: pasted, when });
    expect(status).toBe(200);
    expect(body.sample).toBe(true);
    expect(body.steps).toHaveLength(pasted.length);
    expect(body.steps[0]).toMatchObject({
      channel: 'email',
      subject: 'Lo nuestro · caso 1',
      text: expect.stringContaining('Hola Cliente de ejemplo'),
    });
    expect(body.steps[1]).toMatchObject({ channel: 'whatsapp', subject: 'Envíe este WhatsApp · caso 1' });
    const moments = body.steps.map(({ dueAt }) => dueAt);
    expect(moments).toEqual([...moments].sort());
    await reword('facts_missing', null);
  });

  it('are tried on a case: the dates and the words', async () => {
    const { steps } = await ladderOf('facts_missing');
    type Preview = { steps: { step: string; dueAt: string; subject: string }[] };
    const { status, body } = await agent.post<Preview>('/ladders/preview', { caseId, steps });
    expect(status).toBe(200);
    expect(body.steps.map(({ subject }) => subject)).toEqual([
      'Nos falta un dato para avanzar · caso 1',
      'Seguimos esperando un dato · caso 1',
      'Pondremos en pausa el caso 1',
      'En pausa por falta de un dato · caso 1',
    ]);
  });

  it('say it in the words of the firm, whose unknown fields are refused by name', async () => {
    const path = '/templates/facts_missing';
    const version = await versionOf('facts_missing');
    const read = { 'if-match': `"${version}"` };
    const own = { subject: 'Un dato más · caso {case}', body: 'Ayúdenos: {question}' };
    const wrong = await owner.send<Problem>('PATCH', path, { es: { ...own, body: '{poema}' } }, read);
    expect(wrong.body.errors).toMatchObject([{ pointer: '/es/body', code: 'wording.unknown_field' }]);
    expect(wrong.body.errors[0]?.detail).toContain('poema');
    expect((await agent.send('PATCH', path, { es: own }, read)).status).toBe(403);
    const done = await owner.send('PATCH', path, { es: own }, read);
    expect(done).toMatchObject({ status: 200, body: { version: version + 1, es: { own: true }, en: { own: false } } });
    type Shown = { subject: string | null; text: string };
    const mail = await agent.get<Shown>(`/cases/${caseId}/messages?template=facts_missing`);
    expect(mail.body.subject).toBe('Un dato más · caso 1');
    const chat = await agent.get<Shown>(`/cases/${caseId}/messages?template=facts_missing&channel=whatsapp`);
    expect(chat.body).toMatchObject({
      subject: null,
      text: expect.stringContaining('no nos envíe su clave ni códigos'),
    });
    const back = await owner.send('PATCH', path, { es: null }, { 'if-match': `"${version + 1}"` });
    expect(back).toMatchObject({ status: 200, body: { version: version + 2, es: { own: false } } });
    expect((await agent.get('/templates/poem')).status).toBe(404);
  });
});
