import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searching that forgives typos, what clients did last, and the views of the queue that people keep. */
export class ListsAndViews1763800000040 implements MigrationInterface {
  name = 'ListsAndViews1763800000040';

  async up(db: QueryRunner): Promise<void> {
    await db.query('create extension if not exists pg_trgm');
    await db.query(
      `create index case_events_by_clients on case_events (firm_id, case_id, seq) where actor_kind = 'client'`,
    );
    await db.query(`
      create table saved_views (
        firm_id uuid not null,
        id uuid not null,
        owner_id uuid not null,
        name text not null,
        query text not null,
        shared boolean not null default false,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, owner_id) references users (firm_id, id)
      )`);
    await db.query('alter table saved_views enable row level security');
    await db.query('alter table saved_views force row level security');
    await db.query(
      'create policy firm_sees_itself on saved_views using (firm_id = app_firm()) with check (firm_id = app_firm())',
    );
    await db.query('grant select, insert, update, delete on saved_views to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table saved_views');
    await db.query('drop index case_events_by_clients');
  }
}
