import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTERS, FOLD_SLOTS } from './1763900200000-count-images.js';

/**
 * Makes counting cost a writer one row a statement instead of three: a connection adds to the row of what its images have
 * in common, which has no other index than its key. Folding adds the rows up for each parent, at any time; `image_counts`
 * shows the sum of both.
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

/** Adds what a statement changed to the rows of its connection. */
const addTo = (changed: string, sum: string) => `
  INSERT INTO image_count_changes AS c (slot, compute_resource_id, operatingsystem_id, architecture_id, images)
  SELECT pg_backend_pid(), compute_resource_id, operatingsystem_id, architecture_id, ${sum}
  FROM ${changed} GROUP BY compute_resource_id, operatingsystem_id, architecture_id HAVING ${sum} <> 0
  ON CONFLICT ON CONSTRAINT image_count_changes_pkey DO UPDATE SET images = c.images + EXCLUDED.images`;

const counter = (event: string, changed: string, sum: string) => `
  CREATE OR REPLACE FUNCTION count_${event}_images() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN ${addTo(changed, sum)}; RETURN NULL; END $$`;

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
  // Half-full pages let a row be changed in place.
  `CREATE TABLE image_count_changes (
    slot integer NOT NULL,
    compute_resource_id integer NOT NULL,
    operatingsystem_id integer NOT NULL,
    architecture_id integer NOT NULL,
    images integer NOT NULL,
    CONSTRAINT image_count_changes_pkey PRIMARY KEY (slot, compute_resource_id, operatingsystem_id, architecture_id)
  ) WITH (fillfactor = 50)`,
  `INSERT INTO folded_image_counts (parent, parent_id, images)
    SELECT parent, parent_id, count(*) FROM images, ${PER_PARENT} GROUP BY parent, parent_id`,
  `CREATE VIEW image_counts (parent, parent_id, images) AS
    SELECT parent, parent_id, images FROM folded_image_counts
    UNION ALL SELECT 'compute_resource', compute_resource_id, images FROM image_count_changes
    UNION ALL SELECT 'operatingsystem', operatingsystem_id, images FROM image_count_changes
    UNION ALL SELECT 'architecture', architecture_id, images FROM image_count_changes`,
  counter('inserted', 'new_images', 'count(*)'),
  counter('deleted', 'old_images', '-count(*)'),
  counter('updated', MOVED, 'sum(difference)'),
  // What a writer holds is folded another time, so that neither waits for the other for long.
  `CREATE OR REPLACE FUNCTION fold_image_counts() RETURNS integer LANGUAGE sql AS $$
    DELETE FROM folded_image_counts WHERE images = 0;
    WITH free AS (
      SELECT slot, compute_resource_id, operatingsystem_id, architecture_id FROM image_count_changes
      FOR UPDATE SKIP LOCKED
    ), folded AS (
      DELETE FROM image_count_changes c USING free f
      WHERE c.slot = f.slot AND c.compute_resource_id = f.compute_resource_id
        AND c.operatingsystem_id = f.operatingsystem_id AND c.architecture_id = f.architecture_id
      RETURNING c.compute_resource_id, c.operatingsystem_id, c.architecture_id, c.images
    ), added AS (
      INSERT INTO folded_image_counts AS c (parent, parent_id, images)
      SELECT parent, parent_id, sum(images) FROM folded, ${PER_PARENT} GROUP BY parent, parent_id
      ON CONFLICT ON CONSTRAINT folded_image_counts_pkey DO UPDATE SET images = c.images + EXCLUDED.images
    )
    SELECT count(*)::integer FROM folded
  $$`,
];

const DOWN = [
  'LOCK TABLE images IN SHARE MODE',
  'DROP VIEW image_counts',
  'DROP TABLE folded_image_counts, image_count_changes',
  `CREATE TABLE image_counts (
    parent text NOT NULL,
    parent_id integer NOT NULL,
    slot integer NOT NULL,
    images integer NOT NULL,
    CONSTRAINT image_counts_pkey PRIMARY KEY (parent, parent_id, slot)
  ) WITH (fillfactor = 50)`,
  `INSERT INTO image_counts (parent, parent_id, slot, images)
    SELECT parent, parent_id, 0, count(*) FROM images, ${PER_PARENT} GROUP BY parent, parent_id`,
  ...COUNTERS,
  FOLD_SLOTS,
];
