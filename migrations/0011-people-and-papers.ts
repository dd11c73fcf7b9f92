import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'case_watchers',
  'incidents',
  'incident_cases',
  'case_notes',
  'notifications',
  'case_presence',
  'case_links',
  'attachments',
  'attachment_chunks',
  'mandates',
  'privacy_notices',
];

/**
 * Who follows a case and what they tell each other; papers; links and incidents; the client's mandate and the notice to
 * its representative. An attachment lies in pieces, so that neither a copy nor a reader ever holds a whole one.
 */
export class PeopleAndPapers1763800000011 implements MigrationInterface {
  name = 'PeopleAndPapers1763800000011';

  async up(db: QueryRunner): Promise<void> {
    await this.createIncidents(db);
    await this.createPeople(db);
    await this.createPapers(db);
    await this.createAuthority(db);
    await this.protect(db);
  }

  private async createIncidents(db: QueryRunner): Promise<void> {
    await db.query(`
      create table incidents (
        firm_id uuid not null references firms (id),
        id uuid not null,
        title text not null,
        kind text not null,
        started_at timestamptz not null,
        resolved_at timestamptz,
        created_by uuid not null,
        created_at timestamptz not null,
        version integer not null default 1,
        updated_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, created_by) references users (firm_id, id)
      )`);
    await db.query('create index incidents_newest_first on incidents (firm_id, started_at desc, id desc)');
    await db.query(`
      create table incident_cases (
        firm_id uuid not null,
        incident_id uuid not null,
        case_id uuid not null,
        added_by uuid not null,
        added_at timestamptz not null,
        primary key (firm_id, incident_id, case_id),
        foreign key (firm_id, incident_id) references incidents (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, added_by) references users (firm_id, id)
      )`);
    await db.query('create index incidents_of_case on incident_cases (firm_id, case_id)');
    await db.query(`
      create table case_links (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        other_case_id uuid not null,
        kind text not null check (kind in ('related', 'duplicate_of', 'child_of')),
        created_by uuid not null,
        created_at timestamptz not null,
        primary key (firm_id, id),
        constraint case_links_one_per_pair unique (firm_id, case_id, other_case_id),
        constraint case_links_not_itself check (case_id <> other_case_id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, other_case_id) references cases (firm_id, id),
        foreign key (firm_id, created_by) references users (firm_id, id)
      )`);
    await db.query(
      `create unique index case_links_one_upward on case_links (firm_id, case_id, kind) where kind <> 'related'`,
    );
    await db.query('create index case_links_of_other on case_links (firm_id, other_case_id)');
  }

  private async createPeople(db: QueryRunner): Promise<void> {
    await db.query(`
      create table case_watchers (
        firm_id uuid not null,
        case_id uuid not null,
        user_id uuid not null,
        since timestamptz not null,
        primary key (firm_id, case_id, user_id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, user_id) references users (firm_id, id)
      )`);
    await db.query(`
      create table case_notes (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid,
        incident_id uuid,
        kind text not null check (kind in ('note', 'hand_over')),
        body text not null,
        visible_to_client boolean not null,
        mentions uuid[] not null,
        author_id uuid not null,
        written_at timestamptz not null,
        primary key (firm_id, id),
        constraint case_notes_have_one_place check (num_nonnulls(case_id, incident_id) = 1),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, incident_id) references incidents (firm_id, id),
        foreign key (firm_id, author_id) references users (firm_id, id)
      )`);
    await db.query('create index case_notes_of_case on case_notes (firm_id, case_id, written_at desc, id desc)');
    await db.query(
      'create index case_notes_of_incident on case_notes (firm_id, incident_id, written_at desc, id desc)',
    );
    await db.query(`
      create table notifications (
        firm_id uuid not null,
        id uuid not null,
        user_id uuid not null,
        kind text not null,
        case_id uuid not null,
        event_id uuid not null,
        created_at timestamptz not null,
        read_at timestamptz,
        primary key (firm_id, id),
        constraint notifications_one_per_event unique (firm_id, event_id, user_id),
        foreign key (firm_id, user_id) references users (firm_id, id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, event_id) references case_events (firm_id, id)
      )`);
    await db.query(
      'create index notifications_newest_first on notifications (firm_id, user_id, created_at desc, id desc)',
    );
    await db.query('create index notifications_unread on notifications (firm_id, user_id) where read_at is null');
    await db.query(`
      create table case_presence (
        firm_id uuid not null,
        case_id uuid not null,
        user_id uuid not null,
        doing text not null check (doing in ('viewing', 'editing')),
        field text,
        since timestamptz not null,
        seen_at timestamptz not null,
        primary key (firm_id, case_id, user_id),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, user_id) references users (firm_id, id)
      )`);
  }

