import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the counters of an office work, where the firm knows; visits of the whole firm in the order of their days; and to
 * whom a privacy notice was given, for another representative is to be told anew.
 */
export class OfficeHours1763800000064 implements MigrationInterface {
  name = 'OfficeHours1763800000064';

  async up(db: QueryRunner): Promise<void> {
    const time = "text check (%s ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')";
    await db.query(
      `alter table offices add column opens_at ${time.replace('%s', 'opens_at')},
         add column closes_at ${time.replace('%s', 'closes_at')}`,
    );
    await db.query('alter table privacy_notices add column representative_id_number text');
    await db.query('create index appointments_in_order on appointments (firm_id, visits_at, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index appointments_in_order');
    await db.query('alter table privacy_notices drop column representative_id_number');
    await db.query('alter table offices drop column opens_at, drop column closes_at');
  }
}
