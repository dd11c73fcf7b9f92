import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface NewFirm {
  readonly firmId: string;
  readonly email: string;
  readonly password: string;
}

const run = promisify(execFile);
const COMMAND = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'firm.js');

/** Makes a firm with its owner by the command that an operator would use. */
export async function createFirm(databaseUrl: string, email = 'owner@firm.example'): Promise<NewFirm> {
  const args = [COMMAND, 'create', '--name', 'Contadores Ejemplo', '--owner', email];
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl };
  const { stdout } = await run(process.execPath, args, { env });
  return JSON.parse(stdout) as NewFirm;
}
