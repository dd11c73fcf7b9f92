import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['link_keys', 'answer_links', 'bounced_addresses'];

/**
 * What comes back: answers to follow-ups, the one-click links that carry them, addresses that refuse mail.
 *
 * A link is signed with a key of its firm that lies here, not in a process, so that every process can check it and a
 * restore keeps it. What is signed is the firm, the follow-up and the answer; that a link works once is this row.
 */
export class Answers1763800000016 implements MigrationInterface {
  name = 'Answers1763800000016';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table follow_ups add column answered_at timestamptz,
        add column answered_by text check (answered_by in ('client', 'staff')),
        add column snoozed_by uuid,
        add foreign key (firm_id, snoozed_by) references users (firm_id, id)`);
    await db.query(`
      create table link_keys (
        firm_id uuid not null references firms (id),
        number integer not null,
        secret bytea not null,
        made_at timestamptz not null,
        primary key (firm_id, number)
      )`);
    await db.query(`
      create table answer_links (
        firm_id uuid not null,
        follow_up_id uuid not null,
        contact_id uuid,
        locale text not null check (locale in ('es', 'en')),
        made_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        used_for text check (used_for in ('solved', 'help', 'later')),
        primary key (firm_id, follow_up_id),
        foreign key (firm_id, follow_up_id) references follow_ups (firm_id, id)
      )`);
    await db.query(`
      create table bounced_addresses (
        firm_id uuid not null references firms (id),
        id uuid not null,
        address text not null check (address = lower(address)),
        reason text not null,
        bounced_at timestamptz not null,
        delivery_id uuid not null,
        primary key (firm_id, id),
        constraint bounced_addresses_once unique (firm_id, address),
        foreign key (firm_id, delivery_id) references deliveries (firm_id, id)
      )`);
    await this.protect(db);
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} to llavero_app using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert, delete on link_keys, bounced_addresses to llavero_app');
    await db.query('grant select, insert, update on answer_links to llavero_app');
    await db.query('grant update (reason, bounced_at, delivery_id) on bounced_addresses to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table ${TABLES.join(', ')}`);
    await db.query('alter table follow_ups drop column answered_at, drop column answered_by, drop column snoozed_by');
  }
}