  private async createPapers(db: QueryRunner): Promise<void> {
    await db.query(`
      create table attachments (
        firm_id uuid not null,
        id uuid not null,
        case_id uuid not null,
        name text not null check (length(name) between 1 and 200),
        media_type text not null,
        size_bytes integer not null check (size_bytes > 0),
        sha256 bytea not null check (length(sha256) = 32),
        document_kind text,
        stored_in text not null check (stored_in in ('database', 'files')),
        added_by uuid not null,
        added_at timestamptz not null,
        deleted_by uuid,
        deleted_at timestamptz,
        delete_reason text,
        primary key (firm_id, id),
        constraint attachments_deleted_with_reason
          check (num_nonnulls(deleted_by, deleted_at, delete_reason) in (0, 3)),
        foreign key (firm_id, case_id) references cases (firm_id, id),
        foreign key (firm_id, added_by) references users (firm_id, id),
        foreign key (firm_id, deleted_by) references users (firm_id, id)
      )`);
    await db.query('create index attachments_of_case on attachments (firm_id, case_id, added_at desc, id desc)');
    await db.query(`
      create table attachment_chunks (
        firm_id uuid not null,
        attachment_id uuid not null,
        place integer not null,
        bytes bytea not null,
        primary key (firm_id, attachment_id, place),
        foreign key (firm_id, attachment_id) references attachments (firm_id, id)
      )`);
    await db.query('alter table attachment_chunks alter column bytes set storage external');
  }

  private async createAuthority(db: QueryRunner): Promise<void> {
    await db.query('alter table clients add column representative_since timestamptz');
    await db.query('alter table clients no force row level security');
    await db.query(`update clients set representative_since = created_at
                     where representative_full_name is not null or representative_id_number is not null`);
    await db.query('alter table clients force row level security');
    await db.query(`
      create table mandates (
        firm_id uuid not null,
        id uuid not null,
        client_id uuid not null,
        signed_by text not null,
        signed_on date not null,
        valid_until date check (valid_until >= signed_on),
        document text,
        attachment_id uuid,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        revoked_on date,
        revoked_by uuid,
        revoked_at timestamptz,
        revoke_reason text,
        primary key (firm_id, id),
        constraint mandates_are_documented check (num_nonnulls(document, attachment_id) >= 1),
        constraint mandates_revoked_whole
          check (num_nonnulls(revoked_on, revoked_by, revoked_at, revoke_reason) in (0, 4)),
        foreign key (firm_id, client_id) references clients (firm_id, id),
        foreign key (firm_id, attachment_id) references attachments (firm_id, id),
        foreign key (firm_id, recorded_by) references users (firm_id, id),
        foreign key (firm_id, revoked_by) references users (firm_id, id)
      )`);
    await db.query('create index mandates_of_client on mandates (firm_id, client_id, signed_on desc, id desc)');
    await db.query(`
      create table privacy_notices (
        firm_id uuid not null,
        id uuid not null,
        client_id uuid not null,
        given_on date not null,
        given_to text not null,
        how text not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        primary key (firm_id, id),
        foreign key (firm_id, client_id) references clients (firm_id, id),
        foreign key (firm_id, recorded_by) references users (firm_id, id)
      )`);
    await db.query(
      'create index privacy_notices_of_client on privacy_notices (firm_id, client_id, given_on desc, id desc)',
    );
  }

  private async protect(db: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await db.query(`alter table ${table} enable row level security`);
      await db.query(`alter table ${table} force row level security`);
      await db.query(
        `create policy firm_sees_itself on ${table} using (firm_id = app_firm()) with check (firm_id = app_firm())`,
      );
    }
    await db.query('grant select, insert on incident_cases, case_notes, privacy_notices to llavero_app');
    await db.query('grant select, insert, update on incidents, notifications, attachments, mandates to llavero_app');
    await db.query('grant select, insert, delete on case_watchers, case_links, attachment_chunks to llavero_app');
    await db.query('grant select, insert, update, delete on case_presence to llavero_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table ${[...TABLES].reverse().join(', ')}`);
    await db.query('alter table clients drop column representative_since');
  }
}
