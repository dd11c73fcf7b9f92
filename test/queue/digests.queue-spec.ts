import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LetterCourier } from '../../src/digests/letter-courier.js';
import { Ledger } from '../../src/follow-ups/ledger.js';
import { Mailer } from '../../src/notifications/mailer.js';
import type { Mail, MailResult } from '../../src/notifications/mailer.js';
import type { Database } from '../../src/platform/database/database.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { insertCase, insertFirm, openDatabase, plannedAt } from '../support/fixtures.js';

/** Wednesday 3 March 2027, in Quito. */
const at = (time: string, day = '2027-03-03'): Date => new Date(`${day}T${time}:00-05:00`);

let database: TestDatabase;
let opened: Database[] = [];

beforeAll(async () => void (database = await createTestDatabase()));
afterEach(async () => {
  await Promise.all(opened.map((one) => one.onApplicationShutdown()));
  opened = [];
});
afterAll(() => database.drop());

async function clockAt(time: Date): Promise<Database> {
  const one = await openDatabase(database.url, time);
  opened.push(one);
  return one;
}

/** Keeps what it is given, and answers as it is told. */
class Postbox extends Mailer {
  readonly sender = 'desk@firm.example';
  readonly mails: Mail[] = [];
  result: MailResult = { state: 'sent' };
  async send(mail: Mail): Promise<MailResult> {
    this.mails.push(mail);
    return this.result;
  }
  close(): void {
    this.mails.length = 0;
  }
}

const courier = (on: Database, mailer: Mailer | null = null): LetterCourier =>
  new LetterCourier(on, { mailer, publicUrl: 'https://desk.example' });

interface Sent {
  subject: string;
  text: string;
  state: string;
  messageId: string;
}
const outbox = (on: Database, firmId: string): Promise<Sent[]> =>
  on.inFirm(firmId, (tx) =>
    tx.query<Sent>(
      `select subject, body_text as text, state, message_id as "messageId" from deliveries where letter_id is not null`,
    ),
  );

/** A firm whose owner has one case that is late, one for today and one with nothing to do. */
async function scene(on: Database) {
  const { firmId, ownerId } = await insertFirm(on);
  await on.inFirm(firmId, async (tx) => {
    const cases = [];
    for (let count = 0; count < 3; count += 1) cases.push(await insertCase(tx, { assigneeId: ownerId }));
    const [late, today, calm] = cases.map(({ caseId }) => caseId);
    await tx.query(`update cases set deadline_on = '2027-03-01' where id = $1`, [late]);
    await tx.query(`update cases set deadline_on = '2027-03-03' where id = $1`, [today]);
    const planned = [plannedAt(at('15:00', '2027-03-20'), { recipient: 'assignee' })];
    await new Ledger().planNew(tx, [{ caseId: calm ?? '', revision: 1, planned }]);
  });
  return { firmId, ownerId };
}

describe('the daily digest', () => {
  it('comes at the send time of a business day, once, oldest first', async () => {
    const early = await clockAt(at('08:40'));
    const { firmId } = await scene(early);
    await courier(early).tick();
    expect(await outbox(early, firmId)).toEqual([]);
    const nine = await clockAt(at('09:01'));
    await courier(nine).tick();
    await courier(nine).tick();
    const [digest, ...others] = await outbox(nine, firmId);
    expect(others).toEqual([]);
    expect(digest).toMatchObject({ subject: 'Su día: 1 atrasados, 1 para hoy', state: 'kept' });
    expect(digest?.text.indexOf('caso 1,')).toBeLessThan(digest?.text.indexOf('caso 2,') ?? 0);
    expect(digest?.text).not.toContain('caso 3,');
  });

  it('comes also from a firm that has late cases and no follow-up at all, the oldest first', async () => {
    const nine = await clockAt(at('09:01'));
    const { firmId, ownerId } = await insertFirm(nine);
    await nine.inFirm(firmId, async (tx) => {
      for (const deadline of ['2027-03-01', '2027-02-22']) {
        const { caseId } = await insertCase(tx, { assigneeId: ownerId });
        await tx.query('update cases set deadline_on = $2 where id = $1', [caseId, deadline]);
      }
    });
    await courier(nine).tick();
    const [digest] = await outbox(nine, firmId);
    expect(digest).toMatchObject({ subject: 'Su día: 2 atrasados, 0 para hoy' });
    expect(digest?.text.indexOf('caso 2,')).toBeLessThan(digest?.text.indexOf('caso 1,') ?? 0);
  });

  it('is written once by two workers at once', async () => {
    const nine = await clockAt(at('09:05'));
    const { firmId } = await scene(nine);
    const postbox = new Postbox();
    await Promise.all([courier(nine, postbox).tick(), courier(nine, postbox).tick()]);
    const [digest] = await outbox(nine, firmId);
    expect(postbox.mails.filter(({ messageId }) => messageId.includes(digest?.messageId ?? '-'))).toHaveLength(1);
  });

  it('comes neither on a Saturday nor at night, and what an outage kept back is not made up', async () => {
    const saturday = await clockAt(at('10:00', '2027-03-06'));
    const { firmId } = await scene(saturday);
    await courier(saturday).tick();
    const night = await clockAt(at('20:00', '2027-03-08'));
    await courier(night).tick();
    expect(await outbox(night, firmId)).toEqual([]);
    const tuesday = await clockAt(at('09:30', '2027-03-09'));
    await courier(tuesday).tick();
    expect(await outbox(tuesday, firmId)).toHaveLength(1);
  });

  it('stays away from whoever switched it off, and from whoever has nothing to do', async () => {
    const nine = await clockAt(at('09:10'));
    const { firmId, ownerId } = await scene(nine);
    await nine.inFirm(firmId, async (tx) => {
      await tx.query('update users set digest = false where id = $1', [ownerId]);
      await tx.query(
        `insert into users (firm_id, id, email, full_name, role, locale) values ($1, $2, $3, 'Agente', 'agent', 'es')`,
        [firmId, randomUUID(), `agent-${firmId}@firm.example`],
      );
    });
    await courier(nine).tick();
    expect(await outbox(nine, firmId)).toEqual([]);
  });

  it('goes back for another try with the same message id, and is uncertain when nobody knows', async () => {
    const nine = await clockAt(at('09:15'));
    const { firmId } = await scene(nine);
    const postbox = new Postbox();
    postbox.result = { state: 'retry', error: 'busy' };
    await courier(nine, postbox).tick();
    postbox.result = { state: 'uncertain', error: 'broken' };
    const later = await clockAt(at('09:30'));
    await courier(later, postbox).tick();
    await courier(await clockAt(at('11:00')), postbox).tick();
    const [digest] = await outbox(later, firmId);
    const mine = postbox.mails.filter(({ messageId }) => messageId.includes(digest?.messageId ?? '-'));
    expect(mine).toHaveLength(2);
    expect(digest?.state).toBe('uncertain');
  });

  it('is uncertain, and never doubled, when its worker does not come back', async () => {
    const nine = await clockAt(at('09:20'));
    const { firmId } = await scene(nine);
    const lost = new Postbox();
    lost.send = () => Promise.reject(new Error('killed'));
    await courier(nine, lost).tick();
    const postbox = new Postbox();
    const later = await clockAt(at('09:40'));
    await courier(later, postbox).tick();
    const [digest] = await outbox(later, firmId);
    expect(digest?.state).toBe('uncertain');
    expect(postbox.mails.filter(({ messageId }) => messageId.includes(digest?.messageId ?? '-'))).toEqual([]);
  });
});
