import type { EntityManager } from 'typeorm';
import { auditedImage } from './audited-image.js';
import { SAME_VERSION } from './same-version.js';
import { taxonomiesOfComputeResource } from './taxonomies-of.js';

/** An image to create, with its parents by name. */
export interface NewImage {
  uuid: string;
  name: string;
  username: string;
  user_data: boolean;
  architecture: string;
  os_name: string;
  os_major: string;
  os_minor: string;
  os_title: string;
  /** The import rule that takes it; null when hints alone decide. */
  rule_id: number | null;
  /** The operating system that the rule names; null to find it by the five fields above. */
  rule_operatingsystem_id: number | null;
}

/** An image that was created. */
export interface CreatedImage {
  uuid: string;
  operatingsystem_id: number;
  architecture_id: number;
}

const COLUMNS: readonly { name: keyof NewImage; type: 'text' | 'bool' | 'int' }[] = [
  { name: 'uuid', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'username', type: 'text' },
  { name: 'user_data', type: 'bool' },
  { name: 'architecture', type: 'text' },
  { name: 'os_name', type: 'text' },
  { name: 'os_major', type: 'text' },
  { name: 'os_minor', type: 'text' },
  { name: 'os_title', type: 'text' },
  { name: 'rule_id', type: 'int' },
  { name: 'rule_operatingsystem_id', type: 'int' },
];

/** Gives the parameter that holds a column of all images. */
const parameterOf = (column: keyof NewImage) => {
  const index = COLUMNS.findIndex(({ name }) => name === column);
  return `$${index + 3}::${COLUMNS[index]?.type}[]`;
};

/** Finds the operating system of a new image `t`: the one of its rule, else by version, else by title. */
export const OPERATINGSYSTEM_OF_IMAGE = `
      SELECT id FROM operatingsystems WHERE id = t.rule_operatingsystem_id
      UNION ALL
      (SELECT o.id FROM operatingsystems o
       WHERE t.rule_operatingsystem_id IS NULL
         AND (${SAME_VERSION} OR o.title = t.os_title)
       ORDER BY (o.name, o.major, o.minor) = (t.os_name, t.os_major, t.os_minor) DESC, ${SAME_VERSION} DESC
       LIMIT 1)`;

const STATEMENT = `
  WITH wanted AS (
    SELECT t.*, a.id AS architecture_id, o.id AS operatingsystem_id
    FROM unnest(${COLUMNS.map(({ name }) => parameterOf(name)).join(', ')})
      AS t(${COLUMNS.map(({ name }) => name).join(', ')})
    JOIN architectures a ON a.name = t.architecture
    JOIN LATERAL (${OPERATINGSYSTEM_OF_IMAGE}) o ON true
  ), taken AS MATERIALIZED (
    -- Read once, and name by name. The sum rules out an index that begins with the compute resource: a plan without
    -- statistics would read all of it each time.
    SELECT i.operatingsystem_id, i.name::text
    FROM (SELECT DISTINCT name FROM unnest(${parameterOf('name')}) AS u(name)) AS u,
      LATERAL (SELECT operatingsystem_id, name FROM images
               WHERE compute_resource_id + 0 = $1 AND name = u.name OFFSET 0) AS i
  ), made AS (
    INSERT INTO images (compute_resource_id, operatingsystem_id, architecture_id, uuid, username, name, user_data,
                        origin, inventory_state, import_rule_id)
    SELECT $1, operatingsystem_id, architecture_id, uuid, username, name, user_data, 'sync', 'present',
           -- A rule may be deleted in this moment; its images stay.
           (SELECT r.id FROM import_rules r WHERE r.id = wanted.rule_id)
    FROM wanted
    WHERE (operatingsystem_id, name) NOT IN (SELECT * FROM taken)
    -- Of several with one name, the first gets it.
    ORDER BY uuid
    ON CONFLICT DO NOTHING
    RETURNING *
  ), audited AS (
    INSERT INTO audits (auditable_type, auditable_id, auditable_name, associated_type, associated_id, associated_name,
                        organization_ids, location_ids, username, action, audited_changes)
    SELECT 'Image', m.id, m.name, 'ComputeResource', c.id, c.name,
           ${taxonomiesOfComputeResource('organization', '$1')}, ${taxonomiesOfComputeResource('location', '$1')}, $2, 'create',
           ${auditedImage('m')}
    FROM made m JOIN compute_resources c ON c.id = m.compute_resource_id
  )
  SELECT uuid, operatingsystem_id, architecture_id FROM made`;

/**
 * Creates images that a sync found, each with its audit; returns the created ones. Their architectures and operating systems
 * must exist. An image is skipped when its uuid or its name is taken.
 */
export async function createImages(
  manager: EntityManager,
  username: string,
  computeResourceId: number,
  images: readonly NewImage[],
): Promise<CreatedImage[]> {
  const columns = COLUMNS.map(({ name }) => images.map((image) => image[name]));
  return manager.query(STATEMENT, [computeResourceId, username, ...columns]);
}
