import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The employers a firm looks after, and the people there who receive messages. */
export class Clients1763800000003 implements MigrationInterface {
  name = 'Clients1763800000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table clients (
        firm_id uuid not null references firms (id),
        id uuid not null,
        ruc text not null check (ruc ~ '^[0-9]{13}$'),
        legal_name text not null check (length(legal_name) between 1 and 300),
        province text,
        canton text,
        iess_branch text not null default '0001' check (iess_branch ~ '^[0-9]{4}$'),
        registered_email text,
        representative_id_number text,
        representative_full_name text,
        ruc_status text check (ruc_status in ('active', 'suspended', 'closed', 'unknown')),
        ruc_status_checked_on date,
        version integer not null default 1,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        primary key (firm_id, id),
        constraint clients_one_per_ruc unique (firm_id, ruc)
      )`);
    await db.query('create index clients_newest_first on clients (firm_id, created_at desc, id desc)');
    await db.query(`
      create table contacts (
        firm_id uuid not null,
        id uuid not null,
        client_id uuid not null,
        position smallint not null,
        full_name text not null,
        email text,
        phone text,
        locale text check (locale in ('es', 'en')),
        quiet_hours jsonb,
        is_primary boolean not null default false,
        primary key (firm_id, id),
        foreign key (firm_id, client_id) references clients (firm_id, id)
      )`);
    await db.query('create index contacts_of_client on contacts (firm_id, client_id, position)');
    for (const table of ['clients', 'contacts']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert, update on clients to llavero_app');
    await db.query('grant select, insert, update, delete on contacts to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table contacts, clients');
  }
}
