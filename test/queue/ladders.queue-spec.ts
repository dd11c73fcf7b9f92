import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { planFollowUps } from '../../src/domain/follow-ups/plan.js';
import { Ledger } from '../../src/follow-ups/ledger.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startEngine } from '../support/engine.js';
import type { Engine } from '../support/engine.js';
import { insertCase, insertFirm, plannedAt } from '../support/fixtures.js';
import type { CaseFixture, CaseWishes, FirmFixture, FollowUpWishes } from '../support/fixtures.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';
import { freshRedisUrl } from '../support/redis.js';
import { testBackend } from '../support/servers.js';
import { planInputOf } from '../support/plan-input.js';

/** A Wednesday, ten in the morning in Quito. */
const WEDNESDAY_TEN = new Date('2027-03-03T10:00:00-05:00');
const at = (local: string): Date => new Date(`${local}:00-05:00`);

const ledger = new Ledger();
let database: TestDatabase;
let redisUrl: string | null;
let engines: Engine[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateTimers(database.url);
  redisUrl = testBackend() === 'redis' ? await freshRedisUrl() : null;
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  engines = [];
});
afterAll(async () => database.drop());

async function engineAt(time: Date): Promise<Engine> {
  await Promise.all(engines.map((engine) => engine.close()));
  const options = { databaseUrl: database.url, redisUrl, at: time, listens: false, graceMs: 0 };
  engines = [await startEngine(options)];
  return engines[0] as Engine;
}

type Follow = { step: string; state: string; reason: string | null; wakeAt: string; deliveryId: string | null };

const followUpsOf = (on: Engine, { firmId }: FirmFixture, { caseId }: CaseFixture): Promise<Follow[]> =>
  on.database.inFirm(firmId, (tx) => ledger.followUpsOfCase(tx, caseId));

const stepsOf = async (on: Engine, firm: FirmFixture, of: CaseFixture) =>
  (await followUpsOf(on, firm, of)).map(({ step, state }) => `${step} ${state}`);

const messages = (on: Engine, { firmId }: FirmFixture) =>
  on.database.inFirm(firmId, (tx) =>
    tx.query<{ to: string; subject: string; text: string }>(
      'select to_address as "to", subject, body_text as text from deliveries where firm_id = $1 order by created_at, id',
      [firmId],
    ),
  );

/** The cases that a click can answer. */
const answerable = async (on: Engine, { firmId }: FirmFixture): Promise<string[]> => {
  const rows = await on.database.inFirm(firmId, (tx) =>
    tx.query<{ id: string }>(
      `select f.case_id as id from answer_links l join follow_ups f on f.firm_id = l.firm_id and f.id = l.follow_up_id
        where l.firm_id = $1 order by f.case_id::text`,
      [firmId],
    ),
  );
  return rows.map(({ id }) => id);
};

async function caseWith(
  on: Engine,
  { firmId }: FirmFixture,
  follows: [Date, FollowUpWishes?][],
  wishes: CaseWishes = {},
): Promise<CaseFixture> {
  return on.database.inFirm(firmId, async (tx) => {
    const made = await insertCase(tx, wishes);
    const planned = follows.map(([dueAt, wish]) => plannedAt(dueAt, wish));
    await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned }]);
    return made;
  });
}

/** Lets everything that is due leave. */
async function work(on: Engine): Promise<void> {
  await on.sweeper.tick();
  await on.sweeper.tick();
}

