import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first answer to each keyed request, stored in the transaction of its effect, so that neither exists alone. */
export class IdempotencyKeys1763800000006 implements MigrationInterface {
  name = 'IdempotencyKeys1763800000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table idempotency_keys (
        firm_id uuid not null,
        user_id uuid not null,
        operation text not null,
        key text not null,
        body_hash bytea not null,
        status smallint not null,
        headers jsonb not null,
        body text not null,
        created_at timestamptz not null default app_now(),
        primary key (firm_id, user_id, operation, key),
        foreign key (firm_id, user_id) references users (firm_id, id)
      )`);
    await db.query('create index idempotency_keys_oldest_first on idempotency_keys (firm_id, created_at)');
    await db.query('alter table idempotency_keys enable row level security');
    await db.query('alter table idempotency_keys force row level security');
    await db.query(
      'create policy firm_sees_itself on idempotency_keys using (firm_id = app_firm()) with check (firm_id = app_firm())',
    );
    await db.query('grant select, insert, update, delete on idempotency_keys to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table idempotency_keys');
  }
}
