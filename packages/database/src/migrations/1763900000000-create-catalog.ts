import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates what Foreman knows: the four resources, their parameters, users and audits. */
export class CreateCatalog1763900000000 implements MigrationInterface {
  readonly name = 'CreateCatalog1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...RESOURCES, ...PEOPLE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE audits, users, images, os_parameters, architectures_operatingsystems,
                  operatingsystems, architectures, compute_resources`,
    );
  }
}

const RESOURCES = [
  `CREATE TABLE compute_resources (
    id serial CONSTRAINT compute_resources_pkey PRIMARY KEY,
    name varchar(255) NOT NULL CONSTRAINT compute_resources_name_key UNIQUE,
    description text,
    url varchar(255),
    "user" varchar(255),
    password text,
    uuid varchar(255),
    type varchar(255) NOT NULL,
    domain varchar(255),
    caching_enabled boolean NOT NULL DEFAULT false,
    attrs jsonb NOT NULL DEFAULT '{}',
    generation integer NOT NULL DEFAULT 0,
    published_generation integer NOT NULL DEFAULT 0,
    sync_due_at timestamptz DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX compute_resources_sync_due_idx ON compute_resources (sync_due_at)',
  `CREATE TABLE architectures (
    id serial CONSTRAINT architectures_pkey PRIMARY KEY,
    name varchar(255) NOT NULL CONSTRAINT architectures_name_key UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE TABLE operatingsystems (
    id serial CONSTRAINT operatingsystems_pkey PRIMARY KEY,
    name varchar(255) NOT NULL,
    major varchar(5) NOT NULL,
    minor varchar(16) NOT NULL DEFAULT '',
    description varchar(255),
    family varchar(255),
    release_name varchar(255),
    password_hash varchar(255) NOT NULL DEFAULT 'SHA512',
    title varchar(255) NOT NULL CONSTRAINT operatingsystems_title_key UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT operatingsystems_version_key UNIQUE (name, major, minor),
    CONSTRAINT operatingsystems_title_check CHECK (
      title = left(COALESCE(description, name || ' ' || major || CASE WHEN minor = '' THEN '' ELSE '.' || minor END), 255))
  )`,
  `CREATE TABLE architectures_operatingsystems (
    architecture_id integer NOT NULL
      CONSTRAINT architectures_operatingsystems_architecture_id_fkey REFERENCES architectures ON DELETE CASCADE,
    operatingsystem_id integer NOT NULL
      CONSTRAINT architectures_operatingsystems_operatingsystem_id_fkey REFERENCES operatingsystems ON DELETE CASCADE,
    CONSTRAINT architectures_operatingsystems_pkey PRIMARY KEY (architecture_id, operatingsystem_id)
  )`,
  `CREATE INDEX architectures_operatingsystems_operatingsystem_idx
    ON architectures_operatingsystems (operatingsystem_id)`,
  `CREATE TABLE os_parameters (
    id serial CONSTRAINT os_parameters_pkey PRIMARY KEY,
    operatingsystem_id integer NOT NULL
      CONSTRAINT os_parameters_operatingsystem_id_fkey REFERENCES operatingsystems ON DELETE CASCADE,
    name varchar(255) NOT NULL,
    value text NOT NULL DEFAULT '',
    parameter_type varchar(20) NOT NULL DEFAULT 'string',
    hidden_value boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT os_parameters_name_key UNIQUE (operatingsystem_id, name)
  )`,
  `CREATE TABLE images (
    id serial CONSTRAINT images_pkey PRIMARY KEY,
    operatingsystem_id integer NOT NULL
      CONSTRAINT images_operatingsystem_id_fkey REFERENCES operatingsystems ON DELETE CASCADE,
    compute_resource_id integer NOT NULL
      CONSTRAINT images_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    architecture_id integer NOT NULL
      CONSTRAINT images_architecture_id_fkey REFERENCES architectures ON DELETE CASCADE,
    uuid varchar(255) NOT NULL,
    username varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    iam_role varchar(255),
    user_data boolean DEFAULT false,
    password text,
    origin varchar(10) NOT NULL DEFAULT 'manual'
      CONSTRAINT images_origin_check CHECK (origin IN ('manual', 'sync')),
    inventory_state varchar(10) NOT NULL DEFAULT 'unknown'
      CONSTRAINT images_inventory_state_check CHECK (inventory_state IN ('unknown', 'present', 'missing')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT images_name_key UNIQUE (name, compute_resource_id, operatingsystem_id),
    CONSTRAINT images_uuid_key UNIQUE (uuid, compute_resource_id)
  )`,
  'CREATE INDEX images_compute_resource_idx ON images (compute_resource_id, id)',
  'CREATE INDEX images_operatingsystem_idx ON images (operatingsystem_id, id)',
  'CREATE INDEX images_architecture_idx ON images (architecture_id, id)',
];

const PEOPLE = [
  `CREATE TABLE users (
    id serial CONSTRAINT users_pkey PRIMARY KEY,
    login varchar(100) NOT NULL,
    password_hash varchar(255) NOT NULL,
    admin boolean NOT NULL DEFAULT false,
    disabled boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE UNIQUE INDEX users_login_key ON users (lower(login))',
  `CREATE TABLE audits (
    id serial CONSTRAINT audits_pkey PRIMARY KEY,
    auditable_type varchar(50) NOT NULL,
    auditable_id integer NOT NULL,
    auditable_name varchar(255) NOT NULL,
    associated_type varchar(50),
    associated_id integer,
    associated_name varchar(255),
    user_id integer,
    username varchar(100) NOT NULL,
    action varchar(10) NOT NULL,
    audited_changes jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    comment varchar(255),
    remote_address varchar(45),
    request_uuid varchar(255),
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX audits_auditable_idx ON audits (auditable_type, auditable_id, version)',
  'CREATE INDEX audits_created_idx ON audits (created_at)',
];
