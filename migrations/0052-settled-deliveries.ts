import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a message of which nobody knows if it left, a person can say whether it arrived. */
export class SettledDeliveries1763800000052 implements MigrationInterface {
  name = 'SettledDeliveries1763800000052';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deliveries add column settled_at timestamptz, add column settled_by uuid, add column arrived boolean,
        add foreign key (firm_id, settled_by) references users (firm_id, id),
        add constraint deliveries_settled_whole
          check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (arrived is null))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table deliveries drop column settled_at, drop column settled_by, drop column arrived');
  }
}
