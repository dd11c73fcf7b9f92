import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a supervisor allows against a rule, by name and reason, each for one use; and what of the record at IESS was
 * corrected. Both bear the RUC: the budget counts per RUC.
 */
export class OverridesAndCorrections1763800000012 implements MigrationInterface {
  name = 'OverridesAndCorrections1763800000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table overrides (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        overrides text not null check (overrides in ('attempt_budget')),
        reason text not null check (length(btrim(reason)) > 0),
        granted_by uuid not null,
        granted_at timestamptz not null,
        used_by_attempt_id uuid,
        primary key (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, granted_by) references users (firm_id, id),
        foreign key (firm_id, used_by_attempt_id) references attempts (firm_id, id)
      )`);
    await db.query(`
      create unique index overrides_one_unused on overrides (firm_id, case_id, overrides)
      where used_by_attempt_id is null`);
    await db.query(`
      create table corrections (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        client_id uuid not null,
        ruc text not null,
        what text not null,
        was_wrong text,
        should_be text not null,
        evidence text,
        recorded_by uuid,
        recorded_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, client_id) references clients (firm_id, id)
      )`);
    await db.query('create index corrections_of_ruc on corrections (firm_id, ruc, recorded_at)');
    await db.query('create index corrections_of_client on corrections (firm_id, client_id, recorded_at)');
    await this.protect(db);
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of ['overrides', 'corrections']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert on overrides, corrections to llavero_app');
    await db.query('grant update (used_by_attempt_id) on overrides to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table corrections, overrides');
  }
}
