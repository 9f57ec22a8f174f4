import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates what the worker writes: the inventory, and the runs that filled it. */
export class CreateInventory1763900100000 implements MigrationInterface {
  readonly name = 'CreateInventory1763900100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sync_pages, sync_scopes, sync_runs, sync_leases, available_images');
  }
}

const STATEMENTS = [
  `CREATE TABLE available_images (
    compute_resource_id integer NOT NULL
      CONSTRAINT available_images_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    uuid text NOT NULL,
    scope text NOT NULL,
    name text NOT NULL,
    path text,
    architecture text,
    os_name text,
    os_major text,
    os_minor text,
    os_release_name text,
    os_family text,
    username text,
    state text NOT NULL,
    size_bytes bigint,
    owner text,
    tags text[] NOT NULL DEFAULT '{}',
    provider_created_at timestamptz,
    provider_updated_at timestamptz,
    properties jsonb NOT NULL DEFAULT '{}',
    content_hash bytea NOT NULL,
    first_generation integer NOT NULL,
    changed_generation integer NOT NULL,
    missing_since timestamptz,
    missing_generation integer,
    CONSTRAINT available_images_pkey PRIMARY KEY (compute_resource_id, uuid)
  )`,
  `CREATE INDEX available_images_scope_idx ON available_images (compute_resource_id, scope, missing_since)`,
  `CREATE INDEX available_images_name_idx ON available_images (compute_resource_id, name, uuid)`,
  `CREATE TABLE sync_runs (
    id serial CONSTRAINT sync_runs_pkey PRIMARY KEY,
    compute_resource_id integer NOT NULL
      CONSTRAINT sync_runs_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    generation integer NOT NULL,
    state varchar(10) NOT NULL DEFAULT 'running' CONSTRAINT sync_runs_state_check
      CHECK (state IN ('running', 'succeeded', 'partial', 'held', 'failed', 'cancelled')),
    reason text,
    fencing_token bigint NOT NULL,
    counters jsonb NOT NULL DEFAULT '{}',
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT sync_runs_generation_key UNIQUE (compute_resource_id, generation)
  )`,
  `CREATE UNIQUE INDEX sync_runs_unfinished_idx ON sync_runs (compute_resource_id) WHERE state = 'running'`,
  `CREATE TABLE sync_scopes (
    run_id integer NOT NULL CONSTRAINT sync_scopes_run_id_fkey REFERENCES sync_runs ON DELETE CASCADE,
    scope text NOT NULL,
    pages integer NOT NULL DEFAULT 0,
    rows integer NOT NULL DEFAULT 0,
    ended boolean NOT NULL DEFAULT false,
    reported_total integer,
    error_kind varchar(20),
    reason text,
    complete boolean NOT NULL DEFAULT false,
    CONSTRAINT sync_scopes_pkey PRIMARY KEY (run_id, scope)
  )`,
  `CREATE TABLE sync_pages (
    run_id integer NOT NULL CONSTRAINT sync_pages_run_id_fkey REFERENCES sync_runs ON DELETE CASCADE,
    scope text NOT NULL,
    seq integer NOT NULL,
    uuids text[] NOT NULL,
    next_cursor jsonb,
    counters jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT sync_pages_pkey PRIMARY KEY (run_id, scope, seq)
  )`,
  `CREATE TABLE sync_leases (
    compute_resource_id integer NOT NULL CONSTRAINT sync_leases_pkey PRIMARY KEY
      CONSTRAINT sync_leases_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    holder text NOT NULL,
    token bigint NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
];
