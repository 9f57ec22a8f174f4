import { BOOLEAN_VALUES, defineSearch } from '../src/definition.js';

/** Shaped like Foreman's images. */
export const images = defineSearch([
  { name: 'id', type: 'integer', sql: 'images.id', explicit: true },
  { name: 'name', type: 'text', sql: 'images.name' },
  { name: 'username', type: 'text', sql: 'images.username' },
  {
    name: 'compute_resource',
    type: 'text',
    sql: 'compute_resources.name',
    column: 'name',
    nullable: true,
    relation: {
      kind: 'to-one',
      join: 'LEFT JOIN compute_resources ON compute_resources.id = images.compute_resource_id',
    },
  },
  { name: 'architecture', type: 'integer', sql: 'images.architecture_id', column: 'id', explicit: true },
  { name: 'operatingsystem', type: 'integer', sql: 'images.operatingsystem_id', column: 'id', explicit: true },
  { name: 'user_data', type: 'set', sql: 'images.user_data', values: BOOLEAN_VALUES, nullable: true },
]);

/** Shaped like Foreman's compute resources. */
export const computeResources = defineSearch([
  { name: 'id', type: 'integer', sql: 'compute_resources.id', explicit: true },
  { name: 'name', type: 'text', sql: 'compute_resources.name' },
  { name: 'type', type: 'text', sql: "('Foreman::Model::' || compute_resources.kind)" },
  {
    name: 'location',
    type: 'text',
    sql: 'locations.name',
    column: 'name',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: 'compute_resources.id',
      key: 'links.compute_resource_id',
      from: 'compute_resources_locations links JOIN locations ON locations.id = links.location_id',
    },
  },
  {
    name: 'location_id',
    type: 'integer',
    sql: 'links.location_id',
    column: 'id',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: 'compute_resources.id',
      key: 'links.compute_resource_id',
      from: 'compute_resources_locations links',
    },
  },
]);

/** Shaped like Foreman's operating systems. */
export const operatingsystems = defineSearch([
  { name: 'id', type: 'integer', sql: 'operatingsystems.id', explicit: true },
  { name: 'name', type: 'text', sql: 'operatingsystems.name' },
  { name: 'major', type: 'text', sql: 'operatingsystems.major' },
  { name: 'minor', type: 'text', sql: 'operatingsystems.minor' },
  { name: 'description', type: 'text', sql: 'operatingsystems.description', nullable: true },
  { name: 'family', type: 'text', sql: 'operatingsystems.family', column: 'type', nullable: true },
  { name: 'title', type: 'text', sql: 'operatingsystems.title' },
  {
    name: 'architecture',
    type: 'text',
    sql: 'architectures.name',
    column: 'name',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: 'operatingsystems.id',
      key: 'links.operatingsystem_id',
      from: 'architectures_operatingsystems links JOIN architectures ON architectures.id = links.architecture_id',
    },
  },
  {
    name: 'params',
    type: 'key-value',
    sql: 'parameters.value',
    keySql: 'parameters.name',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: 'operatingsystems.id',
      key: 'parameters.operatingsystem_id',
      from: 'parameters',
    },
  },
]);

/** Shaped like an inventory of what compute resources hold; it has every kind of field, some of them by default. */
export const inventory = defineSearch([
  { name: 'uuid', type: 'text', sql: 'available_images.uuid' },
  { name: 'name', type: 'text', sql: 'available_images.name' },
  { name: 'build', type: 'integer', sql: 'available_images.build' },
  { name: 'size', type: 'integer', size: 'int8', sql: 'available_images.size', explicit: true, nullable: true },
  {
    name: 'state',
    type: 'set',
    sql: 'available_images.state',
    column: 'status',
    values: new Map([
      ['active', 'ACTIVE'],
      ['gone', 'GONE'],
    ]),
  },
  { name: 'created', type: 'temporal', sql: 'available_images.created_at', nullable: true },
  {
    name: 'tags',
    type: 'key-value',
    sql: 'tags.value',
    keySql: 'tags.key',
    relation: { kind: 'to-many', owner: 'available_images.id', key: 'tags.available_image_id', from: 'tags' },
  },
]);

/** A Tuesday, 15:30 in New York; in Berlin it is 21:30 and summer time. */
export const moment = { now: new Date('2024-10-08T19:30:45.500Z'), timeZone: 'America/New_York' };
