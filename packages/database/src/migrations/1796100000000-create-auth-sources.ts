import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the sources of users with the internal one, whose id clients know as 1, and lets new users ask for mail themselves. */
export class CreateAuthSources1796100000000 implements MigrationInterface {
  readonly name = 'CreateAuthSources1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE auth_sources (
      id serial CONSTRAINT auth_sources_pkey PRIMARY KEY,
      type varchar(255) NOT NULL,
      name varchar(60) NOT NULL CONSTRAINT auth_sources_name_key UNIQUE,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now()
    )`);
    await runner.query(`INSERT INTO auth_sources (type, name) VALUES ('AuthSourceInternal', 'Internal')`);
    await runner.query(`ALTER TABLE users
      ADD auth_source_id integer NOT NULL DEFAULT 1 CONSTRAINT users_auth_source_id_fkey REFERENCES auth_sources,
      ALTER mail_enabled SET DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN auth_source_id, ALTER mail_enabled SET DEFAULT true');
    await runner.query('DROP TABLE auth_sources');
  }
}
