import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Follow-ups that nobody can finish by machine are counted at every look at health: they lie in an index of their own.
 * What is overdue is counted there too, so beats need not tell. */
export class FollowUpsInTrouble1763800000051 implements MigrationInterface {
  name = 'FollowUpsInTrouble1763800000051';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create index follow_ups_in_trouble on follow_ups (state, firm_id) where state in ('parked', 'uncertain')`,
    );
    await db.query('alter table worker_beats drop column oldest_overdue_at');
    await db.query('grant select (reason) on follow_ups to llavero_sweeper');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table worker_beats add column oldest_overdue_at timestamptz');
    await db.query('revoke select (reason) on follow_ups from llavero_sweeper');
    await db.query('drop index follow_ups_in_trouble');
  }
}
