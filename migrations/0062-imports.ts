import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lists of clients that were imported, with the verdict of each row. A refused row is kept without what stood in it. */
export class Imports1763800000062 implements MigrationInterface {
  name = 'Imports1763800000062';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table imports (
        firm_id uuid not null references firms (id),
        id uuid not null,
        file_name text not null,
        sha256 bytea not null check (length(sha256) = 32),
        rows jsonb not null,
        created integer not null check (created >= 0),
        changed integer not null check (changed >= 0),
        unchanged integer not null check (unchanged >= 0),
        refused integer not null check (refused >= 0),
        applied_by uuid not null,
        applied_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, applied_by) references users (firm_id, id)
      )`);
    await db.query('create index imports_newest_first on imports (firm_id, applied_at desc, id desc)');
    await db.query('alter table imports enable row level security');
    await db.query('alter table imports force row level security');
    await db.query(
      'create policy firm_sees_itself on imports using (firm_id = app_firm()) with check (firm_id = app_firm())',
    );
    await db.query('grant select, insert on imports to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table imports');
  }
}
