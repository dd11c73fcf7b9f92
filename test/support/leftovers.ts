import { Redis } from 'ioredis';
import { Client } from 'pg';

/** Where a piece of text (or its bytes) stands in any column of any table of a database, the queue's own included. */
export async function tablesHolding(databaseUrl: string, firmIds: readonly string[], piece: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const holding = new Set<string>();
    for (const firmId of firmIds) {
      await client.query(`select set_config('app.firm_id', $1, false)`, [firmId]);
      for (const { name } of tables) if (await isIn(client, name, piece)) holding.add(name);
    }
    return [...holding];
  } finally {
    await client.end();
  }
}

/** A row's text spells numbers, lists and JSON as they are, and bytes in hexadecimal. */
async function isIn(client: Client, table: string, piece: string): Promise<boolean> {
  const bytes = Buffer.from(piece, 'utf8').toString('hex');
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from ${table} t where position(lower($1) in lower(t::text)) > 0
                                              or position($2 in lower(t::text)) > 0) as found`,
    [piece, bytes],
  );
  return rows[0]?.found === true;
}

/** The keys of a Redis database whose name or value holds the piece. */
export async function keysHolding(redisUrl: string, piece: string): Promise<string[]> {
  const redis = new Redis(redisUrl);
  try {
    const keys = await redis.keys('*');
    const found: string[] = [];
    for (const key of keys) {
      const dump = await redis.dumpBuffer(key);
      if (key.includes(piece) || dump?.includes(piece) === true || (await hashHolds(redis, key, piece)))
        found.push(key);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

/** A dump may be compressed: what jobs carry lies in hashes, which are read as they are. */
async function hashHolds(redis: Redis, key: string, piece: string): Promise<boolean> {
  if ((await redis.type(key)) !== 'hash') return false;
  return JSON.stringify(await redis.hgetall(key)).includes(piece);
}
