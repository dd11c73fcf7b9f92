import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The days that a firm closes by itself, and the address of its calendar feed.
 *
 * Who fetches a feed has no log-in: its row-level security is not forced, so that the definer function below, owned by
 * the migrating role, finds the firm of a token; the application, which owns nothing, sees its own firm's row only.
 */
export class ClosuresAndFeeds1763800000007 implements MigrationInterface {
  name = 'ClosuresAndFeeds1763800000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table closures (
        firm_id uuid not null references firms (id),
        id uuid not null,
        closed_on date not null,
        name text not null check (length(name) between 1 and 200),
        closes text not null check (closes in ('iess', 'firm', 'both')),
        place_code text check (place_code ~ '^[0-9]{2}([0-9]{2})?$'),
        recoverable boolean not null,
        source text not null check (length(source) between 1 and 500),
        created_by uuid not null,
        created_at timestamptz not null,
        primary key (firm_id, id),
        constraint closures_one_per_day_and_place unique nulls not distinct (firm_id, closed_on, place_code),
        foreign key (firm_id, created_by) references users (firm_id, id)
      )`);
    await db.query(`
      create table calendar_feeds (
        firm_id uuid primary key references firms (id),
        token_hash bytea not null unique,
        created_by uuid not null,
        created_at timestamptz not null,
        foreign key (firm_id, created_by) references users (firm_id, id)
      )`);
    await this.protect(db);
    await this.openTheDoor(db);
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of ['closures', 'calendar_feeds']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('alter table closures force row level security');
    await db.query('grant select, insert, delete on closures to llavero_app');
    await db.query('grant select, insert, update, delete on calendar_feeds to llavero_app');
  }

  /** Whose feed is behind this token? */
  private async openTheDoor(db: QueryRunner): Promise<void> {
    await db.query(`
      create function whose_feed(by_token_hash bytea) returns table (firm_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
        select f.firm_id from calendar_feeds f where f.token_hash = by_token_hash
      $$`);
    await db.query('revoke all on function whose_feed(bytea) from public');
    await db.query('grant execute on function whose_feed(bytea) to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function whose_feed(bytea)');
    await db.query('drop table calendar_feeds, closures');
  }
}
