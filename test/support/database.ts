import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { serverAddress } from './servers.js';

export interface TestDatabase {
  /** Connection of the owning role. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one's own with the whole schema and no rows: a copy of the template that the run made. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE ${serverAddress('TEST_DATABASE_TEMPLATE')}`);
}

/** A database of one's own with nothing in it. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(options: string): Promise<TestDatabase> {
  const name = `${serverAddress('TEST_DATABASE_PREFIX')}${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} ${options}`);
  const url = new URL(serverAddress('TEST_DATABASE_URL'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverAddress('TEST_DATABASE_URL') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
