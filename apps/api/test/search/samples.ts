import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';
import type { Client } from 'pg';

/** A row of the table that searches are tried on, with all that it is related to. */
export interface Sample {
  id: number;
  name: string;
  label: string | null;
  build: number | null;
  size: bigint | null;
  is_active: boolean | null;
  state: string | null;
  created_at: Date | null;
  /** The name of its owner; null when it has none, or when the owner has no name. */
  owner: string | null;
  colours: (string | null)[];
  tags: string[];
  settings: { key: string; value: string | null }[];
}

const TABLES = `
  CREATE TABLE owners (id int PRIMARY KEY, name text COLLATE pg_c_utf8);
  CREATE TABLE samples (
    id int PRIMARY KEY, name text COLLATE pg_c_utf8 NOT NULL, label varchar(99) COLLATE pg_c_utf8, build int,
    size bigint, is_active boolean, state text, created_at timestamptz, owner_id int REFERENCES owners,
    tags text[] COLLATE pg_c_utf8 NOT NULL);
  CREATE TABLE colours (sample_id int NOT NULL REFERENCES samples, name text COLLATE pg_c_utf8);
  CREATE TABLE sample_settings (sample_id int NOT NULL REFERENCES samples, key text NOT NULL, value text COLLATE pg_c_utf8)`;

/** Has every kind of field, behind every kind of relation. */
export const sampleSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'samples.id', explicit: true },
  { name: 'name', type: 'text', sql: 'samples.name' },
  { name: 'label', type: 'text', sql: 'samples.label', nullable: true },
  { name: 'build', type: 'integer', sql: 'samples.build', nullable: true },
  { name: 'size', type: 'integer', size: 'int8', sql: 'samples.size', explicit: true, nullable: true },
  { name: 'active', type: 'set', sql: 'samples.is_active', values: BOOLEAN_VALUES, nullable: true },
  {
    name: 'state',
    type: 'set',
    sql: 'samples.state',
    nullable: true,
    values: new Map([
      ['here', 'HERE'],
      ['gone', 'GONE'],
    ]),
  },
  { name: 'created', type: 'temporal', sql: 'samples.created_at', nullable: true },
  {
    name: 'owner',
    type: 'text',
    sql: 'owners.name',
    nullable: true,
    relation: { kind: 'to-one', join: 'LEFT JOIN owners ON owners.id = samples.owner_id' },
  },
  {
    name: 'colour',
    type: 'text',
    sql: 'colours.name',
    explicit: true,
    relation: { kind: 'to-many', owner: 'samples.id', key: 'colours.sample_id', from: 'colours' },
  },
  {
    name: 'tag',
    type: 'text',
    sql: 'tag',
    explicit: true,
    relation: { kind: 'to-many', owner: 'true', key: 'true', from: 'unnest(samples.tags) AS tag' },
  },
  {
    name: 'settings',
    type: 'key-value',
    sql: 'settings.value',
    keySql: 'settings.key',
    relation: { kind: 'to-many', owner: 'samples.id', key: 'settings.sample_id', from: 'sample_settings settings' },
  },
]);

/** Creates the tables and fills them. */
export async function fillSamples(client: Client, samples: readonly Sample[]): Promise<void> {
  await client.query(TABLES);
  for (const {
    id,
    name,
    label,
    build,
    size,
    is_active,
    state,
    created_at,
    owner,
    colours,
    tags,
    settings,
  } of samples) {
    // An owner without a name and no owner at all are both `owner IS NULL` to a search.
    const owner_id = owner === null && id % 2 === 0 ? null : id;
    if (owner_id !== null) await client.query('INSERT INTO owners VALUES ($1, $2)', [id, owner]);
    await client.query('INSERT INTO samples VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      id,
      name,
      label,
      build,
      size,
      is_active,
      state,
      created_at,
      owner_id,
      tags,
    ]);
    for (const colour of colours) await client.query('INSERT INTO colours VALUES ($1, $2)', [id, colour]);
    for (const { key, value } of settings) {
      await client.query('INSERT INTO sample_settings VALUES ($1, $2, $3)', [id, key, value]);
    }
  }
}
