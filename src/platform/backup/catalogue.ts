import type { Client } from 'pg';

/** One of our tables: its columns in order, without those that PostgreSQL computes. */
export interface TableShape {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface SequenceState {
  readonly sequence: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

const LEDGER = 'schema_migrations';

/** Tables of ours: what extensions brought stays out, and so does the queue, whose timers are made anew. */
const TABLES = `
  select c.relname as "table",
         array(select a.attname::text from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '${LEDGER}'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`;

export async function tablesOf(client: Client): Promise<TableShape[]> {
  return (await client.query<TableShape>(TABLES)).rows;
}

/** Names of the migrations applied, in order; none where the schema was never made. */
export async function schemaOf(client: Client): Promise<string[]> {
  const found = await client.query<{ found: string | null }>(`select to_regclass('public.${LEDGER}') as found`);
  if (found.rows[0]?.found === null) return [];
  const applied = await client.query<{ name: string }>(`select name from public.${LEDGER} order by timestamp, id`);
  return applied.rows.map((row) => row.name);
}

export async function sequencesOf(client: Client): Promise<SequenceState[]> {
  const names = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences
     where schemaname = 'public' and sequencename <> '${LEDGER}_id_seq' order by sequencename`,
  );
  const states: SequenceState[] = [];
  for (const { name } of names.rows) {
    const sequence = client.escapeIdentifier(name);
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from public.${sequence}`,
    );
    const row = state.rows[0];
    if (row !== undefined) states.push({ sequence: name, lastValue: row.last_value, isCalled: row.is_called });
  }
  return states;
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

export async function foreignKeysOf(client: Client): Promise<ForeignKey[]> {
  const found = await client.query<ForeignKey>(
    `select t.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
     where k.contype = 'f' and n.nspname = 'public' order by t.relname, k.conname`,
  );
  return found.rows;
}

/**
 * Lets the owner see every row until the transaction ends, which the caller rolls back or mends by what is returned:
 * forced row-level security binds owners too, and a copy that silently leaves rows out would be worse than none.
 */
export async function liftRowSecurity(client: Client): Promise<string[]> {
  await client.query('set local row_security = off');
  const role = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  if (role.rows[0]?.free === true) return [];
  const forced = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relforcerowsecurity order by c.relname`,
  );
  const tables = forced.rows.map(({ name }) => `public.${client.escapeIdentifier(name)}`);
  for (const table of tables) await client.query(`alter table ${table} no force row level security`);
  return tables.map((table) => `alter table ${table} force row level security`);
}
