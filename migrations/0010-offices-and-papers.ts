import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The offices of IESS that a firm knows, and what of a case's checklist and documents people have touched. What a case
 * needs is policy and stands in the code: a row exists only where somebody did something.
 */
export class OfficesAndPapers1763800000010 implements MigrationInterface {
  name = 'OfficesAndPapers1763800000010';

  async up(db: QueryRunner): Promise<void> {
    await this.createOffices(db);
    await this.createPapers(db);
    for (const table of ['offices', 'case_checklist', 'case_documents']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
      await db.query(`grant select, insert, update on ${table} to llavero_app`);
    }
  }

  /** A removed office stays for the appointments that were made there. */
  private async createOffices(db: QueryRunner): Promise<void> {
    await db.query(`
      create table offices (
        firm_id uuid not null references firms (id),
        id uuid not null,
        name text not null,
        address text,
        province text,
        canton text,
        phone text,
        notes text,
        handles_employer_keys boolean,
        last_checked_on date,
        removed_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (firm_id, id)
      )`);
    await db.query('create index offices_listed on offices (firm_id) where removed_at is null');
  }

  private async createPapers(db: QueryRunner): Promise<void> {
    await db.query(`
      create table case_checklist (
        firm_id uuid not null,
        case_id uuid not null,
        item text not null,
        done boolean not null,
        note text,
        changed_by uuid not null,
        changed_at timestamptz not null,
        primary key (firm_id, case_id, item),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, changed_by) references users (firm_id, id)
      )`);
    await db.query(`
      create table case_documents (
        firm_id uuid not null,
        case_id uuid not null,
        document text not null,
        state text not null check (state in ('missing', 'asked', 'received', 'checked', 'returned')),
        due_on date,
        needed boolean,
        note text,
        checked_at timestamptz,
        changed_by uuid not null,
        changed_at timestamptz not null,
        primary key (firm_id, case_id, document),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, changed_by) references users (firm_id, id)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table case_documents, case_checklist, offices');
  }
}
