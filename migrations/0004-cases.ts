import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case, what was said (secrets already removed), each verdict, each attempt, and every change as an event. */
export class Cases1763800000004 implements MigrationInterface {
  name = 'Cases1763800000004';

  async up(db: QueryRunner): Promise<void> {
    await this.createCases(db);
    await this.createHistory(db);
    await this.protect(db);
  }

  private async createCases(db: QueryRunner): Promise<void> {
    await db.query(`
      create table cases (
        firm_id uuid not null references firms (id),
        id uuid not null,
        number integer not null,
        client_id uuid not null,
        channel text,
        stage text not null check (stage in
          ('triage', 'online', 'correction', 'in_person', 'verification', 'resolved', 'closed')),
        stage_since timestamptz not null,
        stage_facts jsonb not null default '{}',
        corrected_at timestamptz,
        waiting_for text not null default 'us' check (waiting_for in ('us', 'client', 'iess', 'appointment')),
        waiting_until date,
        waiting_since timestamptz,
        scenario text not null,
        facts jsonb not null default '{}',
        verdict jsonb not null,
        window_detail jsonb,
        window_basis text check (window_basis in ('intake', 'evidence', 'correction')),
        window_based_at timestamptz,
        window_earliest_on date,
        window_latest_on date,
        deadline_on date,
        assignee_id uuid,
        plan_revision integer not null default 0,
        opened_at timestamptz not null,
        resolved_at timestamptz,
        closed_at timestamptz,
        version integer not null default 1,
        updated_at timestamptz not null default app_now(),
        primary key (firm_id, id),
        constraint cases_one_per_number unique (firm_id, number),
        foreign key (firm_id, client_id) references clients (firm_id, id),
        foreign key (firm_id, assignee_id) references users (firm_id, id)
      )`);
    await db.query('create index cases_newest_first on cases (firm_id, opened_at desc, id desc)');
    await db.query('create index cases_by_stage on cases (firm_id, stage, opened_at desc)');
    await db.query('create index cases_of_client on cases (firm_id, client_id)');
    await db.query(`
      create table case_texts (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        body text not null,
        secrets_found smallint not null default 0,
        given_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id)
      )`);
    await db.query('create index case_texts_of_case on case_texts (firm_id, case_id, given_at)');
  }

  private async createHistory(db: QueryRunner): Promise<void> {
    await db.query(`
      create table verdicts (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        seq integer not null,
        scenario text not null,
        verdict jsonb not null,
        facts jsonb not null,
        decided_at timestamptz not null,
        primary key (firm_id, id),
        unique (firm_id, case_id, seq),
        foreign key (firm_id, case_id) references cases (firm_id, id)
      )`);
    await db.query(`
      create table attempts (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        client_id uuid not null,
        made_by text not null check (made_by in ('staff', 'client')),
        outcome text not null check (outcome in ('succeeded', 'failed', 'captcha_failed', 'no_mail', 'code_expired',
          'identity_rejected', 'routed_in_person', 'portal_error')),
        stage text not null,
        scenario text not null,
        wording text,
        browser text,
        network text,
        device text,
        facts jsonb not null,
        recorded_by uuid,
        recorded_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, client_id) references clients (firm_id, id)
      )`);
    await db.query('create index attempts_of_client on attempts (firm_id, client_id, recorded_at)');
    await db.query(`
      create table case_events (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        kind text not null,
        actor_kind text not null check (actor_kind in ('user', 'client', 'system')),
        actor_id uuid,
        at timestamptz not null,
        before jsonb,
        after jsonb,
        reason text,
        primary key (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id)
      )`);
    await db.query('create index case_events_newest_first on case_events (firm_id, case_id, at desc, id desc)');
    await db.query(`
      create table audit_events (
        firm_id uuid not null references firms (id),
        id uuid not null,
        action text not null,
        actor_kind text not null check (actor_kind in ('user', 'client', 'system')),
        actor_id uuid,
        at timestamptz not null,
        subject_kind text not null,
        subject_id uuid,
        before jsonb,
        after jsonb,
        reason text,
        primary key (firm_id, id)
      )`);
    await db.query('create index audit_events_newest_first on audit_events (firm_id, at desc, id desc)');
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of ['cases', 'case_texts', 'verdicts', 'attempts', 'case_events', 'audit_events']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert, update on cases to llavero_app');
    await db.query('grant select, insert on case_texts, verdicts, attempts, case_events, audit_events to llavero_app');
    await db.query(`
      create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$`);
    for (const table of ['case_events', 'audit_events']) {
      await db.query(
        `create trigger append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table audit_events, case_events, attempts, verdicts, case_texts, cases');
    await db.query('drop function refuse_change()');
  }
}
