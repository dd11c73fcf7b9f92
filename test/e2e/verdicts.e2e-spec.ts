import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api, Reply } from '../support/api.js';
import { logIn } from '../support/api.js';
import type { Desk } from '../support/desk.js';
import { startDesk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Word = { scenario: string; also: string[]; route: string };
type CaseAnswer = {
  id: string;
  version: number;
  stage: string;
  scenario: string;
  nextAction: string;
  window: { basis: { kind: string; scenario: string } } | null;
  verdict: Word & { steps: string[]; overruled?: Word; needsInfo: boolean };
  overrule: { id: string; reason: string; by: { fullName: string } } | null;
  followUps: { step: string; state: string }[];
};
type Change = {
  scenario: { from: string; to: string } | null;
  because: { kind: string; fact?: string; from?: unknown; to?: unknown; quote?: string; word?: string }[];
};
type PastVerdict = Word & {
  seq: number;
  facts: object;
  overruled?: Word;
  overrule: { reason: string } | null;
  change: Change | null;
};
type Problem = { code: string; errors?: { pointer: string; code: string }[] };

const FORGOT = 'Olvidé la clave de empleador.';

describe('the verdicts of a case through the API', () => {
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

  async function open(text: string, facts = {}): Promise<CaseAnswer> {
    rucs += 1;
    const ruc = `179${String(2_000_000 + rucs)}001`;
    const client = await api.post<{ id: string }>('/clients', { ruc, legalName: `Empleador ${rucs}` });
    const reply = await api.post<CaseAnswer>('/cases', { clientId: client.body.id, text, facts });
    expect(reply.status).toBe(201);
    return reply.body;
  }

  const change = <Body = CaseAnswer>(
    { id, version }: { id: string; version: number },
    what: string,
    body: object,
  ): Promise<Reply<Body>> => api.post<Body>(`/cases/${id}/${what}`, body, { 'if-match': `"${version}"` });

  const verdictsOf = async ({ id }: { id: string }): Promise<PastVerdict[]> =>
    (await api.get<{ items: PastVerdict[] }>(`/cases/${id}/verdicts`)).body.items;

  const eventsOf = async ({ id }: { id: string }) =>
    (
      await api.get<{ items: { kind: string; after: Record<string, unknown>; reason: string | null }[] }>(
        `/cases/${id}/timeline`,
      )
    ).body.items;

  it('tells of each verdict what changed it: a fact from what to what, then new words', async () => {
    const taken = await open(FORGOT);
    const closed = await change(taken, 'evidence', { facts: { rucStatus: 'closed' } });
    await change(closed.body, 'evidence', {
      text: 'Además la imagen del captcha no carga.',
      facts: { rucStatus: 'active' },
    });
    const [third, second, first] = await verdictsOf(taken);
    expect([first?.seq, first?.change]).toEqual([1, null]);
    expect(second).toMatchObject({ seq: 2, scenario: 'ruc_inactive', facts: { rucStatus: 'closed' } });
    expect(second?.change?.scenario).toEqual({ from: 'undetermined', to: 'ruc_inactive' });
    expect(second?.change?.because).toEqual([{ kind: 'fact', fact: 'rucStatus', from: null, to: 'closed' }]);
    expect(third?.scenario).toBe('captcha_loop');
    expect(third?.change?.because).toEqual(
      expect.arrayContaining([
        { kind: 'fact', fact: 'rucStatus', from: 'closed', to: 'active' },
        expect.objectContaining({ kind: 'wording', supports: ['captcha_loop'] }),
      ]),
    );
  });

  it('says the same in the timeline', async () => {
    const taken = await open(FORGOT);
    await change(taken, 'evidence', { facts: { rucStatus: 'closed' } });
    const [verdict] = await verdictsOf(taken);
    const event = (await eventsOf(taken)).find(({ kind }) => kind === 'verdict_changed');
    expect(event?.after).toMatchObject({ scenario: 'ruc_inactive', change: verdict?.change });
  });

  it('pages the history, and tells the change across the edge of a page', async () => {
    const taken = await open(FORGOT);
    const one = await change(taken, 'evidence', { facts: { rucStatus: 'closed' } });
    await change(one.body, 'evidence', { facts: { rucStatus: 'active' } });
    const seen: PastVerdict[] = [];
    let cursor = '';
    do {
      const page = await api.get<{ items: PastVerdict[]; nextCursor: string | null }>(
        `/cases/${taken.id}/verdicts?limit=1${cursor}`,
      );
      seen.push(...page.body.items);
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(await verdictsOf(taken));
    expect(seen.map(({ change: changed }) => changed === null)).toEqual([false, false, true]);
  });

  it("takes a person's word: scenario, route, stage, window, advice and follow-ups go by it", async () => {
    const taken = await open(FORGOT);
    const reply = await change(taken, 'overrules', {
      scenario: 'invalid_email',
      also: ['captcha_loop'],
      route: 'in_person',
      reason: 'El registro no tiene correo: lo vi en ventanilla',
    });
    expect(reply.status).toBe(201);
    const after = reply.body;
    expect(after).toMatchObject({ scenario: 'invalid_email', stage: 'in_person', version: taken.version + 1 });
    expect(after.verdict).toMatchObject({
      scenario: 'invalid_email',
      also: ['captcha_loop'],
      route: 'in_person',
      needsInfo: false,
      overruled: { scenario: 'undetermined', also: [], route: 'none' },
    });
    expect(after.window?.basis).toMatchObject({ kind: 'evidence', scenario: 'invalid_email' });
    expect(after.nextAction).not.toBe(taken.nextAction);
    expect(after.verdict.steps).not.toEqual(taken.verdict.steps);
    expect(after.overrule?.reason).toContain('ventanilla');
    const planned = after.followUps.filter(({ state }) => state === 'planned').map(({ step }) => step);
    expect(planned.length).toBeGreaterThan(0);
    expect(planned).not.toContain('missing_facts_1');
    const [now, before] = await verdictsOf(taken);
    expect([before?.scenario, before?.overrule]).toEqual(['undetermined', null]);
    expect(now?.change?.because).toEqual([{ kind: 'person', word: 'given' }]);
    const events = await eventsOf(taken);
    expect(events.find(({ kind }) => kind === 'overruled')?.reason).toContain('ventanilla');
  });

  it('keeps the word while new evidence does not contradict it, and keeps judging beside it', async () => {
    const taken = await open(FORGOT);
    const word = await change(taken, 'overrules', { scenario: 'ruc_inactive', reason: 'Lo dijo el SRI por teléfono' });
    const more = await change(word.body, 'evidence', { text: 'El captcha no carga, da vueltas sin fin.' });
    expect(more.body).toMatchObject({ scenario: 'ruc_inactive', verdict: { overruled: { scenario: 'captcha_loop' } } });
    expect(more.body.verdict.also).toEqual(['captcha_loop']);
    expect(more.body.overrule).not.toBeNull();
  });

  it('lets the word fall when a checked fact denies it', async () => {
    const taken = await open('El captcha no carga, da vueltas sin fin.');
    const word = await change(taken, 'overrules', { scenario: 'ruc_inactive', reason: 'Creo que está suspendido' });
    const checked = await change(word.body, 'evidence', { facts: { rucStatus: 'active' } });
    expect(checked.body).toMatchObject({ scenario: 'captcha_loop', overrule: null });
    expect(checked.body.verdict.overruled).toBeUndefined();
    const [now] = await verdictsOf(taken);
    expect(now?.change?.because).toEqual(
      expect.arrayContaining([
        { kind: 'person', word: 'ended' },
        { kind: 'fact', fact: 'rucStatus', from: null, to: 'active' },
      ]),
    );
    const ended = (await eventsOf(taken)).find(({ kind }) => kind === 'overrule_ended');
    expect(ended?.after).toEqual({ because: 'new_evidence' });
  });

  it('takes a word back, and lets one replace another', async () => {
    const taken = await open('El captcha no carga, da vueltas sin fin.');
    const first = await change(taken, 'overrules', { scenario: 'first_time_key', reason: 'Nunca hubo clave' });
    const second = await change(first.body, 'overrules', { scenario: 'invalid_email', reason: 'Hubo clave' });
    expect(second.body).toMatchObject({ scenario: 'invalid_email', overrule: { reason: 'Hubo clave' } });
    const back = await change(second.body, 'overrules/withdraw', { reason: 'Era el captcha' });
    expect(back.body).toMatchObject({ scenario: 'captcha_loop', overrule: null });
    const nothing = await change<Problem>(back.body, 'overrules/withdraw', { reason: 'Otra vez' });
    expect(nothing).toMatchObject({ status: 409, body: { code: 'overrule.none' } });
  });

  it('re-opens a case closed as another matter when a person says that it is not', async () => {
    const taken = await open('Quiero recuperar mi clave de afiliado para ver mis aportes, no la de empleador.');
    const closed = await change(taken, 'transitions', { to: 'closed' });
    const again = await change(closed.body, 'overrules', {
      scenario: 'standard_recovery',
      reason: 'Sí es la patronal',
    });
    expect(again.body).toMatchObject({ scenario: 'standard_recovery', stage: 'online' });
    expect(again.body.followUps.some(({ state }) => state === 'planned')).toBe(true);
  });

  it('answers odd texts with undetermined, and refuses what is no text or no fact by name', async () => {
    type Verdict = { scenario: string; errors?: { pointer: string; code: string }[] };
    const ask = (body: object) => api.post<Verdict>('/triage', body);
    const odd = await Promise.all(
      ['', ' ', '🙏🙏😭', 'Kayak yachana wasi', '\u001b[31m\u0007'].map((text) => ask({ text })),
    );
    expect(odd.map(({ status, body }) => [status, body.scenario])).toEqual(odd.map(() => [200, 'undetermined']));
    const wrong = await Promise.all([
      ask({ text: 'x', facts: { rucStatus: 'asleep' } }),
      ask({ text: 'x', facts: { mood: true } }),
      ask({ text: 'x'.repeat(20_001) }),
      ask({}),
    ]);
    expect(wrong.map(({ status, body }) => [status, body.errors?.[0]?.pointer])).toEqual([
      [400, '/facts/rucStatus'],
      [400, '/facts/mood'],
      [400, '/text'],
      [400, '/text'],
    ]);
    expect((await ask({ text: 'x'.repeat(1_000_000) })).status).toBe(413);
  });

  it('refuses a word that the scenario table does not know, and one that changes nothing', async () => {
    const taken = await open('El captcha no carga, da vueltas sin fin.');
    const bodies = [
      { scenario: 'captcha_loop', reason: 'x' },
      { scenario: 'captcha_loop', also: ['invalid_email'], reason: 'x' },
      { scenario: 'invalid_email', route: 'none', reason: 'x' },
      { scenario: 'undetermined', also: ['invalid_email'], reason: 'x' },
      { scenario: 'lost_key', reason: 'x' },
      { scenario: 'invalid_email' },
    ];
    const answers = await Promise.all(bodies.map((body) => change<Problem>(taken, 'overrules', body)));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 400));
    expect(answers.map(({ body }) => body.errors?.[0]?.code)).toEqual([
      'overrule.changes_nothing',
      'overrule.also_outranks',
      'overrule.route_needed',
      'overrule.also_not_beside',
      'field.choice',
      'field.required',
    ]);
    expect((await api.post(`/cases/${taken.id}/overrules`, bodies[0])).status).toBe(428);
  });
});
