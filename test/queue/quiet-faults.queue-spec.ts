import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DueFollowUps } from '../../src/follow-ups/due-follow-ups.js';
import { Sweeper } from '../../src/follow-ups/sweeper.js';
import type { Database } from '../../src/platform/database/database.js';
import { BullMqAlarmClock } from '../../src/platform/queue/bullmq-alarm-clock.js';
import { redisTimers } from '../../src/platform/queue/timer-store.js';
import type { TimerStore } from '../../src/platform/queue/timer-store.js';
import { RedisServer } from '../../trials/redis-server.js';
import { workFolder } from '../../trials/own-postgres.js';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { openDatabase } from '../support/fixtures.js';
import { testBackend } from '../support/servers.js';

const MANY_TICKS = 200;
/** The sampled log writes at most so many lines in ten seconds, one of which counts the rest. */
const MOST_LINES = 21;
const WINDOW_MS = 10_000;

let test: TestDatabase;
let database: Database;
let lines: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url);
  const keep = (line: unknown): void => void lines.push(String(line));
  Logger.overrideLogger({ log: keep, error: keep, warn: keep });
});
afterEach(() => {
  lines = [];
});
afterAll(async () => {
  await database.onApplicationShutdown();
  await test.drop();
});

/** A store of timers that refuses each time in other words, as a broken Redis does. */
function storeAway(): TimerStore {
  let times = 0;
  return {
    kind: 'redis',
    queue: async () => {
      times += 1;
      throw new Error(`connect ECONNREFUSED, try ${times}`);
    },
    worker: () => {
      throw new Error('nobody listens here');
    },
    warning: async () => null,
    disconnect: () => undefined,
  };
}

describe('what a fault of the queue writes', () => {
  it('stays bounded while Redis is away, however many ticks find it so', async () => {
    const { deeds, ...settings } = {
      mailer: null,
      publicUrl: 'https://desk.example',
      deeds: { park: async () => undefined },
    };
    const clock = new BullMqAlarmClock(storeAway());
    const sweeper = new Sweeper(database, clock, new DueFollowUps(database, { ...settings, deeds }), {
      clockOffsetMs: 0,
    });
    const begun = performance.now();
    for (let tick = 0; tick < MANY_TICKS; tick += 1) await sweeper.tick();
    expect(lines.length).toBeGreaterThan(0);
    const windows = Math.ceil((performance.now() - begun) / WINDOW_MS) + 1;
    expect(lines.length).toBeLessThanOrEqual(windows * MOST_LINES);
    expect(clock.state()).toMatchObject({ reachable: false });
    await clock.close();
  });

  it('is loud where Redis evicts keys, in the log and in the state that health tells', async () => {
    // Only Redis evicts.
    if (testBackend() === 'postgres') return;
    const folder = workFolder('evicts');
    const redis = await RedisServer.start(folder.path);
    await redis.command('config', 'set', 'maxmemory-policy', 'allkeys-lru');
    const clock = new BullMqAlarmClock(redisTimers(redis.url));
    await clock.epoch();
    expect(clock.state().warning).toContain('allkeys-lru');
    expect(lines.filter((line) => line.includes('Set it to noeviction'))).toHaveLength(1);
    await clock.close();
    await redis.remove();
    folder.remove();
  });
});