describe('a case whose ladder has run out', () => {
  it('is looked at by its assignee some business days on, again and again', async () => {
    const wednesday = await engineAt(WEDNESDAY_TEN);
    const firm = await insertFirm(wednesday.database);
    const one = await caseWith(wednesday, firm, [[at('2027-03-03T09:30')]]);
    await work(wednesday);
    const [, review] = await followUpsOf(wednesday, firm, one);
    expect(review).toMatchObject({ step: 'case_review', state: 'planned', wakeAt: '2027-03-08T14:00:00.000Z' });
    const monday = await engineAt(at('2027-03-08T09:01'));
    await work(monday);
    expect(await stepsOf(monday, firm, one)).toEqual(['fast_path sent', 'case_review sent', 'case_review_2 planned']);
    expect((await messages(monday, firm)).at(-1)?.subject).toBe('Revise el siguiente paso · caso 1');
  });

  it('is not looked at when it is closed', async () => {
    const worker = await engineAt(WEDNESDAY_TEN);
    const firm = await insertFirm(worker.database);
    const one = await caseWith(worker, firm, [[at('2027-03-03T09:30')]], { stage: 'closed' });
    await work(worker);
    expect(await stepsOf(worker, firm, one)).toEqual(['fast_path skipped']);
  });

  it('tells its people inside Llavero of a follow-up that was parked, and has a next step', async () => {
    const worker = await engineAt(WEDNESDAY_TEN);
    const firm = await insertFirm(worker.database);
    const one = await caseWith(worker, firm, [[at('2027-03-03T09:30')]]);
    await worker.database.inFirm(firm.firmId, (tx) =>
      tx.query(`update follow_ups set context = '{"stopsWhen":[]}', tries = 7 where case_id = $1`, [one.caseId]),
    );
    await work(worker);
    expect(await stepsOf(worker, firm, one)).toEqual(['fast_path uncertain', 'case_review planned']);
    const told = await worker.database.inFirm(firm.firmId, (tx) =>
      tx.query('select kind, user_id as "userId" from notifications where firm_id = $1', [firm.firmId]),
    );
    expect(told).toEqual([{ kind: 'follow_up_parked', userId: firm.ownerId }]);
  });
});

describe('missing facts', () => {
  it('are asked for on business days 1, 3 and 5; then the case waits for the client, and staff look again', async () => {
    const tuesday = await engineAt(at('2027-03-02T10:00'));
    const firm = await insertFirm(tuesday.database);
    const one = await tuesday.database.inFirm(firm.firmId, async (tx) => {
      const made = await insertCase(tx, { stage: 'triage', scenario: 'undetermined' });
      const input = planInputOf({ stage: 'triage', scenario: 'undetermined', now: tx.now });
      await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned: planFollowUps(input) }]);
      return made;
    });
    for (const day of ['2027-03-03', '2027-03-05', '2027-03-09', '2027-03-10']) {
      await work(await engineAt(at(`${day}T09:01`)));
    }
    const [worker] = engines as [Engine];
    expect(await stepsOf(worker, firm, one)).toEqual([
      'missing_facts_1 sent',
      'missing_facts_3 sent',
      'missing_facts_5 sent',
      'missing_facts_park sent',
      'parked_review planned',
    ]);
    const [found] = await worker.database.inFirm(firm.firmId, (tx) =>
      tx.query(
        `select c.waiting_for as "waitingFor", e.actor_kind as "actor", e.after ->> 'because' as because
           from cases c join case_events e on e.case_id = c.id and e.kind = 'waiting_changed' where c.id = $1`,
        [one.caseId],
      ),
    );
    expect(found).toEqual({ waitingFor: 'client', actor: 'system', because: 'ladder_ran_out' });
  });

  it('leave as one message after an outage, and the case is parked only after the client had a day to answer', async () => {
    const tuesday = await engineAt(at('2027-03-02T10:00'));
    const firm = await insertFirm(tuesday.database);
    const one = await tuesday.database.inFirm(firm.firmId, async (tx) => {
      const made = await insertCase(tx, { stage: 'triage', scenario: 'undetermined' });
      const input = planInputOf({ stage: 'triage', scenario: 'undetermined', now: tx.now });
      await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned: planFollowUps(input) }]);
      return made;
    });
    const later = await engineAt(at('2027-03-22T10:00'));
    await work(later);
    expect(await stepsOf(later, firm, one)).toEqual([
      'missing_facts_1 skipped',
      'missing_facts_3 skipped',
      'missing_facts_5 sent',
      'missing_facts_park skipped',
      'missing_facts_park_2 planned',
    ]);
    const [message] = await messages(later, firm);
    expect(message?.text).toContain('avisos anteriores que no alcanzaron a salir');
    await work(await engineAt(at('2027-03-23T09:01')));
    const [worker] = engines as [Engine];
    expect((await stepsOf(worker, firm, one)).at(-2)).toBe('missing_facts_park_2 sent');
  });

  it('keep their distance when one left late, without breaking what was promised', async () => {
    const monday = await engineAt(at('2027-03-01T10:00'));
    const firm = await insertFirm(monday.database);
    const anchoredAt = '2027-02-26T15:00:00.000Z';
    const one = await caseWith(monday, firm, [
      [at('2027-03-02T09:00'), { step: 'correction_1', anchoredAt }],
      [at('2027-03-05T09:00'), { step: 'correction_3', anchoredAt }],
    ]);
    const thursday = await engineAt(at('2027-03-04T09:01'));
    await work(thursday);
    const [, second] = await followUpsOf(thursday, firm, one);
    expect(second).toMatchObject({ dueAt: '2027-03-05T14:00:00.000Z', wakeAt: '2027-03-09T14:00:00.000Z' });
  });
});

