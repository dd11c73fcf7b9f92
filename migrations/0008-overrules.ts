import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's word against the engine's: it stands until it ends, and is kept as labelled data. */
export class Overrules1763800000008 implements MigrationInterface {
  name = 'Overrules1763800000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table overrules (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        scenario text not null,
        also jsonb not null,
        route text not null check (route in ('online', 'correction', 'in_person', 'none')),
        reason text not null check (length(reason) between 1 and 2000),
        engine jsonb not null,
        facts jsonb not null,
        given_by uuid not null,
        given_at timestamptz not null,
        ended_at timestamptz,
        ended_by uuid,
        ended_because text check (ended_because in ('new_evidence', 'withdrawn', 'overruled_again')),
        end_reason text,
        primary key (firm_id, id),
        check ((ended_at is null) = (ended_because is null)),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, given_by) references users (firm_id, id),
        foreign key (firm_id, ended_by) references users (firm_id, id)
      )`);
    await db.query('create unique index overrules_one_standing on overrules (firm_id, case_id) where ended_at is null');
    await db.query('create index overrules_oldest_first on overrules (firm_id, given_at, id)');
    await db.query('alter table verdicts add column overrule_id uuid');
    await db.query('alter table verdicts add foreign key (firm_id, overrule_id) references overrules (firm_id, id)');
    await db.query(
      'create index verdicts_of_overrule on verdicts (firm_id, overrule_id) where overrule_id is not null',
    );
    await db.query('alter table overrules enable row level security');
    await db.query('alter table overrules force row level security');
    await db.query(
      'create policy firm_sees_itself on overrules using (firm_id = app_firm()) with check (firm_id = app_firm())',
    );
    await db.query('grant select, insert, update on overrules to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table verdicts drop column overrule_id');
    await db.query('drop table overrules');
  }
}
