import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever takes letters to staff goes through every firm: one may have late cases and no follow-up at all. */
export class LettersOfEveryFirm1763800000053 implements MigrationInterface {
  name = 'LettersOfEveryFirm1763800000053';

  async up(db: QueryRunner): Promise<void> {
    await db.query('create policy sweeper_sees_firms on firms for select to llavero_sweeper using (true)');
    await db.query('grant select (id) on firms to llavero_sweeper');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke select (id) on firms from llavero_sweeper');
    await db.query('drop policy sweeper_sees_firms on firms');
  }
}
