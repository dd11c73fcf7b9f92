import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Database } from '../../src/platform/database/database.js';
import { secretText } from '../../src/webhooks/signature.js';
import { WebhookCourier } from '../../src/webhooks/webhook-courier.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { insertCase, insertFirm, openDatabase } from '../support/fixtures.js';
import type { FirmFixture } from '../support/fixtures.js';

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const NOW = new Date('2027-03-03T10:00:00-05:00');
const HOUR = 60 * 60_000;

let database: TestDatabase;
let receiver: Server;
let origin: string;
let heard: Heard[] = [];
let answer: (response: ServerResponse) => void;
let opened: Database[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
beforeEach(() => {
  heard = [];
  answer = (response) => void response.end('ok');
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.onApplicationShutdown()));
  opened = [];
});
afterAll(async () => {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await database.drop();
});

async function at(time: Date): Promise<Database> {
  const one = await openDatabase(database.url, time);
  opened.push(one);
  return one;
}

const courierOf = (on: Database, allowPrivate = true): WebhookCourier =>
  new WebhookCourier(on, { allowPrivate, chance: () => 0.5 });

interface Hook extends FirmFixture {
  readonly webhookId: string;
  readonly secret: Buffer;
}

async function hook(on: Database, eventTypes: readonly string[] = [], host = origin): Promise<Hook> {
  const firm = await insertFirm(on);
  const [webhookId, secret] = [randomUUID(), randomBytes(32)];
  await on.inFirm(firm.firmId, (tx) =>
    tx.query(
      `insert into webhooks (firm_id, id, url, event_types, secret, created_by, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [tx.firmId, webhookId, `${host}/${webhookId}`, eventTypes, secret, firm.ownerId, tx.now],
    ),
  );
  return { ...firm, webhookId, secret };
}

async function happen(on: Database, { firmId }: Hook, kinds: readonly string[], commit = true): Promise<void> {
  const work = on.inFirm(firmId, async (tx) => {
    const { caseId } = await insertCase(tx);
    for (const kind of kinds) {
      await tx.query(
        `insert into case_events (firm_id, id, case_id, kind, actor_kind, at, after) values ($1, $2, $3, $4, 'system', $5, $6)`,
        [tx.firmId, randomUUID(), caseId, kind, tx.now, JSON.stringify({ text: 'palabras del cliente' })],
      );
    }
    if (!commit) throw new Error('rolled back');
  });
  await work.catch((error: Error) => {
    if (commit) throw error;
  });
}

interface Row {
  readonly type: string;
  readonly state: string;
  readonly tries: number;
  readonly nextAt: Date;
  readonly attempts: { status: number | null; error: string | null }[];
}

const deliveriesOf = (on: Database, { firmId }: Hook): Promise<Row[]> =>
  on.inFirm(firmId, (tx) =>
    tx.query<Row>(
      `select type, state, tries, next_at as "nextAt", attempts from webhook_deliveries order by created_at, type`,
    ),
  );
const hookNow = async (on: Database, { firmId }: Hook) => {
  const [row] = await on.inFirm(firmId, (tx) =>
    tx.query<{ active: boolean; disabledFor: string | null }>(
      'select active, disabled_for as "disabledFor" from webhooks',
    ),
  );
  return row;
};

/** What the receiver heard of one webhook: other suites' hooks are served by the same rounds. */
const mine = ({ webhookId }: Hook): Heard[] => heard.filter(({ path }) => path === `/${webhookId}`);

describe('webhooks', () => {
  it('verify with the package that receivers use, and hold no word that anybody wrote', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed']);
    await courierOf(now).tick();
    const [message] = mine(one);
    const verifier = new Webhook(secretText(one.secret));
    const headers = message?.headers as Record<string, string>;
    const data = verifier.verify(message?.body ?? '', headers) as { type: string; data: Record<string, unknown> };
    expect(data).toMatchObject({ type: 'case.stage_changed', data: { stage: 'online', actor: 'system' } });
    expect(message?.body).not.toContain('palabras');
    expect(() => verifier.verify(`${message?.body} `, headers)).toThrow();
    expect(await deliveriesOf(now, one)).toMatchObject([{ state: 'delivered', tries: 1, attempts: [{ status: 200 }] }]);
  });

  it('are queued with the event or not at all, and only what was asked for', async () => {
    const now = await at(NOW);
    const one = await hook(now, ['follow_up.sent']);
    await happen(now, one, ['follow_up_sent', 'stage_changed', 'follow_up_skipped']);
    await happen(now, one, ['follow_up_sent'], false);
    expect((await deliveriesOf(now, one)).map(({ type }) => type)).toEqual(['follow_up.sent']);
  });

  it('come again with the same id and body, ever later, until they are taken', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed']);
    answer = (response) => void response.writeHead(500).end();
    await courierOf(now).tick();
    await courierOf(now).tick();
    expect(mine(one)).toHaveLength(1);
    const [failed] = await deliveriesOf(now, one);
    expect(failed).toMatchObject({ state: 'waiting', tries: 1 });
    answer = (response) => void response.end();
    const later = await at(new Date(NOW.getTime() + HOUR));
    await courierOf(later).tick();
    const [first, second] = mine(one);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(await deliveriesOf(later, one)).toMatchObject([{ state: 'delivered', tries: 2 }]);
  });

  it('wait as long as a busy receiver asks', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed']);
    answer = (response) => void response.writeHead(429, { 'retry-after': '600' }).end();
    await courierOf(now).tick();
    const [row] = await deliveriesOf(now, one);
    expect((row?.nextAt.getTime() ?? 0) - NOW.getTime()).toBeGreaterThan(590_000);
  });

  it('end at 410, and the owner is written to', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed', 'verdict_changed']);
    answer = (response) => void response.writeHead(410).end();
    await courierOf(now).tick();
    expect(await hookNow(now, one)).toEqual({ active: false, disabledFor: 'gone' });
    const letters = await now.inFirm(one.firmId, (tx) => tx.query('select 1 from staff_letters'));
    expect(letters).toHaveLength(1);
    await happen(now, one, ['stage_changed']);
    await courierOf(now).tick();
    expect(mine(one).length).toBeLessThanOrEqual(2);
  });

  it('are switched off after five days without one success', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    answer = (response) => void response.writeHead(503).end();
    for (const days of [0, 3, 4, 6]) {
      const then = await at(new Date(NOW.getTime() + days * 24 * HOUR));
      await happen(then, one, ['stage_changed']);
      await courierOf(then).tick();
      expect((await hookNow(then, one))?.active).toBe(days < 6);
    }
    expect((await hookNow(now, one))?.disabledFor).toBe('failing');
  });

  it('follow no redirect', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed']);
    answer = (response) => void response.writeHead(302, { location: `${origin}/elsewhere` }).end();
    await courierOf(now).tick();
    expect(mine(one)).toHaveLength(1);
    expect(await deliveriesOf(now, one)).toMatchObject([{ state: 'waiting', attempts: [{ status: 302 }] }]);
  });

  it('never reach a private address, whatever the name says when it is asked again', async () => {
    const now = await at(NOW);
    const one = await hook(now, [], origin.replace('127.0.0.1', 'rebinding.example'));
    const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
    await happen(now, one, ['stage_changed']);
    await new WebhookCourier(now, { allowPrivate: false, resolve }).tick();
    expect(mine(one)).toEqual([]);
    expect(await deliveriesOf(now, one)).toMatchObject([{ attempts: [{ status: null, error: 'target_private' }] }]);
  });

  it('go to the address that was looked at, not to what the name means a moment later', async () => {
    const now = await at(NOW);
    const one = await hook(now, [], origin.replace('127.0.0.1', 'pinned.example'));
    let asked = 0;
    const resolve = async () => [{ address: (asked += 1) === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 as const }];
    await happen(now, one, ['stage_changed']);
    await new WebhookCourier(now, { allowPrivate: true, resolve }).tick();
    expect([mine(one).length, asked]).toEqual([1, 1]);
    expect(mine(one)[0]?.headers.host).toMatch(/^pinned\.example:/);
  });

  it('are sent again by another worker when the first does not come back', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed']);
    await now.inFirm(one.firmId, (tx) =>
      tx.query(`update webhook_deliveries set state = 'running', fence = 1, lease_until = $1`, [tx.now]),
    );
    const later = await at(new Date(NOW.getTime() + 2 * 60_000));
    await Promise.all([courierOf(later).tick(), courierOf(later).tick()]);
    expect(mine(one)).toHaveLength(1);
    expect(await deliveriesOf(later, one)).toMatchObject([{ state: 'delivered' }]);
  });

  it('sign with both secrets while one replaces the other', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    const fresh = randomBytes(32);
    await now.inFirm(one.firmId, (tx) =>
      tx.query(
        `update webhooks set old_secret = secret, secret = $1, old_secret_until = $2::timestamptz + interval '1 day'`,
        [fresh, tx.now],
      ),
    );
    await happen(now, one, ['stage_changed']);
    await courierOf(now).tick();
    const [message] = mine(one);
    for (const secret of [one.secret, fresh]) {
      const verifier = new Webhook(secretText(secret));
      expect(() => verifier.verify(message?.body ?? '', message?.headers as Record<string, string>)).not.toThrow();
    }
  });

  it('take no more of an answer than they need', async () => {
    const now = await at(NOW);
    const one = await hook(now);
    await happen(now, one, ['stage_changed']);
    answer = (response) => {
      response.on('error', () => undefined);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    await courierOf(now).tick();
    expect(await deliveriesOf(now, one)).toMatchObject([{ state: 'delivered' }]);
  });
});
