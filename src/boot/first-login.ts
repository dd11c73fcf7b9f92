import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeEnterable } from '../platform/embedded/reach.js';

/** The log-in of the demo firm's owner, valid until changed. */
export interface FirstLogin {
  readonly email: string;
  readonly password: string;
  readonly url: string;
}

/** Keeps the log-in where only whoever started Llavero can read it, before it is shown: it exists nowhere else. */
export function keepFirstLogin(dataDir: string, login: FirstLogin): string {
  const file = join(dataDir, 'first-login.json');
  const unfinished = `${file}.part`;
  makeEnterable(dataDir);
  writeFileSync(unfinished, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
  return file;
}
