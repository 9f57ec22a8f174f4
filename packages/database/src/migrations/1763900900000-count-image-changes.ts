import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTERS, FILL_SLOTS, FOLD_SLOTS, INSERT_TRIGGER, SLOTS } from './1763900200000-count-images.js';

/**
 * Makes counting cheap for writers: they only add rows that say what they changed, and change none, so that they do not
 * wait for each other. These rows are folded into one a parent; `image_counts` shows the sum of both.
 */
export class CountImageChanges1763900900000 implements MigrationInterface {
  readonly name = 'CountImageChanges1763900900000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** This key is known to nobody else. */
const FOLD_LOCK = 7_246_180_252;

/** Of so many changes one folds what was added since, whether a worker runs or not. */
const FOLD_EVERY = 1_000;

const FOLD_NOW_AND_THEN = `IF random() < 1.0 / ${FOLD_EVERY} THEN PERFORM fold_image_counts(); END IF`;

/**
 * By row: for the one row that most statements insert it costs half of what the rows of a statement cost. A later migration
 * adds what else is to be done, as a second trigger would cost as much again.
 */
export const countInserted = (also = '') => `
  CREATE OR REPLACE FUNCTION count_inserted_images() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO image_count_changes (compute_resource_id, operatingsystem_id, architecture_id, images)
    VALUES (NEW.compute_resource_id, NEW.operatingsystem_id, NEW.architecture_id, 1);
    ${FOLD_NOW_AND_THEN};
    ${also}
    RETURN NULL;
  END $$`;

const counter = (event: string, changed: string, sum: string) => `
  CREATE OR REPLACE FUNCTION count_${event}_images() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO image_count_changes (compute_resource_id, operatingsystem_id, architecture_id, images)
    SELECT compute_resource_id, operatingsystem_id, architecture_id, ${sum}
    FROM ${changed} GROUP BY compute_resource_id, operatingsystem_id, architecture_id HAVING ${sum} <> 0;
    ${FOLD_NOW_AND_THEN};
    RETURN NULL;
  END $$`;

const MOVED = `(
    SELECT compute_resource_id, operatingsystem_id, architecture_id, 1 AS difference FROM new_images
    UNION ALL SELECT compute_resource_id, operatingsystem_id, architecture_id, -1 FROM old_images
  ) moved`;

const PER_PARENT = `LATERAL (VALUES
    ('compute_resource', compute_resource_id), ('operatingsystem', operatingsystem_id), ('architecture', architecture_id)
  ) p (parent, parent_id)`;

const UP = [
  // Who writes images waits until they are counted again.
  'LOCK TABLE images IN SHARE MODE',
  'DROP TABLE image_counts',
  `CREATE TABLE folded_image_counts (
    parent text NOT NULL,
    parent_id integer NOT NULL,
    images integer NOT NULL,
    CONSTRAINT folded_image_counts_pkey PRIMARY KEY (parent, parent_id)
  )`,
  // Its rows come and go; what is left of them is cleared away whenever autovacuum comes by.
  `CREATE TABLE image_count_changes (
    compute_resource_id integer NOT NULL,
    operatingsystem_id integer NOT NULL,
    architecture_id integer NOT NULL,
    images integer NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)`,
  `INSERT INTO folded_image_counts (parent, parent_id, images)
    SELECT parent, parent_id, count(*) FROM images, ${PER_PARENT} GROUP BY parent, parent_id`,
  `CREATE VIEW image_counts (parent, parent_id, images) AS
    SELECT parent, parent_id, images FROM folded_image_counts
    UNION ALL SELECT 'compute_resource', compute_resource_id, images FROM image_count_changes
    UNION ALL SELECT 'operatingsystem', operatingsystem_id, images FROM image_count_changes
    UNION ALL SELECT 'architecture', architecture_id, images FROM image_count_changes`,
  'DROP TRIGGER images_count_insert ON images',
  countInserted(),
  `CREATE TRIGGER images_count_insert AFTER INSERT ON images FOR EACH ROW EXECUTE FUNCTION count_inserted_images()`,
  counter('deleted', 'old_images', '-count(*)'),
  counter('updated', MOVED, 'sum(difference)'),
  // One folds at a time, to the end of its transaction; who comes meanwhile leaves it be.
  `CREATE OR REPLACE FUNCTION fold_image_counts() RETURNS integer LANGUAGE plpgsql AS $$
  DECLARE rows integer;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(${FOLD_LOCK}) THEN RETURN 0; END IF;
    DELETE FROM folded_image_counts WHERE images = 0;
    WITH folded AS (
      DELETE FROM image_count_changes RETURNING compute_resource_id, operatingsystem_id, architecture_id, images
    ), added AS (
      INSERT INTO folded_image_counts AS c (parent, parent_id, images)
      SELECT parent, parent_id, sum(images) FROM folded, ${PER_PARENT} GROUP BY parent, parent_id
      ON CONFLICT ON CONSTRAINT folded_image_counts_pkey DO UPDATE SET images = c.images + EXCLUDED.images
    )
    SELECT count(*) INTO rows FROM folded;
    RETURN rows;
  END $$`,
];

const DOWN = [
  'LOCK TABLE images IN SHARE MODE',
  'DROP VIEW image_counts',
  'DROP TABLE folded_image_counts, image_count_changes',
  SLOTS,
  FILL_SLOTS,
  'DROP TRIGGER images_count_insert ON images',
  ...COUNTERS,
  INSERT_TRIGGER,
  FOLD_SLOTS,
];
