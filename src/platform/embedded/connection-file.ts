import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servesData } from './process-identity.js';

interface Connection {
  readonly url: string;
  readonly pid: number;
  readonly pgData: string;
}

const FILE = 'postgres.json';

/** Lets the command line reach the running server; readable by whoever started it only. */
export function rememberConnection(dataDir: string, connection: Connection): void {
  const file = join(dataDir, FILE);
  writeFileSync(`${file}.part`, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

export function forgetConnection(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** The address of the embedded server of the data folder while it runs, else null. */
export function findRunningEmbedded(dataDir: string): string | null {
  try {
    const connection = JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as Connection;
    return servesData(connection.pid, connection.pgData) ? connection.url : null;
  } catch {
    return null;
  }
}
