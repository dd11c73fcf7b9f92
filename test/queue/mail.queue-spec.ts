import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { Audit } from '../../src/audit/audit.js';
import { SettleDelivery } from '../../src/cases/settle-delivery.js';
import { Ledger } from '../../src/follow-ups/ledger.js';
import { SmtpMailer } from '../../src/notifications/mailer.js';
import { REACHABLE_CONTACT } from '../../src/notifications/reachable-contact.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startEngine } from '../support/engine.js';
import type { Engine } from '../support/engine.js';
import { insertCase, insertFirm, plannedAt } from '../support/fixtures.js';
import { freshRedisUrl } from '../support/redis.js';
import { testBackend } from '../support/servers.js';
import { waitFor } from '../support/wait-for.js';

const WEDNESDAY_TEN = new Date('2027-03-03T10:00:00-05:00');
const minutesOn = (minutes: number): Date => new Date(WEDNESDAY_TEN.getTime() + minutes * 60_000);

/** What the server does with a message once it has it all. */
type Answer = (done: (error?: Error | null) => void, close: () => void) => void;
const take: Answer = (done) => done();
const refusal = (responseCode: number): Error => Object.assign(new Error('refused'), { responseCode });

const ledger = new Ledger();
let database: TestDatabase;
let redisUrl: string | null;
let smtp: SMTPServer;
let url: string;
let received: string[] = [];
let answer: Answer = take;
let onRecipient: SMTPServerOptions['onRcptTo'];
let closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateTimers(database.url);
  redisUrl = testBackend() === 'redis' ? await freshRedisUrl() : null;
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (address, session, done) => (onRecipient ? onRecipient.call(smtp, address, session, done) : done()),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        answer(done, () => smtp.connections.forEach((connection) => connection.close()));
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
  url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received = [];
  answer = take;
  onRecipient = undefined;
});
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});
afterAll(async () => {
  await new Promise<void>((resolve) => void smtp.close(resolve));
  await database.drop();
});

async function engine(options: { at?: Date; smtpUrl?: string } = {}): Promise<Engine> {
  const mailer = new SmtpMailer(options.smtpUrl ?? url, 'Llavero <desk@firm.example>');
  const at = options.at ?? WEDNESDAY_TEN;
  const started = await startEngine({ databaseUrl: database.url, redisUrl, at, mailer, listens: false, graceMs: 0 });
  closers.push(async () => {
    mailer.close();
    await started.close();
  });
  return started;
}

async function scene(on: Engine) {
  const { firmId, ownerId } = await insertFirm(on.database);
  const { caseId } = await on.database.inFirm(firmId, async (tx) => {
    const made = await insertCase(tx);
    await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned: [plannedAt(minutesOn(-1))] }]);
    return made;
  });
  return { firmId, ownerId, caseId };
}

type Scene = Awaited<ReturnType<typeof scene>>;

async function followUp(on: Engine, { firmId, caseId }: Pick<Scene, 'firmId' | 'caseId'>) {
  const [row] = await on.database.inFirm(firmId, (tx) => ledger.followUpsOfCase(tx, caseId));
  if (row === undefined) throw new Error('no follow-up');
  return row;
}

const ring = async (on: Engine, one: Pick<Scene, 'firmId' | 'caseId'>): Promise<void> => {
  const { id } = await followUp(on, one);
  const [row] = await on.database.inFirm(one.firmId, (tx) =>
    tx.query<{ generation: number }>('select generation from follow_ups where id = $1', [id]),
  );
  await on.due.deliver(one.firmId, [{ firmId: one.firmId, id, generation: row?.generation ?? 0 }]);
};

const delivery = async (on: Engine, { firmId }: Scene) => {
  const [row] = await on.database.inFirm(firmId, (tx) =>
    tx.query<{ state: string; channel: string }>('select state, channel from deliveries'),
  );
  return row;
};

/** A person says whether the message arrived. */
async function settle(on: Engine, { firmId, ownerId }: Scene, arrived: boolean) {
  const settling = new SettleDelivery(new Audit());
  return on.database.inFirm(firmId, async (tx) => {
    const [row] = await tx.query<{ id: string }>('select id from deliveries');
    return settling.run(tx, ownerId, row?.id ?? '', { arrived, reason: 'Lo confirmó por teléfono' });
  });
}

