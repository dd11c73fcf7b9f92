import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { hire } from '../support/staff.js';
import { waitFor } from '../support/wait-for.js';

interface Told {
  id: string;
  event: string;
  data: { id?: string; caseId?: string; kind?: string; version?: number };
}

/** An open stream and all it was told so far. */
interface Listener {
  readonly told: Told[];
  readonly status: number;
  ended(): boolean;
  stop(): void;
}

const openListeners: Listener[] = [];

async function listen(url: string, token: string, lastId?: string, query = ''): Promise<Listener> {
  const abort = new AbortController();
  const reply = await fetch(`${url}/api/v1/events${query}`, {
    signal: abort.signal,
    headers: { authorization: `Bearer ${token}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
  });
  const told: Told[] = [];
  let isEnded = false;
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of reply.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
        );
        if (fields.has('event')) {
          told.push({
            id: fields.get('id') ?? '',
            event: fields.get('event') ?? '',
            data: JSON.parse(fields.get('data') ?? '{}') as Told['data'],
          });
        }
      }
    }
  };
  read()
    .catch(() => undefined)
    .finally(() => (isEnded = true));
  const listener = { told, status: reply.status, ended: () => isEnded, stop: () => abort.abort() };
  openListeners.push(listener);
  return listener;
}

describe('live events', () => {
  let one: Desk;
  let other: Desk;
  let firm: NewFirm;
  let token: string;
  let owner: Api;
  let rucs = 0;

  const tokenOf = async (login: { email: string; password: string }, desk = one): Promise<string> => {
    const reply = await fetch(`${desk.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: login.email, password: login.password }),
    });
    return ((await reply.json()) as { token: string }).token;
  };

  beforeAll(async () => {
    one = await startDesk({ env: { ROLE: 'api' } });
    other = await startDesk({ databaseUrl: one.databaseUrl, env: { ROLE: 'api' } });
    firm = await createFirm(one.databaseUrl ?? '');
    owner = await logIn(one.url, firm);
    token = await tokenOf(firm);
  });

  afterAll(async () => {
    openListeners.forEach((listener) => listener.stop());
    await other?.stop();
    await one?.stop();
  });

  async function open(api: Api = owner): Promise<{ id: string; version: number }> {
    const client = await api.post<{ id: string }>('/clients', {
      ruc: `179${String(3_300_000 + (rucs += 1))}001`,
      legalName: 'Comercial Ejemplo',
    });
    return (await api.post<{ id: string; version: number }>('/cases', { clientId: client.body.id, text: 'No entra' }))
      .body;
  }

  const about = ({ told }: Listener, caseId: string): Told[] => told.filter(({ data }) => data.caseId === caseId);

  it('tell in every process what was changed through any of them', async () => {
    const [here, there] = [await listen(one.url, token), await listen(other.url, token)];
    const taken = await open();
    for (const listener of [here, there]) {
      const [first] = await waitFor(
        'the case',
        () => about(listener, taken.id).length > 0 && about(listener, taken.id),
      );
      expect(first).toMatchObject({ event: 'case.changed', data: { kind: 'opened', version: taken.version } });
    }
    expect(here.told[0]?.event).toBe('hello');
  });

  it('resume without a gap after the line broke, also at another process', async () => {
    const first = await listen(one.url, token);
    const before = await open();
    const seen = await waitFor('the case', () => about(first, before.id)[0]);
    first.stop();
    const missed = await open();
    const again = await listen(other.url, token, seen.id);
    await waitFor('what was missed', () => about(again, missed.id).length > 0);
  });

  it('ask to read everything anew where nobody knows what was missed', async () => {
    for (const lastId of ['nonsense', '999999999999']) {
      const listener = await listen(one.url, token, lastId);
      const [begun] = await waitFor('the beginning', () => listener.told.length > 0 && listener.told);
      expect(begun?.event).toBe('reset');
    }
  });

  it('tell notifications to whom they belong, and nothing to other firms', async () => {
    const agent = await hire(owner, one.url, 'agent', 'live@firm.example');
    const agentToken = await tokenOf({ email: 'live@firm.example', password: await passwordOf(agent.userId) });
    const strangers = await createFirm(one.databaseUrl ?? '', 'stranger@firm.example');
    const [mine, theirs, stranger] = [
      await listen(one.url, token),
      await listen(one.url, agentToken),
      await listen(one.url, await tokenOf(strangers)),
    ];
    const taken = await open();
    await owner.post(`/cases/${taken.id}/notes`, { body: 'Mira esto', mentions: [agent.userId] });
    await waitFor('the mention', () => theirs.told.some(({ event }) => event === 'notification.created'));
    await waitFor('the note', () => about(mine, taken.id).some(({ data }) => data.kind === 'note_added'));
    expect(mine.told.map(({ event }) => event)).not.toContain('notification.created');
    expect(stranger.told.map(({ event }) => event)).toEqual(['hello']);
  });

  it('end with the log-in', async () => {
    const short = await tokenOf(firm);
    const listener = await listen(one.url, short);
    await fetch(`${one.url}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${short}` },
    });
    await waitFor('the end of the stream', () => listener.ended());
  });

  it('go on when the connections to the database break', async () => {
    const listener = await listen(one.url, token);
    const database = new Client({ connectionString: one.databaseUrl ?? '' });
    await database.connect();
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await database.end();
    const taken = await waitFor('the API to be back', async () => {
      const made = await open();
      return made.id !== undefined && made;
    });
    await waitFor('the case', () => about(listener, taken.id).length > 0);
    expect(listener.ended()).toBe(false);
  });

  it('have a limit for each person', async () => {
    const busy = await hire(owner, one.url, 'agent', 'busy@firm.example');
    const busyToken = await tokenOf({ email: 'busy@firm.example', password: await passwordOf(busy.userId) });
    const listeners = [];
    for (let count = 0; count < 11; count += 1) listeners.push(await listen(one.url, busyToken));
    expect(listeners.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
  });

  it('let a process stop in order', async () => {
    const third = await startDesk({ databaseUrl: one.databaseUrl, env: { ROLE: 'api' } });
    const listener = await listen(third.url, token);
    await waitFor('the stream', () => listener.told.length > 0);
    expect(await third.stop()).toBe(0);
    expect(listener.ended()).toBe(true);
  });

  async function passwordOf(userId: string): Promise<string> {
    return (await owner.post<{ password: string }>(`/users/${userId}/password`)).body.password;
  }
});
