import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ladders and the wordings that a firm has made its own. Both are lists of versions: what holds is the newest one,
 * and none is ever changed. A person who is the contact of several clients is found by address.
 */
export class LaddersAndWordings1763800000018 implements MigrationInterface {
  name = 'LaddersAndWordings1763800000018';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ladders (
        firm_id uuid not null references firms (id),
        id uuid not null,
        version integer not null check (version > 0),
        key text not null check (key ~ '^[a-z][a-z0-9_]{1,59}$'),
        ladder jsonb,
        reason text not null,
        changed_by uuid not null,
        changed_at timestamptz not null,
        primary key (firm_id, id, version),
        foreign key (firm_id, changed_by) references users (firm_id, id)
      )`);
    await db.query(`
      create table wordings (
        firm_id uuid not null references firms (id),
        template text not null check (template ~ '^[a-z][a-z0-9_]{1,59}$'),
        version integer not null check (version > 0),
        wording jsonb not null,
        changed_by uuid not null,
        changed_at timestamptz not null,
        primary key (firm_id, template, version),
        foreign key (firm_id, changed_by) references users (firm_id, id)
      )`);
    for (const table of ['ladders', 'wordings']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
      await db.query(`grant select, insert on ${table} to llavero_app`);
    }
    await db.query('create index contacts_by_address on contacts (firm_id, lower(email))');
    await db.query(
      `create index deliveries_to_address on deliveries (firm_id, lower(to_address), created_at desc)
       where contact_id is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index deliveries_to_address, contacts_by_address');
    await db.query('drop table wordings, ladders');
  }
}
