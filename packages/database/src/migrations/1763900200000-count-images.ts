import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes lists of images cost the same at any size: indexes for each parent's orders and for substrings, and counters
 * of each parent's images. A counter is the sum of its slots, one a connection, so that writers never wait for each
 * other; it is written in the statement that changes the images and therefore always exact.
 */
export class CountImages1763900200000 implements MigrationInterface {
  readonly name = 'CountImages1763900200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX images_compute_resource_name_idx, images_operatingsystem_name_idx, images_architecture_name_idx,
                  images_name_trgm_idx, images_username_trgm_idx`,
    );
    for (const event of ['insert', 'update', 'delete'])
      await runner.query(`DROP TRIGGER images_count_${event} ON images`);
    await runner.query(
      'DROP FUNCTION count_inserted_images, count_updated_images, count_deleted_images, fold_image_counts',
    );
    await runner.query('DROP TABLE image_counts');
  }
}

/** Adds what a statement changed to the slots of its connection; `changed` gives a parent and a difference. */
const addTo = (changed: string) => `
  INSERT INTO image_counts AS c (parent, parent_id, slot, images)
  SELECT parent, parent_id, pg_backend_pid(), sum(difference)
  FROM (${changed}) d GROUP BY parent, parent_id HAVING sum(difference) <> 0
  ON CONFLICT ON CONSTRAINT image_counts_pkey DO UPDATE SET images = c.images + EXCLUDED.images`;

const perParent = (rows: string, difference: number) => `
  SELECT p.parent, p.parent_id, ${difference} AS difference FROM ${rows}, LATERAL (VALUES
    ('compute_resource', compute_resource_id), ('operatingsystem', operatingsystem_id), ('architecture', architecture_id)
  ) p (parent, parent_id)`;

const counter = (event: string, changed: string) => `
  CREATE OR REPLACE FUNCTION count_${event}_images() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN ${addTo(changed)}; RETURN NULL; END $$`;

/** Half-full pages let a slot be changed in place. */
export const SLOTS = `CREATE TABLE image_counts (
  parent text NOT NULL,
  parent_id integer NOT NULL,
  slot integer NOT NULL,
  images integer NOT NULL,
  CONSTRAINT image_counts_pkey PRIMARY KEY (parent, parent_id, slot)
) WITH (fillfactor = 50)`;

/** Counts what is there. */
export const FILL_SLOTS = `INSERT INTO image_counts (parent, parent_id, slot, images)
  SELECT parent, parent_id, 0, sum(difference) FROM (${perParent('images', 1)}) d GROUP BY parent, parent_id`;

/** The functions that the triggers call. */
export const COUNTERS = [
  counter('inserted', perParent('new_images', 1)),
  counter('deleted', perParent('old_images', -1)),
  counter('updated', `${perParent('new_images', 1)} UNION ALL ${perParent('old_images', -1)}`),
];

export const INSERT_TRIGGER = `CREATE TRIGGER images_count_insert AFTER INSERT ON images REFERENCING NEW TABLE AS new_images
  FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_images()`;

/** Connections come and go; the slots of those that are gone become slot 0. */
export const FOLD_SLOTS = `CREATE OR REPLACE FUNCTION fold_image_counts() RETURNS integer LANGUAGE sql AS $$
  WITH folded AS (
    DELETE FROM image_counts c WHERE slot <> 0
      AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = c.slot)
    RETURNING parent, parent_id, images
  ), added AS (
    INSERT INTO image_counts AS c (parent, parent_id, slot, images)
    SELECT parent, parent_id, 0, sum(images) FROM folded GROUP BY parent, parent_id
    ON CONFLICT ON CONSTRAINT image_counts_pkey DO UPDATE SET images = c.images + EXCLUDED.images
  )
  SELECT count(*)::integer FROM folded
$$`;

const STATEMENTS = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  'CREATE INDEX images_compute_resource_name_idx ON images (compute_resource_id, name, id)',
  'CREATE INDEX images_operatingsystem_name_idx ON images (operatingsystem_id, name, id)',
  'CREATE INDEX images_architecture_name_idx ON images (architecture_id, name, id)',
  'CREATE INDEX images_name_trgm_idx ON images USING gin (name gin_trgm_ops)',
  'CREATE INDEX images_username_trgm_idx ON images USING gin (username gin_trgm_ops)',
  SLOTS,
  ...COUNTERS,
  INSERT_TRIGGER,
  `CREATE TRIGGER images_count_delete AFTER DELETE ON images REFERENCING OLD TABLE AS old_images
    FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_images()`,
  `CREATE TRIGGER images_count_update AFTER UPDATE ON images REFERENCING NEW TABLE AS new_images OLD TABLE AS old_images
    FOR EACH STATEMENT EXECUTE FUNCTION count_updated_images()`,
  FILL_SLOTS,
  FOLD_SLOTS,
];
