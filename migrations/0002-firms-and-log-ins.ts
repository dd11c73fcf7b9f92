import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Firms, their people, and the two tables that are needed before the firm is known.
 *
 * `log_ins` and `sessions` have row-level security that is not forced: the definer function below, owned by the
 * migrating role, looks through it; the application, which owns nothing, does not.
 */
export class FirmsAndLogIns1763800000002 implements MigrationInterface {
  name = 'FirmsAndLogIns1763800000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table firms (
        id uuid primary key,
        name text not null check (length(name) between 1 and 200),
        province text not null,
        canton text not null,
        zone text not null,
        locale text not null check (locale in ('es', 'en')),
        working_hours jsonb not null,
        send_at text not null,
        quiet_hours jsonb,
        mail_name text,
        is_demo boolean not null default false,
        last_case_number integer not null default 0,
        version integer not null default 1,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now()
      )`);
    await db.query(`
      create table users (
        firm_id uuid not null references firms (id),
        id uuid not null,
        email text not null,
        full_name text not null,
        role text not null check (role in ('agent', 'supervisor', 'owner', 'viewer')),
        locale text not null check (locale in ('es', 'en')),
        active boolean not null default true,
        version integer not null default 1,
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        primary key (firm_id, id)
      )`);
    await db.query(`
      create table log_ins (
        email text primary key check (email = lower(email)),
        firm_id uuid not null,
        user_id uuid not null,
        password_hash text not null,
        changed_at timestamptz not null default app_now(),
        unique (firm_id, user_id),
        foreign key (firm_id, user_id) references users (firm_id, id)
      )`);
    await db.query(`
      create table sessions (
        token_hash bytea primary key,
        firm_id uuid not null,
        id uuid not null,
        user_id uuid not null,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        last_used_at timestamptz not null default app_now(),
        unique (firm_id, id),
        foreign key (firm_id, user_id) references users (firm_id, id)
      )`);
    await this.protect(db);
    await this.openTheDoor(db);
  }

  private async protect(db: QueryRunner): Promise<void> {
    await db.query('alter table firms enable row level security');
    await db.query('alter table firms force row level security');
    await db.query('create policy firm_sees_itself on firms using (id = app_firm()) with check (id = app_firm())');
    await db.query('alter table users enable row level security');
    await db.query('alter table users force row level security');
    await db.query(
      'create policy firm_sees_itself on users using (firm_id = app_firm()) with check (firm_id = app_firm())',
    );
    for (const table of ['log_ins', 'sessions']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert, update on firms, users to llavero_app');
    await db.query('grant select, insert, update, delete on log_ins, sessions to llavero_app');
  }

  /** One question that may be asked before the firm is known: who stands behind this e-mail or this token? */
  private async openTheDoor(db: QueryRunner): Promise<void> {
    await db.query(`
      create function who_logs_in(by_email text, by_token_hash bytea)
      returns table (firm_id uuid, user_id uuid, session_id uuid, password_hash text, expires_at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select l.firm_id, l.user_id, null::uuid, l.password_hash, null::timestamptz
          from log_ins l where l.email = lower(by_email)
        union all
        select s.firm_id, s.user_id, s.id, null, s.expires_at
          from sessions s where s.token_hash = by_token_hash
      $$`);
    await db.query('revoke all on function who_logs_in(text, bytea) from public');
    await db.query('grant execute on function who_logs_in(text, bytea) to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function who_logs_in(text, bytea)');
    await db.query('drop table sessions, log_ins, users, firms');
  }
}
