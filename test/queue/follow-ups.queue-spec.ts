import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { Ledger } from '../../src/follow-ups/ledger.js';
import { wakeIdOf } from '../../src/follow-ups/wake-id.js';
import { migrateTimers } from '../../src/platform/queue/migrate-timers.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { startEngine } from '../support/engine.js';
import type { Engine, EngineOptions } from '../support/engine.js';
import { insertCase, insertFirm, plannedAt } from '../support/fixtures.js';
import type { CaseFixture, FirmFixture, FollowUpWishes } from '../support/fixtures.js';
import { freshRedisUrl } from '../support/redis.js';
import { testBackend } from '../support/servers.js';
import { waitFor } from '../support/wait-for.js';

/** A Wednesday, ten in the morning in Quito. */
const WEDNESDAY_TEN = new Date('2027-03-03T10:00:00-05:00');
const minutesOn = (minutes: number, from = WEDNESDAY_TEN): Date => new Date(from.getTime() + minutes * 60_000);

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

async function engine(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const started = await startEngine({ databaseUrl: database.url, redisUrl, at: WEDNESDAY_TEN, ...options });
  engines.push(started);
  return started;
}

/** Ends one before its time: two workers whose clocks differ would take each other's alarms. */
async function leave(one: Engine): Promise<void> {
  engines = engines.filter((other) => other !== one);
  await one.close();
}

type Scene = FirmFixture & CaseFixture;

async function scene(on: Engine, follows: [Date, FollowUpWishes?][], wishes = {}): Promise<Scene> {
  const firm = await insertFirm(on.database);
  const fixture = await on.database.inFirm(firm.firmId, async (tx) => {
    const made = await insertCase(tx, wishes);
    const planned = follows.map(([dueAt, wish]) => plannedAt(dueAt, wish));
    await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned }]);
    return made;
  });
  return { ...firm, ...fixture };
}

const allFollowUps = (on: Engine, { firmId, caseId }: Scene) =>
  on.database.inFirm(firmId, (tx) => ledger.followUpsOfCase(tx, caseId));

/** Without the look that a case gets which has nothing else ahead. */
const followUps = async (on: Engine, of: Scene) =>
  (await allFollowUps(on, of)).filter(({ step }) => !step.startsWith('case_review'));

const states = async (on: Engine, of: Scene) => (await followUps(on, of)).map(({ step, state }) => `${step} ${state}`);

async function deliveries(on: Engine, { firmId }: Scene) {
  return on.database.inFirm(firmId, (tx) =>
    tx.query<{ to: string; state: string; subject: string }>(
      `select to_address as "to", state, subject from deliveries order by created_at`,
    ),
  );
}

const wakes = async (on: Engine, { firmId }: Scene) =>
  on.database.inFirm(firmId, (tx) =>
    tx.query<{ state: string; wakeAt: Date }>('select state, wake_at as "wakeAt" from follow_ups'),
  );

/** A day on which the firm does not work, and IESS does. */
async function closeDay(on: Engine, { firmId, ownerId }: Scene, date: string): Promise<void> {
  await on.database.inFirm(firmId, (tx) =>
    tx.query(
      `insert into closures (firm_id, id, closed_on, name, closes, recoverable, source, created_by, created_at)
       values ($1, gen_random_uuid(), $2, 'Inventario', 'firm', false, 'Decisión de la firma', $3, $4)`,
      [firmId, date, ownerId, tx.now],
    ),
  );
}