describe('one person who is the contact of several clients', () => {
  const SHARED = { contactEmail: 'Contadora@client.example' };

  it('hears once a day, of all cases in one message that names each', async () => {
    const worker = await engineAt(WEDNESDAY_TEN);
    const firm = await insertFirm(worker.database);
    const cases = [
      await caseWith(worker, firm, [[at('2027-03-03T09:10')]], SHARED),
      await caseWith(worker, firm, [[at('2027-03-03T09:20')]], { contactEmail: 'contadora@client.example' }),
      await caseWith(worker, firm, [[at('2027-03-03T09:30')]], SHARED),
    ];
    await work(worker);
    const left = await messages(worker, firm);
    expect(left).toHaveLength(1);
    expect(left[0]?.subject).toBe('Novedades de 3 casos · Contadores Ejemplo');
    expect(left[0]?.text).toContain('caso 1:');
    expect(left[0]?.text).toContain('caso 2:');
    expect(await answerable(worker, firm)).toEqual(cases.map(({ caseId }) => caseId).sort());
    expect(new Set(left[0]?.text.match(/https:\/\/desk\.example\/r\/\S+/gu)).size).toBe(3 * cases.length);
    const deliveries = await Promise.all(
      cases.map(async (each) => (await followUpsOf(worker, firm, each))[0]?.deliveryId),
    );
    expect(new Set(deliveries).size).toBe(1);
    const late = await caseWith(worker, firm, [[at('2027-03-03T09:40')]], SHARED);
    await work(worker);
    expect((await followUpsOf(worker, firm, late))[0]).toMatchObject({
      state: 'planned',
      reason: 'one_message_a_day',
      wakeAt: '2027-03-04T14:00:00.000Z',
    });
  });

  it('hears once even when workers see to the cases at the same moment', async () => {
    const worker = await engineAt(WEDNESDAY_TEN);
    const firm = await insertFirm(worker.database);
    const cases: CaseFixture[] = [];
    for (let made = 0; made < 8; made += 1) {
      cases.push(await caseWith(worker, firm, [[at('2027-03-03T09:30')]], SHARED));
    }
    const ids = await worker.database.inFirm(firm.firmId, (tx) =>
      tx.query<{ id: string }>('select id from follow_ups where firm_id = $1', [firm.firmId]),
    );
    await Promise.all(
      ids.map(({ id }) => worker.due.deliver(firm.firmId, [{ firmId: firm.firmId, id, generation: 1 }])),
    );
    expect(await messages(worker, firm)).toHaveLength(1);
    for (const each of cases) expect((await stepsOf(worker, firm, each))[0]).toMatch(/sent|skipped/);
  });
});
