import { Client } from 'pg';
import { BackupError } from './backup-error.js';
import { writeBackup } from './backup-file.js';
import type { BackupLine } from './backup-file.js';
import { liftRowSecurity, schemaOf, sequencesOf, tablesOf } from './catalogue.js';
import type { TableShape } from './catalogue.js';

const ROWS_AT_A_TIME = 500;

/**
 * Copies the whole installation into `file` as it stood at one moment; writers go on meanwhile where the role of `url`
 * is a superuser or bypasses row-level security, and wait otherwise.
 * @throws BackupError when the file exists or the database holds no schema of ours.
 */
export async function takeBackup(url: string, file: string): Promise<{ rows: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read');
    await liftRowSecurity(client);
    const schema = await schemaOf(client);
    if (schema.length === 0) throw new BackupError('The database holds nothing yet: there is nothing to back up.');
    const tables = await tablesOf(client);
    const takenAt = new Date().toISOString();
    const header = {
      format: 'llavero-backup' as const,
      version: 1 as const,
      takenAt,
      schema,
      tables,
      sequences: await sequencesOf(client),
    };
    return await writeBackup(file, header, rowsOf(client, tables));
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}

async function* rowsOf(client: Client, tables: readonly TableShape[]): AsyncGenerator<BackupLine> {
  for (const { table } of tables) {
    yield { table };
    const name = client.escapeIdentifier(table);
    await client.query(`declare export no scroll cursor for select t::text as row from public.${name} t`);
    for (;;) {
      const batch = await client.query<{ row: string }>(`fetch ${ROWS_AT_A_TIME} from export`);
      yield* batch.rows;
      if (batch.rows.length < ROWS_AT_A_TIME) break;
    }
    await client.query('close export');
  }
}
