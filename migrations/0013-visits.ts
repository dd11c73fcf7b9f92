import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Visits to the counter and looks for a turn in vain. The case itself carries the day of the visit to come and the
 * moment from which the supervisor has to see to a turn: its follow-ups hang on both.
 */
export class Visits1763800000013 implements MigrationInterface {
  name = 'Visits1763800000013';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table cases add column visit_on date, add column no_turn_since timestamptz');
    await db.query('alter table cases drop constraint cases_window_basis_check');
    await db.query(`
      alter table cases add constraint cases_window_basis_check
        check (window_basis in ('intake', 'evidence', 'correction', 'appointment'))`);
    await db.query('create index cases_by_visit on cases (firm_id, visit_on) where visit_on is not null');
    await this.createAppointments(db);
    await this.createSearches(db);
    for (const table of ['appointments', 'appointment_searches']) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert, update on appointments to llavero_app');
    await db.query('grant select, insert on appointment_searches to llavero_app');
  }

  /** `visits_at` is the instant of `visit_on` and `visit_time` in the zone of the office. */
  private async createAppointments(db: QueryRunner): Promise<void> {
    await db.query(`
      create table appointments (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        office_id uuid,
        office_name text,
        visit_on date not null,
        visit_time text not null check (visit_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
        visits_at timestamptz not null,
        turn_number text,
        goes text not null check (goes in ('representative', 'delegate', 'staff')),
        goes_full_name text,
        state text not null check (state in ('planned', 'cancelled', 'attended', 'turned_away', 'missed')),
        result text,
        wording text,
        reason text,
        basis_before text,
        based_before_at timestamptz,
        created_by uuid not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        primary key (firm_id, id),
        constraint appointments_at_an_office check (num_nonnulls(office_id, office_name) = 1),
        constraint appointments_ended_with_result check ((result is null) = (state in ('planned', 'cancelled'))),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, office_id) references offices (firm_id, id),
        foreign key (firm_id, created_by) references users (firm_id, id)
      )`);
    await db.query(
      `create unique index appointments_one_to_come on appointments (firm_id, case_id) where state = 'planned'`,
    );
    await db.query('create index appointments_of_case on appointments (firm_id, case_id, created_at)');
    await db.query(`create index appointments_to_come on appointments (firm_id, visit_on) where state = 'planned'`);
    await db.query(
      `create index appointments_turned_away on appointments (firm_id, office_id) where result = 'wrong_office'`,
    );
  }

  private async createSearches(db: QueryRunner): Promise<void> {
    await db.query(`
      create table appointment_searches (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        office_id uuid,
        tried_on date not null,
        note text,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, office_id) references offices (firm_id, id),
        foreign key (firm_id, recorded_by) references users (firm_id, id)
      )`);
    await db.query('create index appointment_searches_of_case on appointment_searches (firm_id, case_id, recorded_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table appointment_searches, appointments');
    await db.query(`update cases set window_basis = 'evidence' where window_basis = 'appointment'`);
    await db.query('alter table cases drop constraint cases_window_basis_check');
    await db.query(`
      alter table cases add constraint cases_window_basis_check
        check (window_basis in ('intake', 'evidence', 'correction'))`);
    await db.query('alter table cases drop column visit_on, drop column no_turn_since');
  }
}
