import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roles that own nothing, and the one clock of the database.
 *
 * Roles belong to the whole server, so they may exist already (another database, a clone of the test template).
 * `unaccent` of the extension is only stable because its dictionary could change; ours is fixed by name.
 */
export class RolesAndClock1763800000001 implements MigrationInterface {
  name = 'RolesAndClock1763800000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$
      declare role_name text;
      begin
        foreach role_name in array array['llavero_app', 'llavero_sweeper'] loop
          begin
            execute format('create role %I nologin nosuperuser nobypassrls noinherit', role_name);
          exception when duplicate_object or unique_violation then null;
          end;
          if not pg_has_role(current_user, role_name, 'member') then
            execute format('grant %I to current_user', role_name);
          end if;
        end loop;
      end $$`);
    await db.query('create extension if not exists unaccent');
    await db.query('revoke create on schema public from public');
    await db.query('grant usage on schema public to llavero_app, llavero_sweeper');
    await db.query(`
      create function app_now() returns timestamptz language sql stable parallel safe as
      $$ select now() + coalesce(nullif(current_setting('app.clock_offset', true), '')::interval, interval '0') $$`);
    await db.query(`
      create function app_firm() returns uuid language sql stable parallel safe as
      $$ select nullif(current_setting('app.firm_id', true), '')::uuid $$`);
    await db.query(`
      create function searchable(text) returns text language sql immutable parallel safe strict as
      $$ select lower(unaccent('unaccent'::regdictionary, $1)) $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function searchable(text), app_firm(), app_now()');
  }
}
