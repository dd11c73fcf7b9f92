import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';

type Count = { count: number; query: string };
type Troubles = { oldestOverdueAt: string | null; overdue: Count; parked: Count; uncertain: Count };
type Part = { name: string; ok: boolean; detail?: string };

/** Nobody sends here: what the worker would see to stays where it is. */
describe('follow-ups in trouble', () => {
  let desk: Desk;
  let owner: Api;
  let caseId: string;

  beforeAll(async () => {
    desk = await startDesk({ env: { ROLE: 'api' } });
    owner = await logIn(desk.url, await createFirm(desk.databaseUrl ?? ''));
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: '1790011674001',
      legalName: 'Comercial Ejemplo',
      contacts: [{ fullName: 'Eva Ejemplo', email: 'eva@client.example' }],
    });
    caseId = (await owner.post<{ id: string }>('/cases', { clientId: client.body.id, text: '' })).body.id;
  }, 90_000);

  afterAll(() => desk?.stop());

  async function change(sql: string): Promise<void> {
    const client = new Client({ connectionString: desk.databaseUrl ?? '' });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  const troubles = async (): Promise<Troubles> =>
    (await owner.get<{ followUps: Troubles }>('/dashboard')).body.followUps;
  const part = async (): Promise<Part | undefined> => {
    const response = await fetch(`${desk.url}/health/ready`);
    const { parts } = (await response.json()) as { parts: Part[] };
    return parts.find(({ name }) => name === 'follow_ups');
  };
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${desk.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)`, 'mu').exec(text)?.[1]);
  };

  it('are none where everything is well', async () => {
    await change(`update follow_ups set state = 'planned', wake_at = now() + interval '1 day'`);
    expect(await troubles()).toMatchObject({ oldestOverdueAt: null, overdue: { count: 0 }, parked: { count: 0 } });
    expect(await part()).toMatchObject({ ok: true, detail: 'oldest overdue none; 0 parked, 0 uncertain' });
    expect(await metric('llavero_oldest_overdue_seconds')).toBe(0);
  });

  it('are counted on the dashboard, each as its list has them, in health and in the metrics', async () => {
    await change(`
      update follow_ups set state = 'planned', wake_at = now() + interval '1 day';
      update follow_ups set wake_at = now() - interval '10 minutes' where case_id = '${caseId}' and step = 'missing_facts_1';
      update follow_ups set state = 'parked', reason = 'too_many_tries' where case_id = '${caseId}' and step = 'missing_facts_3';
      update follow_ups set state = 'uncertain', reason = 'send_interrupted' where case_id = '${caseId}' and step = 'missing_facts_5'`);
    const { oldestOverdueAt, ...counts } = await troubles();
    expect(Date.now() - Date.parse(oldestOverdueAt ?? '')).toBeGreaterThan(9 * 60_000);
    for (const [trouble, step] of [
      ['overdue', 'missing_facts_1'],
      ['parked', 'missing_facts_3'],
      ['uncertain', 'missing_facts_5'],
    ] as const) {
      const { count, query } = counts[trouble];
      const { body } = await owner.get<{ items: { caseId: string; step: string }[] }>(`/follow-ups?${query}`);
      expect({ count, steps: body.items }).toMatchObject({ count: 1, steps: [{ caseId, step }] });
    }
    const found = await part();
    expect(found).toMatchObject({ ok: false, detail: expect.stringContaining('1 parked, 1 uncertain') });
    expect(await metric('llavero_oldest_overdue_seconds')).toBeGreaterThan(590);
    expect(await metric('llavero_follow_ups_overdue')).toBe(1);
    expect(await metric('llavero_follow_ups_parked')).toBe(1);
    expect(await metric('llavero_follow_ups_uncertain')).toBe(1);
  });

  it('do not count an address that refused mail: that is told as what it is', async () => {
    await change(
      `update follow_ups set state = 'parked', reason = 'refused' where case_id = '${caseId}' and step = 'missing_facts_3'`,
    );
    expect((await troubles()).parked.count).toBe(0);
  });

  it('are settled by a person: an uncertain message arrived, and who said so stands with it', async () => {
    await change(`
      update follow_ups set state = 'uncertain', reason = 'send_interrupted' where case_id = '${caseId}' and step = 'missing_facts_5';
      insert into deliveries (firm_id, id, follow_up_id, case_id, recipient, channel, to_name, to_address, locale, subject,
        body_text, body_html, message_id, state, created_at)
      select firm_id, gen_random_uuid(), id, case_id, recipient, 'email', 'Eva Ejemplo', 'eva@client.example', 'es', 'Asunto',
        'Texto', '<p>Texto</p>', id || '.' || firm_id, 'uncertain', now() from follow_ups where case_id = '${caseId}' and step = 'missing_facts_5'`);
    type Delivery = { id: string; state: string; settled: { arrived: boolean } | null };
    const listed = await owner.get<{ items: Delivery[] }>('/deliveries?state=uncertain');
    const [doubtful] = listed.body.items;
    expect(doubtful).toMatchObject({ settled: null });
    const path = `/deliveries/${doubtful?.id}/settle`;
    const reason = 'Lo vi en su correo, donde mi clave es Quitumbe2031*';
    const settled = await owner.post<Delivery>(path, { arrived: true, reason });
    expect(settled).toMatchObject({ status: 200, body: { state: 'sent', settled: { arrived: true } } });
    expect((await owner.post(path, { arrived: false })).body).toMatchObject({ code: 'delivery.not_uncertain' });
    const { body } = await owner.get<{ items: { step: string; state: string }[] }>(`/cases/${caseId}/follow-ups`);
    expect(body.items.find(({ step }) => step === 'missing_facts_5')).toMatchObject({ state: 'sent' });
    for (const trail of ['/audit', `/cases/${caseId}/timeline`]) {
      const told = JSON.stringify((await owner.get(trail)).body);
      expect(told).toContain('Lo vi en su correo');
      expect(told).not.toContain('Quitumbe2031');
    }
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'other@firm.example'));
    expect((await stranger.post(path, { arrived: true })).status).toBe(404);
  });

  it('are read page by page with the other follow-ups of their case, none twice and none left out', async () => {
    type Page = { items: { id: string; dueAt: string }[]; nextCursor: string | null };
    const whole = (await owner.get<Page>(`/cases/${caseId}/follow-ups`)).body;
    expect(whole.nextCursor).toBeNull();
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Page = (await owner.get<Page>(`/cases/${caseId}/follow-ups?limit=2${query}`)).body;
      expect(page.items.length).toBeLessThanOrEqual(2);
      read.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(read).toEqual(whole.items.map(({ id }) => id));
    expect((await owner.get(`/cases/${caseId}/follow-ups?limit=0`)).status).toBe(400);
  });

  it('do not begin with silence: a client whom nobody can write to is a task for staff from the start', async () => {
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: '1790011690001',
      legalName: 'Taller Ejemplo',
      registeredEmail: 'taller@client.example',
      contacts: [{ fullName: 'Eva Ejemplo', phone: '0991234567' }],
    });
    type FollowUp = { step: string; recipient: string; state: string };
    const { body } = await owner.post<{ followUps: FollowUp[] }>('/cases', { clientId: client.body.id, text: '' });
    expect(body.followUps.map(({ step }) => step)).toContain('missing_facts_1');
    for (const follow of body.followUps) expect(follow).toMatchObject({ recipient: 'assignee', state: 'planned' });
  });
});
