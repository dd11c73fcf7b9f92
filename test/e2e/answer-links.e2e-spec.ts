import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { waitFor } from '../support/wait-for.js';

interface FollowUp {
  id: string;
  step: string;
  recipient: string;
  state: string;
  reason: string | null;
  wakeAt: string;
}
interface CaseAnswer {
  id: string;
  waitingFor: string;
  version: number;
  followUps: FollowUp[];
}
type Answer = 'solved' | 'help' | 'later';

const WEDNESDAY_TEN = new Date('2030-02-27T10:00:00-05:00');
const aheadTo = (time: Date): string => `PT${Math.round((time.getTime() - Date.now()) / 1000)}S`;
const DAY = 24 * 60 * 60_000;

describe('the one-click links of a mail', () => {
  let desk: Desk;
  let firm: NewFirm;
  let owner: Api;
  let rucs = 0;

  beforeAll(async () => {
    desk = await startDesk({ env: { CLOCK_OFFSET: aheadTo(WEDNESDAY_TEN), TRUST_PROXY: 'loopback' } });
    firm = await createFirm(desk.databaseUrl ?? '');
    owner = await logIn(desk.url, firm);
  });

  afterAll(() => desk?.stop());

  /** A case whose first message to the client stands in the outbox, with the paths of its links. */
  async function asked(
    api: Api = owner,
  ): Promise<{ taken: CaseAnswer; followUpId: string; links: Record<Answer, string> }> {
    const client = await api.post<{ id: string }>('/clients', {
      ruc: `179${String(3_200_000 + (rucs += 1))}001`,
      legalName: 'Comercial Ejemplo',
      contacts: [{ fullName: 'Eva Ejemplo', email: `eva${rucs}@client.example` }],
    });
    const opened = await api.post<CaseAnswer>('/cases', { clientId: client.body.id, text: 'Olvidé la clave.' });
    const followUpId = opened.body.followUps.find(({ recipient }) => recipient === 'client')?.id ?? '';
    await api.post(`/follow-ups/${followUpId}/send`);
    const { text } = await waitFor('the message', async () => {
      const { body } = await api.get<{ items: { text: string }[] }>(`/deliveries?caseId=${opened.body.id}`);
      return body.items[0];
    });
    const [solved = '', help = '', later = ''] = [...text.matchAll(/\/r\/lla_r_[\w-]+/g)].map(([path]) => path);
    return { taken: opened.body, followUpId, links: { solved, help, later } };
  }

  /** Each look comes from an address of its own, as people do: the limit is tried apart. */
  let visitors = 0;
  const visitor = () => ({ 'x-forwarded-for': `203.0.113.${(visitors += 1) % 250}` });

  const open = async (path: string, url = desk.url): Promise<{ status: number; page: string; headers: Headers }> => {
    const reply = await fetch(url + path, { headers: visitor() });
    return { status: reply.status, page: await reply.text(), headers: reply.headers };
  };
  const press = async (path: string, text = '', url = desk.url): Promise<{ status: number; page: string }> => {
    const reply = await fetch(url + path, { method: 'POST', body: new URLSearchParams({ text }), headers: visitor() });
    return { status: reply.status, page: await reply.text() };
  };
  const caseNow = async ({ id }: { id: string }): Promise<CaseAnswer> =>
    (await owner.get<CaseAnswer>(`/cases/${id}`)).body;
  const historyOf = async ({ id }: { id: string }) =>
    (
      await owner.get<{ items: { kind: string; actorKind: string; after: Record<string, unknown> }[] }>(
        `/cases/${id}/timeline`,
      )
    ).body.items;

  it('answer nothing when they are looked at, however often: mail scanners open every link', async () => {
    const { taken, links } = await asked();
    for (const path of [links.solved, links.help, links.later, links.solved]) {
      const { status, page } = await open(path);
      expect(status).toBe(200);
      expect(page).toContain('<form method="post">');
    }
    expect((await fetch(desk.url + links.solved, { method: 'HEAD' })).status).toBe(200);
    expect((await historyOf(taken)).map(({ kind }) => kind)).not.toContain('follow_up_answered');
  });

  it('ask in Spanish, run no script, load nothing, and leak no address', async () => {
    const { links } = await asked();
    const { page, headers } = await open(links.help);
    expect(page).toContain('¿Necesita ayuda?');
    expect(page).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  it('say nothing of the case in their address', async () => {
    const { taken, links, followUpId } = await asked();
    for (const word of [taken.id, followUpId, firm.firmId, 'Comercial', 'eva'])
      expect(links.solved).not.toContain(word);
  });

  it('answer once, in the name of the client, whichever of the three is pressed first', async () => {
    const { taken, links } = await asked();
    await owner.post(
      `/cases/${taken.id}/waiting`,
      { for: 'client', reason: 'Falta un dato' },
      { 'if-match': `"${taken.version}"` },
    );
    const first = await press(links.solved, 'Ya pude entrar. Mi clave es Quitumbe2031*');
    expect(first).toMatchObject({ status: 200, page: expect.stringContaining('Gracias') });
    expect((await caseNow(taken)).waitingFor).toBe('us');
    for (const again of [links.solved, links.help, links.later]) {
      expect(await press(again)).toMatchObject({
        status: 410,
        page: expect.stringContaining('Ya tenemos su respuesta'),
      });
    }
    const answers = (await historyOf(taken)).filter(({ kind }) => kind === 'follow_up_answered');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ actorKind: 'client', after: { by: 'client', link: 'solved' } });
    expect(JSON.stringify(answers)).not.toContain('Quitumbe2031');
    const { body } = await owner.get<{ items: { kind: string; case: { id: string } }[] }>('/notifications');
    expect(body.items[0]).toMatchObject({ kind: 'client_answered', case: { id: taken.id } });
  });

  it('answer once when two buttons are pressed at the same time', async () => {
    const { taken, links } = await asked();
    const both = await Promise.all([press(links.solved), press(links.help)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await historyOf(taken)).filter(({ kind }) => kind === 'follow_up_answered')).toHaveLength(1);
  });

  it('put off what would come sooner, and leave the turn where it is', async () => {
    const { taken, links } = await asked();
    await owner.post(
      `/cases/${taken.id}/waiting`,
      { for: 'client', reason: 'Falta un dato' },
      { 'if-match': `"${taken.version}"` },
    );
    expect((await press(links.later)).status).toBe(200);
    const after = await caseNow(taken);
    expect(after.waitingFor).toBe('client');
    const waiting = after.followUps.filter(({ recipient, state }) => recipient === 'client' && state === 'planned');
    const snoozed = (await historyOf(taken)).filter(({ kind }) => kind === 'follow_up_snoozed');
    expect(snoozed.length).toBeGreaterThan(0);
    expect(snoozed.every(({ actorKind }) => actorKind === 'client')).toBe(true);
    for (const { wakeAt } of waiting) expect(wakeAt >= '2030-03-01T13:30').toBe(true);
  });

  it('expire two weeks after the message', async () => {
    const { links } = await asked();
    const later = await startDesk({
      databaseUrl: desk.databaseUrl,
      env: { ROLE: 'api', CLOCK_OFFSET: aheadTo(new Date(WEDNESDAY_TEN.getTime() + 15 * DAY)) },
    });
    try {
      expect(await open(links.help, later.url)).toMatchObject({
        status: 410,
        page: expect.stringContaining('ya venció'),
      });
      expect((await press(links.help, '', later.url)).status).toBe(410);
      expect((await open(links.help)).status).toBe(200);
    } finally {
      await later.stop();
    }
  });

  it('are refused when forged, cut, of another firm, or signed with a key that was taken back', async () => {
    const mine = await asked();
    const stranger = await logIn(desk.url, await createFirm(desk.databaseUrl ?? '', 'other@firm.example'));
    const theirs = await asked(stranger);
    const [head, body] = ['/r/lla_r_', mine.links.help.slice('/r/lla_r_'.length)];
    const bytes = Buffer.from(body, 'base64url');
    const other = Buffer.from(theirs.links.help.slice(head.length), 'base64url');
    other.copy(bytes, 6, 6, 22);
    const changed = Buffer.from(body, 'base64url');
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    const forged = [
      `${head}${bytes.toString('base64url')}`,
      `${head}${changed.toString('base64url')}`,
      mine.links.help.slice(0, -5),
      '/r/x',
    ];
    for (const path of forged) {
      expect(await open(path)).toMatchObject({
        status: 404,
        page: expect.stringContaining('No reconocemos este enlace'),
      });
      expect((await press(path)).status).toBe(404);
    }
    const database = new Client({ connectionString: desk.databaseUrl ?? '' });
    await database.connect();
    await database.query('alter table link_keys no force row level security');
    await database.query('delete from link_keys where firm_id = $1', [firm.firmId]);
    await database.query('alter table link_keys force row level security');
    await database.end();
    expect((await open(mine.links.help)).status).toBe(404);
    expect((await open(theirs.links.help)).status).toBe(200);
  });

  it('have a limit for each address', async () => {
    const scanner = { headers: { 'x-forwarded-for': '198.51.100.7' } };
    const replies = await Promise.all(Array.from({ length: 60 }, () => fetch(`${desk.url}/r/x`, scanner)));
    const limited = replies.find(({ status }) => status === 429);
    expect(limited?.headers.get('retry-after')).toBe('1');
    expect(await limited?.text()).toContain('Un momento');
  });
});
