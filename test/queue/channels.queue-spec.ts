import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Ledger } from '../../src/follow-ups/ledger.js';
import type { Mailer } from '../../src/notifications/mailer.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startEngine } from '../support/engine.js';
import type { Engine } from '../support/engine.js';
import { insertCase, insertFirm, plannedAt } from '../support/fixtures.js';
import type { CaseFixture, CaseWishes, FirmFixture, FollowUpWishes } from '../support/fixtures.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';

const WEDNESDAY_TEN = new Date('2027-03-03T10:00:00-05:00');
const at = (local: string): Date => new Date(`${local}:00-05:00`);
const TO_STAFF = { recipient: 'assignee', template: 'case_review' } as const;

const ledger = new Ledger();
let database: TestDatabase;
let engine: Engine;
let mailed: string[] = [];

/** A mail server that takes everything. */
const mailer: Mailer = {
  sender: 'desk@firm.example',
  send: async ({ toAddress }) => {
    mailed.push(toAddress);
    return { state: 'sent' };
  },
  close: () => undefined,
};

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateTimers(database.url);
  const clocks = { at: WEDNESDAY_TEN, listens: false, graceMs: 0 };
  engine = await startEngine({ databaseUrl: database.url, redisUrl: null, mailer, ...clocks });
});
afterEach(() => {
  mailed = [];
});
afterAll(async () => {
  await engine?.close();
  await database.drop();
});

async function caseWith(
  { firmId }: FirmFixture,
  follows: [string, FollowUpWishes][],
  wishes: CaseWishes = {},
): Promise<CaseFixture> {
  return engine.database.inFirm(firmId, async (tx) => {
    const made = await insertCase(tx, wishes);
    const planned = follows.map(([local, wish]) => plannedAt(at(`2027-03-03T${local}`), wish));
    for (const follow of planned) await ledger.add(tx, made.caseId, 1, follow);
    return made;
  });
}

async function listens({ firmId, ownerId }: FirmFixture): Promise<void> {
  await engine.database.inFirm(firmId, (tx) =>
    tx.query(
      `insert into webhooks (firm_id, id, url, event_types, secret, created_by, created_at, updated_at)
       values ($1, $2, 'https://systems.example', '{follow_up.sent}', '\\x00', $3, $4, $4)`,
      [firmId, randomUUID(), ownerId, tx.now],
    ),
  );
}

const work = async (): Promise<void> => {
  await engine.sweeper.tick();
  await engine.sweeper.tick();
};

const query = <Row>({ firmId }: FirmFixture, sql: string): Promise<Row[]> =>
  engine.database.inFirm(firmId, (tx) => tx.query<Row>(sql));

const deliveriesOf = (firm: FirmFixture) =>
  query<{ channel: string; state: string; subject: string; text: string }>(
    firm,
    'select channel, state, subject, body_text as text from deliveries order by created_at, id',
  );
const toldOf = (firm: FirmFixture) =>
  query<{ kind: string; userId: string }>(firm, 'select kind, user_id as "userId" from notifications');
const heardOf = (firm: FirmFixture) =>
  query<{ body: { type: string; data: object } }>(firm, 'select body::json as body from webhook_deliveries');

describe('the channel of a step', () => {
  it('is mail where nothing else is said', async () => {
    const firm = await insertFirm(engine.database);
    await caseWith(firm, [['09:30', { ...TO_STAFF }]]);
    await work();
    expect(mailed).toEqual([`owner-${firm.ownerId}@firm.example`]);
    expect(await deliveriesOf(firm)).toMatchObject([{ channel: 'email', state: 'sent' }]);
  });

  it('keeps a step inside Llavero: a notification of its reader, and no mail', async () => {
    const firm = await insertFirm(engine.database);
    await caseWith(firm, [['09:30', { ...TO_STAFF, channel: 'in_app' }]]);
    await work();
    expect(mailed).toEqual([]);
    expect(await deliveriesOf(firm)).toMatchObject([{ channel: 'in_app', state: 'sent' }]);
    expect(await toldOf(firm)).toEqual([{ kind: 'follow_up_due', userId: firm.ownerId }]);
  });

  it('gives the assignee a text to paste into WhatsApp, in the words for the client', async () => {
    const firm = await insertFirm(engine.database);
    await caseWith(firm, [['09:30', { recipient: 'assignee', insteadOf: 'client', channel: 'whatsapp' }]]);
    await work();
    expect(mailed).toEqual([]);
    const [task] = await deliveriesOf(firm);
    expect(task).toMatchObject({ channel: 'whatsapp', state: 'sent', subject: 'Envíe este WhatsApp · caso 1' });
    expect(task?.text).toContain('por WhatsApp a Ana Ejemplo');
    expect(task?.text).toContain('Buenos días, Ana Ejemplo. Le escribe Dueña Ejemplo, de Contadores Ejemplo');
    expect(task?.text).toContain('no nos envíe su clave ni códigos');
    expect(await toldOf(firm)).toEqual([{ kind: 'follow_up_due', userId: firm.ownerId }]);
  });

  it('tells the systems of the firm which step is theirs to carry on', async () => {
    const firm = await insertFirm(engine.database);
    await listens(firm);
    await caseWith(firm, [['09:30', { step: 'ask', channel: 'webhook' }]]);
    await work();
    expect(mailed).toEqual([]);
    expect(await deliveriesOf(firm)).toMatchObject([{ channel: 'webhook', state: 'sent' }]);
    const [heard] = await heardOf(firm);
    expect(heard?.body).toMatchObject({
      type: 'follow_up.sent',
      data: { step: 'ask', recipient: 'client', channel: 'webhook' },
    });
  });

  it('is mail after all where no system of the firm listens', async () => {
    const firm = await insertFirm(engine.database);
    await caseWith(firm, [['09:30', { channel: 'webhook' }]]);
    await work();
    expect(mailed).toHaveLength(1);
    expect(await deliveriesOf(firm)).toMatchObject([{ channel: 'email', state: 'sent' }]);
  });

  it('does not make a client hear twice a day: one message, by mail, where two channels meet', async () => {
    const firm = await insertFirm(engine.database);
    await listens(firm);
    await caseWith(firm, [
      ['09:20', { step: 'one' }],
      ['09:30', { step: 'two', channel: 'webhook' }],
    ]);
    await work();
    expect(mailed).toHaveLength(1);
    expect(await deliveriesOf(firm)).toMatchObject([{ channel: 'email', state: 'sent' }]);
  });
});
