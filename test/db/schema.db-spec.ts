import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { createTestDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { schemaDump } from '../support/schema-dump.js';

const COMMITTED = new URL('../../migrations/schema.txt', import.meta.url);

describe('the schema after all migrations', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is the committed one; "npm run schema:dump" writes it anew', async () => {
    const dump = await schemaDump(client);
    if (process.env.WRITE_SCHEMA_DUMP === '1') writeFileSync(COMMITTED, dump);
    expect(dump).toBe(readFileSync(COMMITTED, 'utf8'));
  });
});