const trailOf = (on: Engine, { firmId }: Scene) =>
  on.database.inFirm(firmId, (tx) =>
    tx.query<{ action: string }>(`select action, after from audit_events where action like 'delivery.%'`),
  );

/** The contact of a case that a message can reach. */
const REACHABLE = `select k.id from cases c join clients cl on cl.firm_id = c.firm_id and cl.id = c.client_id
  join contacts k on ${REACHABLE_CONTACT} where c.id = $1`;

const headerOf = (mail: string | undefined, name: string): string | undefined =>
  new RegExp(`^${name}:\\s+(.*)$`, 'imu').exec(mail ?? '')?.[1];

describe('follow-ups by mail', () => {
  it('leave with a message id of their own and say that a machine wrote them', async () => {
    const worker = await engine();
    const one = await scene(worker);
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'sent', reason: null });
    expect(await delivery(worker, one)).toEqual({ state: 'sent', channel: 'email' });
    const { id } = await followUp(worker, one);
    expect(headerOf(received[0], 'Message-ID')).toBe(`<${id}.${one.firmId}@firm.example>`);
    expect(headerOf(received[0], 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(received[0], 'X-Auto-Response-Suppress')).toBe('All');
    expect(received[0]).toContain('https://desk.example/r/lla_r_');
    expect(headerOf(received[0], 'From')).toBe('Contadores Ejemplo <desk@firm.example>');
  });

  it('go back for another try with the same message id when the server is busy', async () => {
    const worker = await engine();
    const one = await scene(worker);
    answer = (done) => done(refusal(451));
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'planned', reason: 'try_again' });
    expect(await delivery(worker, one)).toMatchObject({ state: 'failed' });
    answer = take;
    const later = await engine({ at: minutesOn(10) });
    await ring(later, one);
    expect(await followUp(later, one)).toMatchObject({ state: 'sent' });
    const [first, second] = received.map((mail) => headerOf(mail, 'Message-ID'));
    expect(second).toBe(first);
  });

  it('go back for another try when no server answers at all', async () => {
    const worker = await engine({ smtpUrl: 'smtp://127.0.0.1:1' });
    const one = await scene(worker);
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'planned', reason: 'try_again' });
  });

  it('stop at an address that refuses them for good: staff is asked to call, at once, and told', async () => {
    const worker = await engine();
    const one = await scene(worker);
    onRecipient = (_address, _session, done) => done(refusal(550));
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'uncertain', reason: 'refused' });
    onRecipient = undefined;
    const { rows, told, bounced } = await worker.database.inFirm(one.firmId, async (tx) => ({
      rows: await tx.query<{ id: string; step: string; generation: number }>(
        `select id, step, generation from follow_ups where case_id = $1 and step like 'bounced_%'`,
        [one.caseId],
      ),
      told: await tx.query<{ kind: string }>('select kind from notifications'),
      bounced: await tx.query<{ address: string }>('select address from bounced_addresses'),
    }));
    expect(rows.map(({ step }) => step)).toEqual(['bounced_fast_path']);
    expect(told).toEqual([{ kind: 'address_bounced' }]);
    expect(bounced).toHaveLength(1);
    await worker.due.deliver(
      one.firmId,
      rows.map(({ id, generation }) => ({ firmId: one.firmId, id, generation })),
    );
    const task = received.at(-1) ?? '';
    expect(task).toMatch(/^To: [^]*?<owner-/mu);
    expect(task).toMatch(/^Subject: .*Llame/mu);
  });

  it('go to staff from then on, until the address changes', async () => {
    const worker = await engine();
    const one = await scene(worker);
    const another = { firmId: one.firmId, caseId: '' };
    await worker.database.inFirm(one.firmId, async (tx) => {
      const made = await insertCase(tx);
      another.caseId = made.caseId;
      const planned = [plannedAt(minutesOn(-1)), plannedAt(minutesOn(60), { step: 'fast_path_later' })];
      await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned }]);
    });
    onRecipient = (_address, _session, done) => done(refusal(550));
    await ring(worker, another);
    onRecipient = undefined;
    received = [];
    const later = await engine({ at: minutesOn(61) });
    const [next] = await later.database.inFirm(one.firmId, (tx) =>
      tx.query<{ id: string; generation: number }>(
        `select id, generation from follow_ups where case_id = $1 and step = 'fast_path_later'`,
        [another.caseId],
      ),
    );
    await later.due.deliver(one.firmId, [
      { firmId: one.firmId, id: next?.id ?? '', generation: next?.generation ?? 0 },
    ]);
    expect(received).toEqual([expect.stringMatching(/^To: [^]*?<owner-/mu)]);
    await later.database.inFirm(one.firmId, (tx) =>
      tx.query(
        `update contacts set email = 'new-' || email where client_id = (select client_id from cases where id = $1)`,
        [another.caseId],
      ),
    );
    const [reachable] = await later.database.inFirm(one.firmId, (tx) => tx.query(REACHABLE, [another.caseId]));
    expect(reachable).toBeDefined();
  });

  it('tell a busy mailbox from one that does not exist', async () => {
    const worker = await engine();
    const one = await scene(worker);
    onRecipient = (_address, _session, done) => done(refusal(450));
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'planned', reason: 'try_again' });
    const kept = await worker.database.inFirm(one.firmId, (tx) => tx.query('select 1 from bounced_addresses'));
    expect(kept).toEqual([]);
  });

  it('are uncertain when the line breaks after the message left, and never leave again by themselves', async () => {
    const worker = await engine();
    const one = await scene(worker);
    answer = (_done, close) => close();
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'uncertain', reason: 'send_interrupted' });
    answer = take;
    await worker.sweeper.tick();
    await ring(worker, one);
    const key = `<${(await followUp(worker, one)).id}.`;
    expect(received.filter((mail) => mail.includes(key))).toHaveLength(1);
  });

  it('leave again, under the same message id, when a person says that they did not arrive', async () => {
    const worker = await engine();
    const one = await scene(worker);
    answer = (_done, close) => close();
    await ring(worker, one);
    answer = take;
    const settled = await settle(worker, one, false);
    expect(settled).toMatchObject({ state: 'failed', settled: { arrived: false, by: { id: one.ownerId } } });
    expect(await followUp(worker, one)).toMatchObject({ state: 'planned', reason: 'not_arrived' });
    await ring(worker, one);
    expect(await followUp(worker, one)).toMatchObject({ state: 'sent' });
    const key = `<${(await followUp(worker, one)).id}.`;
    expect(received.filter((mail) => mail.includes(key))).toHaveLength(2);
    expect(await trailOf(worker, one)).toEqual([
      { action: 'delivery.settled', after: { state: 'failed', arrived: false } },
    ]);
  });

  it('count as sent when a person says that they arrived, whatever the worker says later', async () => {
    const worker = await engine();
    const one = await scene(worker);
    let release: () => void = () => undefined;
    answer = (done) => {
      release = () => done(refusal(550));
      answer = take;
    };
    const ringing = ring(worker, one);
    await waitFor('the message to reach the server', () => received.length === 1);
    const another = await engine({ at: minutesOn(5) });
    await another.sweeper.tick();
    expect(await settle(another, one, true)).toMatchObject({ state: 'sent', settled: { arrived: true } });
    release();
    await ringing;
    expect(await followUp(another, one)).toMatchObject({ state: 'sent', reason: 'arrived' });
    expect(await delivery(another, one)).toMatchObject({ state: 'sent' });
    await expect(settle(another, one, false)).rejects.toMatchObject({ code: 'delivery.not_uncertain' });
  });

  it('are uncertain when the worker does not come back, until an answer that comes late settles it', async () => {
    const worker = await engine();
    const one = await scene(worker);
    let release: () => void = () => undefined;
    answer = (done) => {
      release = done;
      answer = take;
    };
    const ringing = ring(worker, one);
    await waitFor('the message to reach the server', () => received.length === 1);
    const another = await engine({ at: minutesOn(5) });
    await another.sweeper.tick();
    expect(await followUp(another, one)).toMatchObject({ state: 'uncertain', reason: 'send_interrupted' });
    release();
    await ringing;
    expect(await followUp(another, one)).toMatchObject({ state: 'sent' });
    const key = `<${(await followUp(another, one)).id}.`;
    expect(received.filter((mail) => mail.includes(key))).toHaveLength(1);
  });
});
