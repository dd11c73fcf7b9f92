import { Client } from 'pg';
import { BackupError } from './backup-error.js';
import { readBackup, verifyBackup } from './backup-file.js';
import type { BackupHeader } from './backup-file.js';
import { foreignKeysOf, liftRowSecurity, schemaOf, tablesOf } from './catalogue.js';
import type { ForeignKey, TableShape } from './catalogue.js';

const ROWS_AT_A_TIME = 500;

export interface RestoreOptions {
  /** Whether a database that holds a firm already may be replaced. */
  readonly replace: boolean;
  /** Runs at the end of the same transaction, on what was restored. */
  readonly beforeCommit?: (client: Client) => Promise<void>;
}

/**
 * Puts the backup into a database of the same schema version, in one transaction: all of it or nothing.
 * Foreign keys are taken off for the load and put back at the end, which checks every one of them.
 * @throws BackupError when the file is damaged, of another schema, or the database is in use or not empty.
 */
export async function restoreBackup(url: string, file: string, options: RestoreOptions): Promise<{ rows: number }> {
  const { header, rows } = await verifyBackup(file);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await refuseOtherSchema(client, header);
    await refuseBusy(client);
    const forceAgain = await liftRowSecurity(client);
    await refuseFilled(client, options);
    await load(client, header, file);
    await options.beforeCommit?.(client);
    for (const statement of forceAgain) await client.query(statement);
    await client.query('commit');
    return { rows };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error instanceof BackupError ? error : new BackupError(`Nothing was restored: ${(error as Error).message}`);
  } finally {
    await client.end();
  }
}

/** Whether the database is new: only then may a restore make the schema, and nothing can be lost by it. */
export async function holdsNoSchema(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await schemaOf(client)).length === 0;
  } finally {
    await client.end();
  }
}

async function refuseOtherSchema(client: Client, header: BackupHeader): Promise<void> {
  const schema = await schemaOf(client);
  const same = schema.length === header.schema.length && schema.every((name, index) => name === header.schema[index]);
  if (same) return;
  throw new BackupError(
    `The backup is of schema ${header.schema.at(-1)}, the database of ${schema.at(-1) ?? 'none'}: ` +
      'restore it with the Llavero that made it, then start the newer one, which brings it up to date.',
  );
}

async function refuseBusy(client: Client): Promise<void> {
  const others = await client.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  if (others.rowCount === 0) return;
  throw new BackupError(`${others.rowCount} other connections use the database: stop Llavero first.`);
}

async function refuseFilled(client: Client, { replace }: RestoreOptions): Promise<void> {
  if (replace) return;
  const firms = await client.query('select 1 from public.firms limit 1');
  if (firms.rowCount === 0) return;
  throw new BackupError('The database holds a firm already: add --replace to throw away what it holds.');
}

async function load(client: Client, header: BackupHeader, file: string): Promise<void> {
  const tables = await tablesOf(client);
  const names = tables.map(({ table }) => qualified(client, table));
  const keys = await foreignKeysOf(client);
  for (const key of keys)
    await client.query(`${alter(client, key)} drop constraint ${client.escapeIdentifier(key.name)}`);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${names.join(', ')} restart identity`);
  await insertAll(client, tables, file);
  for (const { sequence, lastValue, isCalled } of header.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      qualified(client, sequence),
      lastValue,
      isCalled,
    ]);
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  for (const key of keys) {
    await client.query(`${alter(client, key)} add constraint ${client.escapeIdentifier(key.name)} ${key.definition}`);
  }
}

const qualified = (client: Client, name: string): string => `public.${client.escapeIdentifier(name)}`;

const alter = (client: Client, key: ForeignKey): string => `alter table ${qualified(client, key.table)}`;

async function insertAll(client: Client, tables: readonly TableShape[], file: string): Promise<void> {
  let statement = '';
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await client.query(statement, [batch]);
    batch = [];
  };
  for await (const line of readBackup(file)) {
    if ('row' in line) {
      batch.push(line.row);
      if (batch.length === ROWS_AT_A_TIME) await flush();
    } else {
      await flush();
      statement = insertOf(client, tables, line.table);
    }
  }
  await flush();
}

/** PostgreSQL reads back the very notation in which it wrote the row, so every type survives as it was. */
function insertOf(client: Client, tables: readonly TableShape[], table: string): string {
  const shape = tables.find((candidate) => candidate.table === table);
  if (shape === undefined) throw new BackupError(`The database has no table ${table}.`);
  const name = qualified(client, table);
  const columns = shape.columns.map((column) => client.escapeIdentifier(column));
  return `
    insert into ${name} (${columns.join(', ')}) overriding system value
    select ${columns.map((column) => `(line.r).${column}`).join(', ')}
    from (select text::${name} as r from unnest($1::text[]) as text offset 0) as line`;
}
