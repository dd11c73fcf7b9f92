import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the worker find the resolved cases of all firms, by id and age, and nothing else of them. */
export class ClosingByItself1763800000015 implements MigrationInterface {
  name = 'ClosingByItself1763800000015';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index cases_resolved on cases (stage_since) where stage = 'resolved'`);
    await db.query(
      `create policy sweeper_sees_resolved on cases for select to llavero_sweeper using (stage = 'resolved')`,
    );
    await db.query('grant select (firm_id, id, stage, stage_since) on cases to llavero_sweeper');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke select (firm_id, id, stage, stage_since) on cases from llavero_sweeper');
    await db.query('drop policy sweeper_sees_resolved on cases');
    await db.query('drop index cases_resolved');
  }
}
