import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps of every available image that the inventory forgets since when it was missing, and which run said so. */
export class RememberForgottenImages1763900810000 implements MigrationInterface {
  readonly name = 'RememberForgottenImages1763900810000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE forgotten_images (
        compute_resource_id integer NOT NULL
          CONSTRAINT forgotten_images_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
        uuid text NOT NULL,
        name text NOT NULL,
        scope text NOT NULL,
        missing_since timestamptz NOT NULL,
        missing_generation integer,
        forgotten_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT forgotten_images_pkey PRIMARY KEY (compute_resource_id, uuid)
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE forgotten_images');
  }
}
