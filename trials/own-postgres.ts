import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { accountForServer } from '../src/platform/embedded/account.js';
import { startEmbedded } from '../src/platform/embedded/embedded-postgres.js';
import type { EmbeddedDatabase } from '../src/platform/embedded/embedded-postgres.js';
import { reachableTempDir } from '../src/platform/embedded/reach.js';

/** Nothing here must survive a power cut; a process that is killed loses nothing by it. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/** A temporary folder that PostgreSQL's account can enter. */
export function workFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(reachableTempDir(accountForServer('', () => undefined)), `llavero-${name}-`));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real PostgreSQL under `work`, which is started again when it ends by itself. */
export async function startPostgres(work: string, name = 'postgres'): Promise<EmbeddedDatabase> {
  return startEmbedded({
    dataDir: join(work, name),
    privateRoot: join(work, `${name}-private`),
    settings: FAST,
    say: () => undefined,
    onLost: (error) => process.stderr.write(`PostgreSQL: ${error.message}\n`),
  });
}

export const databaseAt = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** One statement on a connection of its own, as the owner of everything. */
export async function ask<Row extends object>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
