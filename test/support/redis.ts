import { Redis } from 'ioredis';

/** The address of a Redis database that nothing else of this run uses, or null where the run has no Redis. */
export async function freshRedisUrl(): Promise<string | null> {
  const server = process.env.TEST_REDIS_URL;
  if (server === undefined) return null;
  const client = new Redis(server);
  try {
    return `${server}/${await client.incr('test:databases')}`;
  } finally {
    client.disconnect();
  }
}
