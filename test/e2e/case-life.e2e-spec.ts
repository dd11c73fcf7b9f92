import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api, Reply } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';

type Move = { to: string; allowed: boolean; needsReason: boolean; wouldAllow?: string };
type CaseAnswer = {
  id: string;
  number: number;
  version: number;
  stage: string;
  scenario: string;
  waitingFor: string;
  window: { earliest: string; latest: string; basis: { kind: string }; paused: boolean } | null;
  allowedMoves: Move[];
  attemptBudget: { left: number; reason?: string; wouldAllow?: string };
  attempts: { outcome: string; by: string }[];
  duplicates: { id: string }[];
  followUps: { step: string; state: string }[];
  nextAction: string;
  verdict: { scenario: string; redactedText: string; secretsFound: number };
  facts: Record<string, unknown>;
  texts: { body: string }[];
};
type Dated = {
  businessDaysLeft: number;
  risk: { level: string; marginBusinessDays: number; why: { code: string }[] };
};
type Problem = { code: string; status: number; detail: string; allowedMoves?: Move[]; reason?: string };

const ifMatch = ({ version }: { version: number }): Record<string, string> => ({ 'if-match': `"${version}"` });

const CAPTCHA = 'No puedo pasar el "no soy un robot": la imagen del captcha no carga y da vueltas sin fin.';
const SUSPENDED =
  'El RUC de la empresa está suspendido en el SRI y el portal no nos deja recuperar la clave de empleador.';

