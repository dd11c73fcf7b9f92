import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import type { NewFirm } from '../support/firm.js';
import { freePort } from '../support/servers.js';
import { waitFor } from '../support/wait-for.js';

type FollowUp = { id: string; step: string; state: string };

/** A Wednesday at ten in Quito. */
const WEDNESDAY_TEN = new Date('2030-02-27T10:00:00-05:00');
const AT_ONCE_MS = 2_000;
const offset = `PT${Math.round((WEDNESDAY_TEN.getTime() - Date.now()) / 1000)}S`;

/** A Redis that takes connections and never answers. */
class HungRedis {
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
  }
}

describe('the roles of a process', () => {
  let database: TestDatabase;
  let firm: NewFirm;
  let running: Desk[] = [];
  let hung: HungRedis;
  let rucs = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    firm = await createFirm(database.url);
  });
  beforeEach(() => {
    hung = new HungRedis();
  });
  afterEach(async () => {
    hung.close();
    await Promise.all(running.map((desk) => desk.stop()));
    running = [];
  });
  afterAll(() => database.drop());

  async function start(role: 'api' | 'worker' | 'all', redisUrl?: string): Promise<Desk> {
    const env = { ROLE: role, CLOCK_OFFSET: offset, ...(redisUrl !== undefined && { REDIS_URL: redisUrl }) };
    const desk = await startDesk({ databaseUrl: database.url, env });
    running.push(desk);
    return desk;
  }

  /** A follow-up to staff that somebody wants to leave now. */
  async function hastened(owner: Api): Promise<string> {
    const client = await owner.post<{ id: string }>('/clients', {
      ruc: `179${String(4_100_000 + (rucs += 1))}001`,
      legalName: 'Comercial Ejemplo',
      contacts: [{ fullName: 'Eva Ejemplo', email: `eva${rucs}@client.example` }],
    });
    const opened = await owner.post<{ followUps: FollowUp[] }>('/cases', { clientId: client.body.id, text: '' });
    const id = opened.body.followUps[0]?.id ?? '';
    expect((await owner.post(`/follow-ups/${id}/send`)).status).toBe(200);
    return id;
  }

  const stateOf = async (owner: Api, id: string): Promise<string | undefined> =>
    (await owner.get<{ items: FollowUp[] }>('/follow-ups?limit=200')).body.items.find((one) => one.id === id)?.state;
  const sent = (owner: Api, id: string) =>
    waitFor('the message to leave', async () => (await stateOf(owner, id)) === 'sent');

  it('api: serves, sends nothing, and opens no line to Redis', async () => {
    const api = await start('api', await hung.open());
    const owner = await logIn(api.url, firm);
    const id = await hastened(owner);
    const health = await (await fetch(`${api.url}/health/ready`)).json();
    expect(health).toMatchObject({
      parts: expect.arrayContaining([{ name: 'worker', ok: false, needed: false, detail: '0 alive' }]),
    });
    expect(await stateOf(owner, id)).toBe('planned');
    expect(hung.connections).toBe(0);
  });

  it('worker: sends what an api planned, and serves nobody', async () => {
    const api = await start('api');
    const owner = await logIn(api.url, firm);
    const id = await hastened(owner);
    const worker = await start('worker');
    await sent(owner, id);
    await expect(fetch(`${worker.url}/health/live`)).rejects.toThrow();
  });

  it('all: does both', async () => {
    const desk = await start('all');
    const owner = await logIn(desk.url, firm);
    await sent(owner, await hastened(owner));
  });

  it.each(['away', 'hung'])('all: answers at once while Redis is %s, and plans as ever', async (fault) => {
    const url = fault === 'hung' ? await hung.open() : `redis://127.0.0.1:${await freePort()}`;
    const desk = await start('all', url);
    const owner = await logIn(desk.url, firm);
    const begun = performance.now();
    const id = await hastened(owner);
    expect(performance.now() - begun).toBeLessThan(AT_ONCE_MS);
    expect(await stateOf(owner, id)).toMatch(/planned|sent/);
    expect((await fetch(`${desk.url}/health/ready`)).status).toBe(200);
  });
});
