import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses as they are compared, in a column of their own. Under row-level security an index on `lower(email)` is not
 * used beyond the firm, because `lower` is not leakproof: each address meant reading all that the firm ever sent.
 */
export class Addresses1763800000041 implements MigrationInterface {
  name = 'Addresses1763800000041';

  async up(db: QueryRunner): Promise<void> {
    await db.query('drop index contacts_by_address');
    await db.query('alter table contacts add column address text generated always as (lower(email)) stored');
    await db.query('create index contacts_by_address on contacts (firm_id, address)');
    await db.query('drop index deliveries_to_address');
    await db.query('alter table deliveries add column address text generated always as (lower(to_address)) stored');
    await db.query(
      `create index deliveries_to_address on deliveries (firm_id, address, created_at desc)
         where contact_id is not null`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index deliveries_to_address');
    await db.query('alter table deliveries drop column address');
    await db.query(
      `create index deliveries_to_address on deliveries (firm_id, lower(to_address), created_at desc)
         where contact_id is not null`,
    );
    await db.query('drop index contacts_by_address');
    await db.query('alter table contacts drop column address');
    await db.query('create index contacts_by_address on contacts (firm_id, lower(email))');
  }
}
