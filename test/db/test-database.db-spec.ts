import { afterEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createEmptyDatabase, createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

const made: TestDatabase[] = [];

afterEach(async () => {
  await Promise.all(made.splice(0).map((database) => database.drop()));
});

async function tablesOf(database: TestDatabase): Promise<string[]> {
  made.push(database);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const found = await client.query<{ tablename: string }>(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    );
    return found.rows.map((row) => row.tablename);
  } finally {
    await client.end();
  }
}

describe('databases of the suites', () => {
  it('come with the whole schema', async () => {
    expect(await tablesOf(await createTestDatabase())).toEqual(expect.arrayContaining(['cases', 'schema_migrations']));
  });

  it('come empty where that is asked', async () => {
    expect(await tablesOf(await createEmptyDatabase())).toEqual([]);
  });
});
