import { DRIFTS_FROM_SOURCE } from '@image-catalog/database';
import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/**
 * What the sources say of the images of the catalog, a row for each image and state: an image may be hidden and drifted. Each
 * part has an index of its own, so that a search for one state reads no other.
 */
const STATES = `(
  SELECT i.compute_resource_id, i.uuid, i.inventory_state AS state FROM images i
  UNION ALL
  SELECT w.compute_resource_id, w.uuid, w.withdrawal FROM available_images w
  WHERE w.withdrawal IS NOT NULL AND w.missing_since IS NULL AND COALESCE(w.withdrawn_at <= now(), true)
  UNION ALL
  SELECT a.compute_resource_id, a.uuid, 'drifted' FROM available_images a
  JOIN images i ON i.compute_resource_id = a.compute_resource_id AND i.uuid = a.uuid
  JOIN operatingsystems o ON o.id = i.operatingsystem_id
  JOIN architectures h ON h.id = i.architecture_id
  WHERE ${DRIFTS_FROM_SOURCE})`;

/** The search fields of the catalog's images beside their sources. */
export const catalogImageSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'images.id', explicit: true },
  { name: 'name', type: 'text', sql: 'images.name' },
  { name: 'uuid', type: 'text', sql: 'images.uuid', explicit: true },
  { name: 'username', type: 'text', sql: 'images.username', explicit: true },
  {
    name: 'state',
    type: 'text',
    sql: 'search_states.state',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: '(images.compute_resource_id, images.uuid)',
      key: 'search_states.compute_resource_id, search_states.uuid',
      from: `${STATES} search_states`,
    },
  },
  { name: 'origin', type: 'text', sql: 'images.origin', explicit: true },
  {
    name: 'compute_resource',
    type: 'text',
    sql: 'search_compute_resources.name',
    column: 'name',
    relation: {
      kind: 'to-many',
      owner: 'images.compute_resource_id',
      key: 'search_compute_resources.id',
      from: 'compute_resources search_compute_resources',
      few: true,
    },
  },
  { name: 'compute_resource_id', type: 'integer', sql: 'images.compute_resource_id', explicit: true },
  { name: 'operatingsystem', type: 'integer', sql: 'images.operatingsystem_id', column: 'id', explicit: true },
  { name: 'architecture', type: 'integer', sql: 'images.architecture_id', column: 'id', explicit: true },
  { name: 'user_data', type: 'set', sql: 'images.user_data', values: BOOLEAN_VALUES, nullable: true, explicit: true },
]);