/** Forgets every timer, as FLUSHALL does. */
async function loseAllTimers(): Promise<void> {
  if (redisUrl !== null) {
    const redis = new Redis(redisUrl);
    await redis.flushdb();
    redis.disconnect();
    return;
  }
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select format('bullmq.%I', tablename) as name from pg_tables where schemaname = 'bullmq' and tablename in ('job', 'event')`,
  );
  await client.query(`truncate ${tables.rows.map(({ name }) => name).join(', ')} cascade`);
  await client.end();
}

describe('follow-ups', () => {
  it('reach the outbox once when they come due, and the history of the case says so', async () => {
    const worker = await engine();
    const one = await scene(worker, [[minutesOn(-1)]]);
    await worker.sweeper.tick();
    await waitFor('the follow-up to be sent', async () => (await states(worker, one))[0] === 'fast_path sent');
    expect(await deliveries(worker, one)).toHaveLength(1);
    const events = await worker.database.inFirm(one.firmId, (tx) =>
      tx.query<{ kind: string }>('select kind from case_events'),
    );
    expect(events).toEqual([{ kind: 'follow_up_sent' }]);
  });

  it('wait for the next day on which the firm works when it has closed the day they are due on', async () => {
    const worker = await engine();
    const one = await scene(worker, [[minutesOn(-1)]]);
    await closeDay(worker, one, '2027-03-03');
    await worker.sweeper.tick();
    const [held] = await waitFor('the follow-up to be put off', async () => {
      const rows = await wakes(worker, one);
      return rows[0] !== undefined && rows[0].wakeAt > WEDNESDAY_TEN && rows;
    });
    expect(held).toEqual({ state: 'planned', wakeAt: new Date('2027-03-04T08:30:00-05:00') });
    expect(await deliveries(worker, one)).toEqual([]);
    await leave(worker);
    const nextDay = await engine({ at: new Date('2027-03-04T08:31:00-05:00') });
    await nextDay.sweeper.tick();
    await waitFor('the follow-up to be sent', async () => (await states(nextDay, one))[0] === 'fast_path sent');
    expect(await deliveries(nextDay, one)).toHaveLength(1);
  });

  it('leave once under five sweepers and alarms that ring twice', async () => {
    const workers = await Promise.all(Array.from({ length: 5 }, () => engine()));
    const [first] = workers;
    if (first === undefined) throw new Error('no engine');
    const scenes = await Promise.all(Array.from({ length: 10 }, () => scene(first, [[minutesOn(-1)]])));
    await Promise.all(workers.map(({ sweeper }) => sweeper.tick()));
    for (const { firmId, caseId } of scenes) {
      const [row] = await first.database.inFirm(firmId, (tx) => ledger.followUpsOfCase(tx, caseId));
      await Promise.all(workers.map(({ due }) => due.deliver(firmId, [{ firmId, id: row?.id ?? '', generation: 1 }])));
    }
    for (const each of scenes) {
      expect(await states(first, each)).toEqual(['fast_path sent']);
      expect(await deliveries(first, each)).toHaveLength(1);
    }
  });

  it('heal within one tick when every timer is lost', async () => {
    const worker = await engine({ listens: false });
    const one = await scene(worker, [[minutesOn(10)]]);
    await worker.sweeper.tick();
    expect((await worker.sweeper.tick()).returned).toBe(0);
    await loseAllTimers();
    const healing = await worker.sweeper.tick();
    expect(healing.returned).toBeGreaterThan(0);
    expect(healing.armed).toBe(healing.returned);
    expect(await states(worker, one)).toEqual(['fast_path planned']);
  });

  it('leave at once after the clocks jumped, although their alarms were set for later', async () => {
    const before = await engine();
    const one = await scene(before, [[minutesOn(20)]]);
    await before.sweeper.tick();
    engines = [];
    await before.close();
    const later = await engine({ at: minutesOn(60) });
    await later.sweeper.tick();
    await waitFor('the follow-up to be sent', async () => (await states(later, one))[0] === 'fast_path sent');
  });

  it('stay where they are when an alarm rings early by the clock of the database', async () => {
    const worker = await engine({ listens: false });
    const one = await scene(worker, [[minutesOn(10)]]);
    await worker.sweeper.tick();
    const [row] = await followUps(worker, one);
    await worker.due.deliver(one.firmId, [{ firmId: one.firmId, id: row?.id ?? '', generation: 1 }]);
    expect(await states(worker, one)).toEqual(['fast_path planned']);
    expect(await deliveries(worker, one)).toEqual([]);
  });

  it('run without an alarm when the queue has forgotten theirs and nobody noticed', async () => {
    const worker = await engine({ listens: false, graceMs: 0 });
    const one = await scene(worker, [[minutesOn(-1)]]);
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    expect(await states(worker, one)).toEqual(['fast_path sent']);
  });

  it('fold into one message per person and case, carried by the latest step', async () => {
    const worker = await engine({ listens: false, graceMs: 0 });
    const one = await scene(worker, [
      [minutesOn(-3_000), { step: 'online_next_day' }],
      [minutesOn(-1), { step: 'fast_path' }],
      [minutesOn(-5), { step: 'deadline_1', recipient: 'assignee', template: 'deadline' }],
    ]);
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    const rows = await followUps(worker, one);
    const carrier = rows.find(({ step }) => step === 'fast_path');
    expect(rows.map(({ step, state, reason, foldedInto }) => [step, state, reason, foldedInto])).toEqual([
      ['online_next_day', 'skipped', 'folded', carrier?.id],
      ['deadline_1', 'sent', null, null],
      ['fast_path', 'sent', null, null],
    ]);
    expect(await deliveries(worker, one)).toHaveLength(2);
  });

  it('wait for the next opening outside the hours of messages, and show it', async () => {
    const saturday = new Date('2027-03-06T10:00:00-05:00');
    const worker = await engine({ at: saturday, listens: false, graceMs: 0 });
    const one = await scene(worker, [[minutesOn(-60, saturday)]]);
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    const [row] = await followUps(worker, one);
    expect(row).toMatchObject({ state: 'planned', reason: 'outside_send_window', wakeAt: '2027-03-08T13:30:00.000Z' });
  });

  it('write to a client once a day about a case, and to staff as often as needed', async () => {
    const worker = await engine({ listens: false, graceMs: 0 });
    const one = await scene(worker, [[minutesOn(-1)]]);
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    await worker.database.inFirm(one.firmId, (tx) =>
      ledger.replan(tx, one.caseId, 1, [plannedAt(minutesOn(-1), { step: 'verification_same_day' })]),
    );
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    const rows = await followUps(worker, one);
    expect(rows.find(({ step }) => step === 'verification_same_day')).toMatchObject({
      state: 'planned',
      reason: 'one_message_a_day',
      wakeAt: '2027-03-04T14:00:00.000Z',
    });
  });

  it('end as skipped when the case has left the stage, and do not ring for an older generation', async () => {
    const worker = await engine({ listens: false, graceMs: 0 });
    const one = await scene(worker, [[minutesOn(-1)]], { stage: 'verification' });
    const [row] = await followUps(worker, one);
    await worker.due.deliver(one.firmId, [{ firmId: one.firmId, id: row?.id ?? '', generation: 7 }]);
    expect(await states(worker, one)).toEqual(['fast_path planned']);
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    expect((await followUps(worker, one))[0]).toMatchObject({ state: 'skipped', reason: 'stage_left' });
  });

  it('go to staff when the client has no address, and never to the one on record at IESS', async () => {
    const worker = await engine({ listens: false, graceMs: 0 });
    const none = await scene(worker, [[minutesOn(-1)]], { contactEmail: null, registeredEmail: 'iess@client.example' });
    const same = await scene(worker, [[minutesOn(-1)]], {
      contactEmail: 'IESS@client.example',
      registeredEmail: 'iess@client.example',
    });
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    for (const each of [none, same]) {
      const [message] = await deliveries(worker, each);
      expect(message).toMatchObject({ to: `owner-${each.ownerId}@firm.example`, state: 'kept' });
      expect(message?.subject).toMatch(/^Llame al cliente/);
    }
  });

  it('lose nothing and double nothing when a new plan races with the alarm', async () => {
    const worker = await engine({ listens: false });
    const scenes = await Promise.all(Array.from({ length: 12 }, () => scene(worker, [[minutesOn(-1)]])));
    await Promise.all(
      scenes.flatMap((each) => [
        followUps(worker, each).then(([row]) =>
          worker.due.deliver(each.firmId, [{ firmId: each.firmId, id: row?.id ?? '', generation: 1 }]),
        ),
        worker.database.inFirm(each.firmId, async (tx) => {
          await tx.query('update cases set plan_revision = 2 where firm_id = $1 and id = $2', [tx.firmId, each.caseId]);
          await ledger.replan(tx, each.caseId, 2, [plannedAt(minutesOn(90))]);
        }),
      ]),
    );
    for (const each of scenes) {
      const rows = (await followUps(worker, each)).map(({ state }) => state);
      expect([['sent'], ['cancelled', 'planned']]).toContainEqual(rows);
    }
  });

  it('plan a step once for a case and a revision', async () => {
    const worker = await engine({ listens: false });
    const one = await scene(worker, [[minutesOn(5)]]);
    const again = () =>
      worker.database.inFirm(one.firmId, (tx) =>
        ledger.planNew(tx, [{ caseId: one.caseId, revision: 1, planned: [plannedAt(minutesOn(6))] }]),
      );
    await expect(again()).rejects.toThrow('follow_ups_one_per_step');
  });

  it('park one that cannot be read, with its reason, and do not hold up the others', async () => {
    const worker = await engine({ listens: false, graceMs: 0 });
    const one = await scene(worker, [[minutesOn(-1)]]);
    const bad = await worker.database.inFirm(one.firmId, async (tx) => {
      const made = await insertCase(tx);
      await ledger.planNew(tx, [{ caseId: made.caseId, revision: 1, planned: [plannedAt(minutesOn(-1))] }]);
      await tx.query(`update follow_ups set context = '{"stopsWhen":[]}', tries = 7 where case_id = $1`, [made.caseId]);
      return made;
    });
    await worker.sweeper.tick();
    await worker.sweeper.tick();
    expect(await states(worker, one)).toEqual(['fast_path sent']);
    expect((await followUps(worker, { ...one, ...bad }))[0]).toMatchObject({
      state: 'uncertain',
      reason: 'too_many_tries',
    });
  });

  it('are named by firm, follow-up and generation in the queue, which retains nothing', async () => {
    const worker = await engine();
    const one = await scene(worker, [[minutesOn(-1)]]);
    const [row] = await followUps(worker, one);
    const id = wakeIdOf({ firmId: one.firmId, id: row?.id ?? '', generation: 1 });
    await worker.sweeper.tick();
    await waitFor('the follow-up to be sent', async () => (await states(worker, one))[0] === 'fast_path sent');
    await worker.clock.arm([{ id, delayMs: 0 }]);
    await worker.clock.arm([{ id, delayMs: 0 }]);
    expect(await deliveries(worker, one)).toHaveLength(1);
  });
});
