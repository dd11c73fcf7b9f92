import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['webhooks', 'webhook_deliveries', 'staff_letters'];

/**
 * What leaves for others than a case's people: webhooks, and letters to staff that are about no single case.
 *
 * A webhook's delivery is written by a trigger in the transaction of the event it tells of, whoever writes the event:
 * both exist or neither. What it says was decided then, so every try carries the same bytes.
 */
export class WebhooksAndDigests1763800000017 implements MigrationInterface {
  name = 'WebhooksAndDigests1763800000017';

  async up(db: QueryRunner): Promise<void> {
    await this.createWebhooks(db);
    await this.queueByTrigger(db);
    await this.createLetters(db);
    await this.protect(db);
  }

  private async createWebhooks(db: QueryRunner): Promise<void> {
    await db.query(`
      create table webhooks (
        firm_id uuid not null references firms (id),
        id uuid not null,
        url text not null,
        description text,
        event_types text[] not null default '{}',
        secret bytea not null,
        old_secret bytea,
        old_secret_until timestamptz,
        active boolean not null default true,
        disabled_for text check (disabled_for in ('gone', 'failing', 'by_person')),
        failing_since timestamptz,
        created_by uuid not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null default 1,
        primary key (firm_id, id),
        foreign key (firm_id, created_by) references users (firm_id, id)
      )`);
    await db.query(`
      create table webhook_deliveries (
        firm_id uuid not null,
        id uuid not null,
        webhook_id uuid not null,
        event_id uuid not null,
        type text not null,
        body text not null,
        state text not null default 'waiting' check (state in ('waiting', 'running', 'delivered', 'failed', 'dropped')),
        tries smallint not null default 0,
        next_at timestamptz not null,
        lease_until timestamptz,
        fence bigint not null default 0,
        attempts jsonb not null default '[]',
        created_at timestamptz not null,
        finished_at timestamptz,
        primary key (firm_id, id),
        constraint webhook_deliveries_one_per_event unique (firm_id, webhook_id, event_id),
        foreign key (firm_id, webhook_id) references webhooks (firm_id, id) on delete cascade
      )`);
    await db.query(`create index webhook_deliveries_due on webhook_deliveries (next_at) where state = 'waiting'`);
    await db.query(
      `create index webhook_deliveries_leased on webhook_deliveries (lease_until) where state = 'running'`,
    );
    await db.query(
      'create index webhook_deliveries_newest_first on webhook_deliveries (firm_id, webhook_id, created_at desc, id desc)',
    );
  }

  /** Ids, kinds and stages; no names, no numbers of people, no words that anybody wrote. */
  private async queueByTrigger(db: QueryRunner): Promise<void> {
    await db.query(`
      create function queue_webhooks() returns trigger language plpgsql as $$
      begin
        insert into webhook_deliveries (firm_id, id, webhook_id, event_id, type, body, next_at, created_at)
        select e.firm_id, gen_random_uuid(), w.id, e.id, t.type, json_build_object(
                 'type', t.type,
                 'timestamp', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                 'data', json_build_object(
                   'eventId', e.id, 'caseId', e.case_id, 'caseNumber', c.number, 'clientId', c.client_id,
                   'stage', coalesce(e.after ->> 'stage', c.stage), 'scenario', coalesce(e.after ->> 'scenario', c.scenario),
                   'waitingFor', coalesce(e.after ->> 'waitingFor', c.waiting_for), 'followUpId', e.after ->> 'followUpId',
                   'actor', e.actor_kind))::text, e.at, e.at
          from added e
          join webhooks w on w.firm_id = e.firm_id and w.active
          join cases c on c.firm_id = e.firm_id and c.id = e.case_id
         cross join lateral (select case when e.kind like 'follow\\_up\\_%' then 'follow_up.' || substr(e.kind, 11)
                                         else 'case.' || e.kind end as type) t
         where w.event_types = '{}' or t.type = any(w.event_types);
        return null;
      end $$`);
    await db.query(`
      create trigger queue_webhooks after insert on case_events referencing new table as added
      for each statement execute function queue_webhooks()`);
  }

  private async createLetters(db: QueryRunner): Promise<void> {
    await db.query(`
      create table staff_letters (
        firm_id uuid not null,
        id uuid not null,
        user_id uuid not null,
        kind text not null check (kind in ('digest', 'webhook_disabled')),
        about text not null,
        state text not null check (state in ('waiting', 'running', 'sent', 'failed', 'uncertain')),
        tries smallint not null default 0,
        next_at timestamptz not null,
        lease_until timestamptz,
        fence bigint not null default 0,
        written_at timestamptz not null,
        finished_at timestamptz,
        primary key (firm_id, id),
        constraint staff_letters_once unique (firm_id, user_id, kind, about),
        foreign key (firm_id, user_id) references users (firm_id, id)
      )`);
    await db.query(
      `create index staff_letters_open on staff_letters (firm_id, next_at) where state in ('waiting', 'running')`,
    );
    await db.query(`
      alter table deliveries alter column follow_up_id drop not null, alter column case_id drop not null,
        add column letter_id uuid,
        add constraint deliveries_one_per_letter unique (firm_id, letter_id),
        add constraint deliveries_carry_one check ((follow_up_id is null) = (letter_id is not null)),
        add foreign key (firm_id, letter_id) references staff_letters (firm_id, id)`);
    await db.query('alter table users add column digest boolean not null default true');
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} to llavero_app using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query(`grant select, insert, update on ${TABLES.join(', ')} to llavero_app`);
    await db.query('grant delete on webhooks, webhook_deliveries to llavero_app');
    await db.query(
      'create policy sweeper_sees_timers on webhook_deliveries to llavero_sweeper using (true) with check (true)',
    );
    await db.query(`
      grant select (firm_id, id, webhook_id, state, next_at, lease_until, fence) on webhook_deliveries to llavero_sweeper`);
    await db.query('grant update (state, lease_until, fence) on webhook_deliveries to llavero_sweeper');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger queue_webhooks on case_events');
    await db.query('drop function queue_webhooks()');
    await db.query('delete from deliveries where letter_id is not null');
    await db.query(`
      alter table deliveries drop column letter_id, alter column follow_up_id set not null,
        alter column case_id set not null`);
    await db.query('alter table users drop column digest');
    await db.query(`drop table ${[...TABLES].reverse().join(', ')}`);
  }
}