describe('the life of a case through the API', () => {
  let desk: Desk;
  let api: Api;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk();
    api = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
  }, 90_000);

  afterAll(async () => {
    await desk?.stop();
  });

  async function newClient(more: object = {}): Promise<string> {
    rucs += 1;
    const ruc = `179${String(2_000_000 + rucs)}001`;
    const reply = await api.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}`, ...more });
    expect(reply.status).toBe(201);
    return reply.body.id;
  }

  async function open(text: string, facts = {}, clientId?: string): Promise<CaseAnswer> {
    const body = { clientId: clientId ?? (await newClient()), text, facts };
    const reply = await api.post<CaseAnswer>('/cases', body);
    expect(reply.status).toBe(201);
    return reply.body;
  }

  const change = <Body = CaseAnswer>(
    { id, version }: { id: string; version: number },
    what: string,
    body: object,
  ): Promise<Reply<Body>> => api.post<Body>(`/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });

  it('sends a new case from triage to the first stage of its verdict at once', async () => {
    const taken = await open(SUSPENDED, { rucStatus: 'suspended' });
    expect(taken).toMatchObject({ scenario: 'ruc_inactive', stage: 'in_person', waitingFor: 'us', version: 1 });
    expect(taken.window?.basis.kind).toBe('intake');
    expect(taken.followUps.filter(({ state }) => state === 'planned').length).toBeGreaterThan(0);
  });

  it('keeps what it can not decide in triage, with a question and somebody who asks it', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    expect(taken).toMatchObject({ scenario: 'undetermined', stage: 'triage', window: null });
    expect(taken.followUps.map(({ step }) => step)).toContain('missing_facts_1');
    expect(taken.nextAction).not.toBe('');
  });

  it('plans for staff where a client has nobody to write to', async () => {
    const taken = await open(SUSPENDED, { rucStatus: 'closed' });
    expect(taken.followUps.length).toBeGreaterThan(0);
  });

  it('takes secrets out before anything is stored, and says so', async () => {
    const taken = await open('Mi clave del IESS es Quitumbe2031* y ya no entra, el captcha no carga');
    expect(taken.verdict.secretsFound).toBe(1);
    expect(JSON.stringify(taken)).not.toContain('Quitumbe2031');
    expect(taken.texts[0]?.body).toContain('[dato secreto retirado]');
    const timeline = await api.get(`/cases/${taken.id}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toContain('Quitumbe2031');
  });

  it('re-triages with new evidence, moves the case out of triage and keeps both verdicts in its history', async () => {
    const taken = await open('Olvidé la clave de empleador.');
    const after = await change(taken, 'evidence', { facts: { rucStatus: 'closed' } });
    expect(after.status).toBe(201);
    expect(after.body).toMatchObject({ scenario: 'ruc_inactive', stage: 'in_person', version: 2 });
    expect(after.headers.get('etag')).toBe('"2"');
    expect(after.body.window?.basis.kind).toBe('evidence');
    const timeline = await api.get<{ items: { kind: string }[] }>(`/cases/${taken.id}/timeline`);
    const kinds = timeline.body.items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['opened', 'evidence_added', 'verdict_changed', 'stage_changed']));
  });

  it('counts a RUC status that staff looked up within a week as a checked fact', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const twoDaysAgo = new Date(Date.parse(today) - 2 * 86_400_000).toISOString().slice(0, 10);
    const clientId = await newClient({ rucStatus: 'suspended', rucStatusCheckedOn: twoDaysAgo });
    expect(await open('No podemos entrar', {}, clientId)).toMatchObject({
      scenario: 'ruc_inactive',
      facts: { rucStatus: 'suspended' },
    });
  });

  it('names other open cases of the same client, and is no error', async () => {
    const clientId = await newClient();
    const first = await open(CAPTCHA, {}, clientId);
    const second = await open(CAPTCHA, {}, clientId);
    expect(second.duplicates.map(({ id }) => id)).toEqual([first.id]);
    expect(second.number).toBe(first.number + 1);
  });

  it('stops the third captcha try, also from another case of the same RUC', async () => {
    const clientId = await newClient();
    const taken = await open(CAPTCHA, { captchaPassed: false }, clientId);
    const onChrome = { outcome: 'captcha_failed', browser: 'Chrome', network: 'oficina', device: 'PC' };
    const first = await change(taken, 'attempts', onChrome);
    expect([first.status, first.body.attemptBudget.left]).toEqual([201, 0]);
    const same = await change<Problem>(first.body, 'attempts', onChrome);
    expect(same).toMatchObject({ status: 409, body: { code: 'attempt.not_allowed' } });
    expect(same.body.reason).toBeTruthy();
    const second = await change(first.body, 'attempts', { ...onChrome, browser: 'Firefox' });
    expect(second.status).toBe(201);
    const third = await change(second.body, 'attempts', { ...onChrome, browser: 'Edge', device: 'laptop' });
    expect(third.status).toBe(409);
    const another = await open(CAPTCHA, { captchaPassed: false }, clientId);
    const sneaked = await change(another, 'attempts', { ...onChrome, browser: 'Opera' });
    expect(sneaked.status).toBe(409);
  });

  it('gives a RUC no fresh budget by renumbering its client or by a new client for the number', async () => {
    const clientId = await newClient();
    const taken = await open(CAPTCHA, { captchaPassed: false }, clientId);
    const tried = await change(taken, 'attempts', { outcome: 'captcha_failed' });
    expect([tried.status, tried.body.attemptBudget.left]).toEqual([201, 0]);
    const { body: before } = await api.get<{ ruc: string; version: number }>(`/clients/${clientId}`);
    const renumber = { ruc: `179${String(2_900_000)}001` };
    const renumbered = await api.send('PATCH', `/clients/${clientId}`, renumber, { 'if-match': `"${before.version}"` });
    expect(renumbered.status).toBe(200);
    expect((await change(tried.body, 'attempts', { outcome: 'captcha_failed' })).status).toBe(409);
    const twin = await api.post<{ id: string }>('/clients', { ruc: before.ruc, legalName: 'El mismo empleador' });
    const again = await open(CAPTCHA, { captchaPassed: false }, twin.body.id);
    expect(again.attemptBudget.left).toBe(0);
    expect((await change(again, 'attempts', { outcome: 'captcha_failed' })).status).toBe(409);
  });

  describe('when a supervisor allows one more try', () => {
    const spent = async (): Promise<CaseAnswer> => {
      const taken = await open(CAPTCHA, { captchaPassed: false });
      return (await change(taken, 'attempts', { outcome: 'captcha_failed' })).body;
    };
    const granted = { of: 'attempt_budget', reason: 'El IESS pidió probar una vez más' };

    it('shows who and why, gives exactly one try, and stands in history and audit', async () => {
      const stopped = await spent();
      expect(stopped.nextAction).toContain('No lo intente más');
      const allowed = await change(stopped, 'overrides', granted);
      expect(allowed).toMatchObject({
        status: 201,
        body: { attemptBudget: { left: 1, override: { by: expect.any(String), reason: granted.reason } } },
      });
      expect((await change<Problem>(allowed.body, 'overrides', granted)).body.code).toBe('override.not_needed');
      const used = await change(allowed.body, 'attempts', { outcome: 'captcha_failed' });
      expect([used.status, used.body.attemptBudget.left]).toEqual([201, 0]);
      expect((await change(used.body, 'attempts', { outcome: 'captcha_failed' })).status).toBe(409);
      const audit = await api.get<{ items: { action: string; reason: string }[] }>('/audit?limit=5');
      expect(audit.body.items).toContainEqual(
        expect.objectContaining({ action: 'case.overridden', reason: granted.reason }),
      );
      const timeline = await api.get<{ items: { kind: string }[] }>(`/cases/${stopped.id}/timeline`);
      expect(timeline.body.items.map(({ kind }) => kind)).toContain('override_granted');
    });

    it('is not for agents, not for closed cases, and needs a reason', async () => {
      const stopped = await spent();
      const agent = await hire(api, desk.url, 'agent', 'agent@overrides.example');
      const path = `/cases/${stopped.id}/overrides`;
      const version = { 'if-match': `"${stopped.version}"` };
      expect((await agent.post(path, granted, version)).status).toBe(403);
      expect((await api.post(path, { of: 'attempt_budget' }, version)).status).toBe(400);
      expect((await api.post(path, { of: 'everything', reason: 'x' }, version)).status).toBe(400);
      const closed = await change(stopped, 'transitions', { to: 'closed', reason: 'El cliente desistió' });
      expect((await change<Problem>(closed.body, 'overrides', granted)).body.code).toBe('override.not_needed');
      const tried = await change<Problem>(closed.body, 'attempts', { outcome: 'failed' });
      expect(tried).toMatchObject({ status: 409, body: { code: 'attempt.not_allowed', reasonCode: 'not_open' } });
    });

    it('gives one try to one of many who take it at once', async () => {
      const allowed = await change(await spent(), 'overrides', granted);
      const tries = Array.from({ length: 10 }, () => change(allowed.body, 'attempts', { outcome: 'captcha_failed' }));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    });
  });

  describe('when the record at IESS is corrected', () => {
    const MISMATCH = 'El nombre del representante legal no coincide con el registro del IESS y el formulario no avanza';
    const correction = {
      what: 'Nombre del representante',
      wasWrong: 'Rosa Ejenplo 1710034065',
      shouldBe: 'Rosa Ejemplo 1710034065',
      evidence: 'Pantalla del IESS del día, clave: Quitumbe2031*',
    };
    const wrong = (): Promise<CaseAnswer> => open(MISMATCH, { representativeMatches: false });

    it('starts the clock after it, opens the way back online and one retry', async () => {
      const taken = await wrong();
      expect(taken).toMatchObject({ stage: 'correction', attemptBudget: { left: 0 } });
      expect((await change(taken, 'transitions', { to: 'online' })).status).toBe(409);
      const corrected = await change(taken, 'corrections', correction);
      expect(corrected).toMatchObject({
        status: 201,
        body: { window: { basis: { kind: 'correction' } }, attemptBudget: { left: 1 } },
      });
      expect(corrected.body.nextAction).toContain('reintente una sola vez');
      expect(JSON.stringify(corrected.body)).not.toContain('Quitumbe2031');
      const back = await change(corrected.body, 'transitions', { to: 'online' });
      expect(back.status).toBe(201);
      const tried = await change(back.body, 'attempts', { outcome: 'failed' });
      expect([tried.status, tried.body.attemptBudget.left]).toEqual([201, 0]);
    });

    it('gives no second retry by correcting again', async () => {
      const corrected = await change(await wrong(), 'corrections', correction);
      const tried = await change(corrected.body, 'attempts', { outcome: 'failed' });
      const twice = await change(tried.body, 'corrections', correction);
      expect(twice.body.attemptBudget.left).toBe(0);
      const away = await change(twice.body, 'transitions', { to: 'triage', reason: 'Otra vez' });
      const back = await change(away.body, 'transitions', { to: 'correction' });
      const thrice = await change(back.body, 'corrections', correction);
      expect(thrice.status).toBe(201);
      expect((await change(thrice.body, 'attempts', { outcome: 'failed' })).status).toBe(409);
    });

    it('hides ID numbers from those who may not read them, and is for cases in correction only', async () => {
      const corrected = await change(await wrong(), 'corrections', correction);
      const viewer = await hire(api, desk.url, 'viewer', 'viewer@corrections.example');
      const seen = await viewer.get(`/cases/${corrected.body.id}`);
      expect(JSON.stringify(seen.body)).not.toContain('1710034065');
      const online = await open(CAPTCHA, { captchaPassed: false });
      expect((await change<Problem>(online, 'corrections', correction)).body.code).toBe('correction.elsewhere');
    });
  });

  it('counts a recovery that is tried again under the name of an access test', async () => {
    const taken = await open(CAPTCHA, { captchaPassed: false });
    const tried = await change(taken, 'attempts', { outcome: 'captcha_failed' });
    const verifying = await change(tried.body, 'transitions', { to: 'verification', reason: 'Puso clave nueva' });
    expect((await change(verifying.body, 'attempts', { outcome: 'captcha_failed' })).status).toBe(409);
    expect((await change(verifying.body, 'attempts', { outcome: 'failed' })).status).toBe(201);
  });

  it('starts at the counter what the portal sent there, and says so where the case was online', async () => {
    const sent = await open(CAPTCHA, { captchaPassed: false, portalSaysInPerson: true });
    expect(sent.stage).toBe('in_person');
    const online = await open(CAPTCHA, { captchaPassed: false });
    const told = await change(online, 'attempts', { outcome: 'routed_in_person', by: 'client' });
    expect(told.body).toMatchObject({ stage: 'online', attemptBudget: { left: 0 } });
    expect(told.body.nextAction).toContain('«En persona»');
  });

  it('always records what the client tried, and counts it', async () => {
    const taken = await open(SUSPENDED, { rucStatus: 'closed' });
    const told = await change(taken, 'attempts', { outcome: 'failed', by: 'client' });
    expect([told.status, told.body.attempts[0]?.by]).toEqual([201, 'client']);
    expect((await change(told.body, 'attempts', { outcome: 'failed' })).status).toBe(409);
  });

  it('refuses to bring a case for the counter back online, until the fact that sent it there changes', async () => {
    const taken = await open(SUSPENDED, { rucStatus: 'suspended' });
    const clientSaysSo = await change<Problem>(taken, 'transitions', { to: 'resolved', reason: 'listo' });
    expect(clientSaysSo).toMatchObject({ status: 409, body: { code: 'stage.not_allowed' } });
    expect(clientSaysSo.body.allowedMoves?.find(({ to }) => to === 'verification')?.allowed).toBe(true);
    const active = await change(taken, 'evidence', { facts: { rucStatus: 'active' } });
    expect((await change(active.body, 'transitions', { to: 'online' })).status).toBe(201);
  });

  it('resolves only after access was tested', async () => {
    const taken = await open(CAPTCHA, { captchaPassed: false });
    const verifying = await change(taken, 'transitions', { to: 'verification', reason: 'Puso clave nueva' });
    expect(verifying.body.stage).toBe('verification');
    expect((await change(verifying.body, 'transitions', { to: 'resolved', reason: 'Ya' })).status).toBe(409);
    const tested = await change(verifying.body, 'attempts', { outcome: 'succeeded' });
    const resolved = await change(tested.body, 'transitions', { to: 'resolved' });
    expect(resolved).toMatchObject({ status: 201, body: { stage: 'resolved' } });
    const steps = resolved.body.followUps.filter(({ state }) => state === 'planned').map(({ step }) => step);
    expect(steps).toContain('close_check');
    const closed = await change(resolved.body, 'transitions', { to: 'closed' });
    expect(closed.body.followUps.filter(({ state }) => state === 'planned')).toEqual([]);
  });

  it('stops the window while the client has the turn', async () => {
    const taken = await open(SUSPENDED, { rucStatus: 'suspended' });
    const waiting = await change(taken, 'waiting', { for: 'client', reason: 'Falta el nombramiento' });
    expect(waiting.body).toMatchObject({ waitingFor: 'client', window: { paused: true } });
    const back = await change(waiting.body, 'waiting', { for: 'us', reason: 'Llegó' });
    expect(back.body.window).toMatchObject({ paused: false, latest: taken.window?.latest });
  });

  it('re-opens a case that was closed as out of scope when new evidence comes', async () => {
    const taken = await open('Quiero recuperar mi clave de afiliado para ver mis aportes, no la de empleador.');
    expect(taken).toMatchObject({ scenario: 'out_of_scope', stage: 'triage', followUps: [] });
    const closed = await change(taken, 'transitions', { to: 'closed' });
    expect(closed.body.stage).toBe('closed');
    const again = await change(closed.body, 'evidence', { facts: { rucStatus: 'closed', hasHadKeyBefore: true } });
    expect(again.status).toBe(201);
    expect(again.body.stage).not.toBe('closed');
  });

  it('lets one of fifty simultaneous moves win', async () => {
    const taken = await open(CAPTCHA, { captchaPassed: false });
    const moves = Array.from({ length: 50 }, () => change(taken, 'transitions', { to: 'in_person', reason: 'x' }));
    const statuses = (await Promise.all(moves)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409 || status === 412)).toHaveLength(49);
  });

  it('asks for the version that was read', async () => {
    const taken = await open(CAPTCHA);
    const bare = await api.post<Problem>(`/cases/${taken.id}/transitions`, { to: 'closed', reason: 'x' });
    expect(bare).toMatchObject({ status: 428, body: { code: 'precondition.required' } });
    const stale = await change<Problem>({ ...taken, version: 7 }, 'evidence', { text: 'otra cosa' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'precondition.stale' } });
  });

  it('refuses what is not a case, a client, a fact or a date, by name', async () => {
    const clientId = await newClient();
    const answers = await Promise.all([
      api.post<Problem>('/cases', { clientId: '019aa000-0000-7000-8000-000000000000', text: 'x' }),
      api.post<Problem>('/cases', { clientId, text: 'x', facts: { mood: 'bad' } }),
      api.post<Problem>('/cases', { clientId, text: 'x', facts: { rucStatus: 'dead' } }),
      api.post<Problem>('/cases', { clientId, text: 'x', deadlineOn: '2026-02-31' }),
      api.post<Problem>('/cases', { clientId, text: 'x', deadlineOn: '9999-12-31' }),
      api.post<Problem>('/cases', { clientId, text: 'x'.repeat(20_001) }),
      api.get<Problem>('/cases/not-an-id'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 400, 400, 400, 400, 404]);
  });

  it('shows numbers on the dashboard that equal the lists behind them', async () => {
    type Count = { count: number; query: string };
    const dashboard = await api.get<Record<string, unknown>>('/dashboard');
    const counts: Count[] = [];
    JSON.stringify(dashboard.body, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'query' in value) counts.push(value as Count);
      return value;
    });
    expect(counts.length).toBeGreaterThan(20);
    for (const { count, query } of counts) {
      const path = query.startsWith('trouble=') ? '/follow-ups' : '/cases';
      const list = await api.get<{ items?: unknown[] }>(`${path}?${query}&limit=200`);
      expect([query, list.status, list.body.items?.length]).toEqual([query, 200, count]);
    }
  });

  it('pages through all cases without missing or repeating one, in every order', async () => {
    for (const sort of [
      '-openedAt',
      'openedAt',
      'deadlineOn',
      'windowLatestOn',
      '-updatedAt',
      'number',
      '-costOfDelay',
      'costOfDelay',
    ]) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await api.get<{ items: { id: string }[]; nextCursor: string | null }>(
          `/cases?limit=3&sort=${sort}${cursor}`,
        );
        seen.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
      } while (cursor !== '');
      expect(new Set(seen).size).toBe(seen.length);
      const all = await api.get<{ items: unknown[] }>('/cases?limit=200');
      expect(seen).toHaveLength(all.body.items.length);
    }
  });

  it('says how a case stands against its dates, and puts first what costs most to leave', async () => {
    const taken = await open(SUSPENDED, { rucStatus: 'suspended' });
    const calm = await api.get<{ risk: { level: string; marginBusinessDays: number | null } }>(`/cases/${taken.id}`);
    expect(calm.body.risk).toMatchObject({ level: 'on_time', marginBusinessDays: null });
    const amend = await api.send<Dated>('PATCH', `/cases/${taken.id}`, { deadlineOn: '2020-01-06' }, ifMatch(taken));
    expect(amend.body).toMatchObject({ risk: { level: 'late' }, nearDeadline: { advice: expect.any(String) } });
    expect(amend.body.businessDaysLeft).toBeLessThan(0);
    expect(amend.body.risk.marginBusinessDays).toBeLessThan(0);
    expect(amend.body.risk.why.map(({ code }) => code)).toEqual(['deadline_passed', 'window_ahead', 'margin', 'waits']);
    const first = await api.get<{ items: { id: string; risk: { level: string } }[] }>(
      '/cases?sort=-costOfDelay&limit=1',
    );
    expect(first.body.items).toEqual([expect.objectContaining({ id: taken.id, risk: { level: 'late' } })]);
  });

  it('finds a case by name without accents, by number and by its words', async () => {
    const clientId = await newClient({ legalName: 'Florícola Ñandú Ejemplo' });
    const taken = await open('Nos aparece la frase extraña Zarzaparrilla en la pantalla', {}, clientId);
    for (const q of ['floricola nandu', `#${taken.number}`, 'ZARZAPARRILLA']) {
      const found = await api.get<{ items: { id: string }[] }>(`/cases?q=${encodeURIComponent(q)}`);
      expect(found.body.items.map(({ id }) => id)).toContain(taken.id);
    }
  });
});
