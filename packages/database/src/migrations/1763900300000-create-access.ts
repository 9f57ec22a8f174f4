import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates who may do what: people's tokens and sessions, roles with their filters, organizations and locations. */
export class CreateAccess1763900300000 implements MigrationInterface {
  readonly name = 'CreateAccess1763900300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TAXONOMIES, ...PEOPLE, ...ROLES, ...JOINS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${JOINED.map(([table]) => table).join(', ')}`);
    await runner.query('DROP TABLE filters, roles, permissions, settings, sessions');
    await runner.query('DROP TABLE personal_access_tokens');
    await runner.query(`ALTER TABLE users ${USER_COLUMNS.map((column) => `DROP COLUMN ${column}`).join(', ')}`);
    await runner.query('DROP TABLE organizations, locations');
  }
}

const taxonomy = (table: string) => [
  `CREATE TABLE ${table} (
    id serial CONSTRAINT ${table}_pkey PRIMARY KEY,
    name varchar(255) NOT NULL,
    title varchar(255) NOT NULL CONSTRAINT ${table}_title_key UNIQUE,
    description text,
    parent_id integer CONSTRAINT ${table}_parent_id_fkey REFERENCES ${table},
    ancestry text,
    ignore_types text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX ${table}_parent_idx ON ${table} (parent_id)`,
];

const TAXONOMIES = [...taxonomy('organizations'), ...taxonomy('locations')];

const USER_COLUMNS = [
  'firstname',
  'lastname',
  'mail',
  'mail_enabled',
  'description',
  'locale',
  'timezone',
  'last_login_on',
  'default_organization_id',
  'default_location_id',
];

const PEOPLE = [
  `ALTER TABLE users
    ADD firstname varchar(50),
    ADD lastname varchar(50),
    ADD mail varchar(254),
    ADD mail_enabled boolean NOT NULL DEFAULT true,
    ADD description text,
    ADD locale varchar(10),
    ADD timezone varchar(255),
    ADD last_login_on timestamptz,
    ADD default_organization_id integer
      CONSTRAINT users_default_organization_id_fkey REFERENCES organizations ON DELETE SET NULL,
    ADD default_location_id integer
      CONSTRAINT users_default_location_id_fkey REFERENCES locations ON DELETE SET NULL`,
  `CREATE TABLE personal_access_tokens (
    id serial CONSTRAINT personal_access_tokens_pkey PRIMARY KEY,
    user_id integer NOT NULL CONSTRAINT personal_access_tokens_user_id_fkey REFERENCES users ON DELETE CASCADE,
    name varchar(255) NOT NULL,
    token_hash bytea NOT NULL CONSTRAINT personal_access_tokens_token_hash_key UNIQUE,
    token_prefix varchar(16) NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT personal_access_tokens_name_key UNIQUE (user_id, name)
  )`,
  `CREATE TABLE sessions (
    token_hash bytea CONSTRAINT sessions_pkey PRIMARY KEY,
    user_id integer NOT NULL CONSTRAINT sessions_user_id_fkey REFERENCES users ON DELETE CASCADE,
    origin varchar(3) NOT NULL CONSTRAINT sessions_origin_check CHECK (origin IN ('api', 'ui')),
    csrf_hash bytea,
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX sessions_user_idx ON sessions (user_id)',
  'CREATE INDEX sessions_last_seen_idx ON sessions (last_seen_at)',
  `CREATE TABLE settings (
    name varchar(255) CONSTRAINT settings_pkey PRIMARY KEY,
    value jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
];

const ROLES = [
  `CREATE TABLE permissions (
    id serial CONSTRAINT permissions_pkey PRIMARY KEY,
    name varchar(255) NOT NULL CONSTRAINT permissions_name_key UNIQUE,
    resource_type varchar(255)
  )`,
  `CREATE TABLE roles (
    id serial CONSTRAINT roles_pkey PRIMARY KEY,
    name varchar(255) NOT NULL CONSTRAINT roles_name_key UNIQUE,
    builtin integer NOT NULL DEFAULT 0,
    description text,
    origin varchar(255),
    cloned_from_id integer CONSTRAINT roles_cloned_from_id_fkey REFERENCES roles ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX roles_cloned_from_idx ON roles (cloned_from_id)',
  `CREATE TABLE filters (
    id serial CONSTRAINT filters_pkey PRIMARY KEY,
    role_id integer NOT NULL CONSTRAINT filters_role_id_fkey REFERENCES roles ON DELETE CASCADE,
    resource_type varchar(255),
    search text,
    override boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  'CREATE INDEX filters_role_idx ON filters (role_id)',
];

/** Tables that only say that two rows belong together, with the singular names of both sides. */
const JOINED = [
  ['filterings', 'filter', 'permission'],
  ['user_roles', 'user', 'role'],
  ['compute_resources_organizations', 'compute_resource', 'organization'],
  ['compute_resources_locations', 'compute_resource', 'location'],
  ['users_organizations', 'user', 'organization'],
  ['users_locations', 'user', 'location'],
  ['filters_organizations', 'filter', 'organization'],
  ['filters_locations', 'filter', 'location'],
  ['roles_organizations', 'role', 'organization'],
  ['roles_locations', 'role', 'location'],
  ['locations_organizations', 'location', 'organization'],
] as const;

const JOINS = JOINED.flatMap(([table, one, other]) => [
  `CREATE TABLE ${table} (
    ${one}_id integer NOT NULL CONSTRAINT ${table}_${one}_id_fkey REFERENCES ${one}s ON DELETE CASCADE,
    ${other}_id integer NOT NULL CONSTRAINT ${table}_${other}_id_fkey REFERENCES ${other}s ON DELETE CASCADE,
    CONSTRAINT ${table}_pkey PRIMARY KEY (${one}_id, ${other}_id)
  )`,
  `CREATE INDEX ${table}_${other}_idx ON ${table} (${other}_id)`,
]);
