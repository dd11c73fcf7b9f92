import { Queue, createPostgresBackend } from 'bullmq';
import { QUEUE_NAME, TIMER_SCHEMA } from '../../src/platform/queue/migrate-timers.js';
import type { Scene } from './scene.js';

/** The scene's alarms as BullMQ holds them, whichever store they lie in. */
export function openQueue({ redisOrNull, databaseUrl }: Pick<Scene, 'redisOrNull' | 'databaseUrl'>): Queue {
  const queue = redisOrNull === null ? inPostgres(databaseUrl) : inRedis(redisOrNull.url);
  queue.on('error', () => undefined);
  return queue;
}

const inRedis = (url: string): Queue =>
  new Queue(QUEUE_NAME, { connection: { host: '127.0.0.1', port: Number(new URL(url).port) }, prefix: '{llavero}' });

function inPostgres(url: string): Queue {
  const connection = { connectionString: url, schema: TIMER_SCHEMA, max: 2 };
  return new Queue(QUEUE_NAME, { connection }, createPostgresBackend) as unknown as Queue;
}

/** How many alarms are set or ring, but for the one that names the store. */
export async function alarmsIn(scene: Pick<Scene, 'redisOrNull' | 'databaseUrl'>): Promise<number> {
  const queue = openQueue(scene);
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
  await queue.close();
  return Object.values(counts).reduce((sum, count) => sum + count, 0) - 1;
}
