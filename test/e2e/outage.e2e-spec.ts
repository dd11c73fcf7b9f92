import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { logIn } from '../support/api.js';
import type { Api } from '../support/api.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startDesk } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { createFirm } from '../support/firm.js';
import { waitFor } from '../support/wait-for.js';

/** A line to PostgreSQL that can be cut and mended. */
class Line {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private cut = false;

  constructor(private readonly target: URL) {
    this.server = createServer((socket) => this.join(socket));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  break(): void {
    this.cut = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  mend(): void {
    this.cut = false;
  }

  close(): void {
    this.break();
    this.server.close();
  }

  private join(near: Socket): void {
    if (this.cut) return void near.destroy();
    const far = connect(Number(this.target.port || 5432), this.target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}

describe('while PostgreSQL is away', () => {
  let database: TestDatabase;
  let line: Line;
  let desk: Desk;
  let owner: Api;

  beforeAll(async () => {
    database = await createTestDatabase();
    const firm = await createFirm(database.url);
    line = new Line(new URL(database.url));
    desk = await startDesk({ databaseUrl: await line.open(), env: { ROLE: 'api' } });
    owner = await logIn(desk.url, firm);
  });

  afterAll(async () => {
    line?.mend();
    await desk?.stop();
    line?.close();
    await database?.drop();
  });

  it('the desk says so at once, stays alive, and works again when it is back', async () => {
    line.break();
    const began = performance.now();
    const reply = await owner.get('/clients');
    expect(performance.now() - began).toBeLessThan(3_000);
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 503, code: 'part.away' });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(reply.body)).not.toMatch(/ECONN|at \w+|node:/);

    expect((await fetch(`${desk.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${desk.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      status: 'unavailable',
      parts: expect.arrayContaining([expect.objectContaining({ name: 'postgres', ok: false })]),
    });

    line.mend();
    const back = await waitFor('the desk to work again', async () => {
      const again = await owner.get('/clients');
      return again.status === 200 ? again : null;
    });
    expect(back.body).toEqual({ items: [], nextCursor: null });
    expect((await fetch(`${desk.url}/health/ready`)).status).toBe(200);
  });
});
