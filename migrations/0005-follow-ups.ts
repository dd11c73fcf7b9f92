import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger of follow-ups, and every message as it left.
 *
 * A ledger row is its own outbox: it is written in the transaction that moves the case, and BullMQ is only told to
 * look at it. `wake_at` is when somebody should look again; `due_at` is the date that was promised and never changes.
 */
export class FollowUps1763800000005 implements MigrationInterface {
  name = 'FollowUps1763800000005';

  async up(db: QueryRunner): Promise<void> {
    await this.createLedger(db);
    await this.createDeliveries(db);
    await this.protect(db);
    await this.createBeats(db);
  }

  private async createLedger(db: QueryRunner): Promise<void> {
    await db.query(`
      create table follow_ups (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        step text not null,
        revision integer not null,
        recipient text not null check (recipient in ('client', 'assignee', 'supervisor')),
        context jsonb not null,
        due_at timestamptz not null,
        wake_at timestamptz not null,
        state text not null default 'planned' check (state in
          ('planned', 'armed', 'running', 'sent', 'skipped', 'cancelled', 'uncertain', 'parked')),
        reason text,
        folded_into uuid,
        generation integer not null default 1,
        fence bigint not null default 0,
        tries smallint not null default 0,
        armed_until timestamptz,
        armed_epoch text,
        lease_until timestamptz,
        last_error text,
        planned_at timestamptz not null,
        finished_at timestamptz,
        primary key (firm_id, id),
        constraint follow_ups_one_per_step unique (firm_id, case_id, step, revision),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, folded_into) references follow_ups (firm_id, id)
      )`);
    await db.query(`create index follow_ups_to_arm on follow_ups (firm_id, wake_at) where state = 'planned'`);
    await db.query(`create index follow_ups_waiting on follow_ups (wake_at) where state in ('planned', 'armed')`);
    await db.query(`create index follow_ups_armed on follow_ups (firm_id, armed_until) where state = 'armed'`);
    await db.query(`create index follow_ups_leased on follow_ups (lease_until) where state = 'running'`);
    await db.query('create index follow_ups_of_case on follow_ups (firm_id, case_id, due_at)');
  }

  private async createDeliveries(db: QueryRunner): Promise<void> {
    await db.query(`
      create table deliveries (
        firm_id uuid not null,
        id uuid not null,
        follow_up_id uuid not null,
        case_id uuid not null,
        recipient text not null,
        contact_id uuid,
        user_id uuid,
        channel text not null check (channel in ('email', 'outbox')),
        to_name text,
        to_address text,
        locale text not null check (locale in ('es', 'en')),
        subject text not null,
        body_text text not null,
        body_html text not null,
        message_id text not null,
        state text not null check (state in ('sending', 'sent', 'kept', 'failed', 'uncertain')),
        error text,
        created_at timestamptz not null,
        finished_at timestamptz,
        primary key (firm_id, id),
        constraint deliveries_one_per_follow_up unique (firm_id, follow_up_id),
        foreign key (firm_id, follow_up_id) references follow_ups (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id)
      )`);
    await db.query('create index deliveries_of_case on deliveries (firm_id, case_id, created_at desc, id desc)');
    await db.query('create index deliveries_newest_first on deliveries (firm_id, created_at desc, id desc)');
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of ['follow_ups', 'deliveries']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} to llavero_app using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert, update on follow_ups, deliveries to llavero_app');
    await db.query('create policy sweeper_sees_timers on follow_ups to llavero_sweeper using (true) with check (true)');
    await db.query(`
      grant select (firm_id, id, state, wake_at, due_at, generation, armed_until, armed_epoch, lease_until)
      on follow_ups to llavero_sweeper`);
    await db.query(`
      grant update (state, generation, armed_until, armed_epoch)
      on follow_ups to llavero_sweeper`);
  }

  /** What every worker says of itself; it belongs to no firm and says nothing of one. */
  private async createBeats(db: QueryRunner): Promise<void> {
    await db.query(`
      create table worker_beats (
        worker_id uuid primary key,
        queue text not null check (queue in ('postgres', 'redis')),
        queue_reachable boolean not null,
        queue_warning text,
        oldest_overdue_at timestamptz,
        started_at timestamptz not null,
        beat_at timestamptz not null
      )`);
    await db.query('grant select, insert, update, delete on worker_beats to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table worker_beats, deliveries, follow_ups');
  }
}
