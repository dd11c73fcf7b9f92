import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case can leave an incident that it is no part of after all; its history keeps that it was. */
export class OneParent1763800000060 implements MigrationInterface {
  name = 'OneParent1763800000060';

  async up(db: QueryRunner): Promise<void> {
    await db.query('grant delete on incident_cases to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke delete on incident_cases from llavero_app');
  }
}
