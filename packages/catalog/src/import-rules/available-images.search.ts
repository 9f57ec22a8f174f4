import { defineSearch } from '@image-catalog/search';

/** A source may announce a withdrawal: before its time it is none. */
export const WITHDRAWAL =
  'CASE WHEN available_images.withdrawn_at > now() THEN NULL ELSE available_images.withdrawal END';

/** The search fields of available images. Ours: Foreman cannot search there. */
export const availableImageSearch = defineSearch([
  { name: 'name', type: 'text', sql: 'available_images.name' },
  { name: 'uuid', type: 'text', sql: 'available_images.uuid', explicit: true },
  { name: 'architecture', type: 'text', sql: 'available_images.architecture', explicit: true, nullable: true },
  {
    name: 'os',
    type: 'text',
    sql: `NULLIF(concat_ws(' ', available_images.os_name, concat_ws('.', available_images.os_major, NULLIF(available_images.os_minor, ''))), '')`,
    explicit: true,
    nullable: true,
  },
  { name: 'state', type: 'text', sql: 'available_images.state', explicit: true },
  { name: 'withdrawal', type: 'text', sql: WITHDRAWAL, explicit: true, nullable: true },
  {
    name: 'withdrawn_at',
    type: 'temporal',
    sql: 'available_images.withdrawn_at',
    explicit: true,
    nullable: true,
  },
  { name: 'size', type: 'integer', size: 'int8', sql: 'available_images.size_bytes', explicit: true, nullable: true },
  { name: 'created', type: 'temporal', sql: 'available_images.provider_created_at', explicit: true, nullable: true },
  { name: 'owner', type: 'text', sql: 'available_images.owner', explicit: true, nullable: true },
  {
    name: 'tags',
    type: 'text',
    sql: 'search_tag',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: '(available_images.compute_resource_id, available_images.uuid)',
      key: 'search_tagged.compute_resource_id, search_tagged.uuid',
      from: 'available_images search_tagged, unnest(search_tagged.tags) search_tag',
    },
  },
  {
    name: 'reading',
    type: 'text',
    sql: 'search_reading',
    explicit: true,
    relation: {
      kind: 'to-many',
      owner: '(available_images.compute_resource_id, available_images.uuid)',
      key: 'search_read.compute_resource_id, search_read.uuid',
      from: 'available_images search_read, unnest(search_read.os_readings) search_reading',
    },
  },
]);
