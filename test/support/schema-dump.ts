import type { Client } from 'pg';

/** Each query gives lines of text, sorted here: a server's own order depends on its locale. */
const SECTIONS: Record<string, string> = {
  tables: `
    select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
             case when a.attnotnull then ' not null' else '' end,
             coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     order by c.relname collate "C", a.attnum`,
  constraints: `
    select format('%s %s: %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as line
      from pg_constraint c
     where c.connamespace = 'public'::regnamespace and c.contype <> 'n'`,
  indexes: `
    select indexdef as line from pg_indexes where schemaname = 'public'`,
  'row-level security': `
    select format('%s enabled=%s forced=%s', relname, relrowsecurity, relforcerowsecurity) as line
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  policies: `
    select format('%s %s for %s to %s using (%s) check (%s)', tablename, policyname, cmd, roles, qual, with_check) as line
      from pg_policies where schemaname = 'public'`,
  'table grants': `
    select format('%s: %s may %s', table_name, grantee, string_agg(privilege_type, ', ' order by privilege_type)) as line
      from information_schema.role_table_grants
     where table_schema = 'public' and grantee in ('llavero_app', 'llavero_sweeper') group by table_name, grantee`,
  'column grants of the sweeper': `
    select format('%s: may %s %s', table_name, privilege_type, string_agg(column_name, ', ' order by column_name)) as line
      from information_schema.column_privileges
     where table_schema = 'public' and grantee = 'llavero_sweeper'
     group by table_name, privilege_type`,
  functions: `
    select format('%s(%s) returns %s, %s, security %s', p.proname, pg_get_function_identity_arguments(p.oid),
             pg_get_function_result(p.oid), case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
             case when p.prosecdef then 'definer' else 'invoker' end) as line
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace
       and not exists (select 1 from pg_depend e where e.objid = p.oid and e.deptype = 'e')
    `,
  triggers: `
    select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,
};

/** The schema as text, the same on PostgreSQL 15 to 18: a change of it shows as a diff of `migrations/schema.txt`. */
export async function schemaDump(client: Client): Promise<string> {
  const parts: string[] = [];
  for (const [title, sql] of Object.entries(SECTIONS)) {
    const { rows } = await client.query<{ line: string }>(sql);
    parts.push(
      `# ${title}\n${inOrder(
        title,
        rows.map(({ line }) => line.replace(/\s+/g, ' ')),
      ).join('\n')}\n`,
    );
  }
  return parts.join('\n');
}

/** Columns keep the order of their table; everything else goes by code points. */
function inOrder(title: string, lines: string[]): string[] {
  return title === 'tables' ? lines : lines.sort();
}
