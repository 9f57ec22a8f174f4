import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates what lets people steer the worker: settings of a compute resource, requests, plans of removals and import
 * rules; and what a run needs to know of its cause and of the source that it looked at.
 */
export class PlanRemovals1763900500000 implements MigrationInterface {
  readonly name = 'PlanRemovals1763900500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE images DROP COLUMN import_rule_id');
    await runner.query('DROP TABLE import_rules, sync_plan_items, sync_plans, sync_requests, sync_settings');
    await runner.query('ALTER TABLE available_images DROP COLUMN ignored_at');
    await runner.query('ALTER TABLE sync_scopes DROP COLUMN settled');
    await runner.query(
      `ALTER TABLE sync_runs DROP COLUMN trigger, DROP COLUMN dry_run, DROP COLUMN requested_by,
         DROP COLUMN cancel_requested_at, DROP COLUMN source_hash`,
    );
    await runner.query('ALTER TABLE compute_resources DROP COLUMN sync_not_before');
  }
}

const STATEMENTS = [
  `ALTER TABLE compute_resources ADD COLUMN sync_not_before timestamptz`,
  `ALTER TABLE sync_runs
    ADD COLUMN trigger varchar(10) NOT NULL DEFAULT 'schedule' CONSTRAINT sync_runs_trigger_check
      CHECK (trigger IN ('schedule', 'manual', 'first', 'refresh')),
    ADD COLUMN dry_run boolean NOT NULL DEFAULT false,
    ADD COLUMN requested_by varchar(255),
    ADD COLUMN cancel_requested_at timestamptz,
    ADD COLUMN source_hash bytea`,
  `ALTER TABLE sync_scopes ADD COLUMN settled boolean NOT NULL DEFAULT false`,
  // What was complete so far was also carried out, or held back and proposed again by each run.
  `UPDATE sync_scopes SET settled = complete`,
  `ALTER TABLE available_images ADD COLUMN ignored_at timestamptz`,
  `CREATE TABLE sync_settings (
    compute_resource_id integer NOT NULL CONSTRAINT sync_settings_pkey PRIMARY KEY
      CONSTRAINT sync_settings_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    enabled boolean NOT NULL DEFAULT true,
    interval_minutes integer,
    cron varchar(255),
    time_zone varchar(255),
    removal_floor integer DEFAULT 5,
    removal_percent integer DEFAULT 20,
    requests_per_minute integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sync_settings_schedule_check CHECK (interval_minutes IS NULL OR cron IS NULL)
  )`,
  `CREATE TABLE sync_requests (
    id serial CONSTRAINT sync_requests_pkey PRIMARY KEY,
    compute_resource_id integer NOT NULL
      CONSTRAINT sync_requests_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    kind varchar(10) NOT NULL CONSTRAINT sync_requests_kind_check CHECK (kind IN ('full', 'targeted')),
    uuids text[] NOT NULL DEFAULT '{}',
    dry_run boolean NOT NULL DEFAULT false,
    requested_by varchar(255),
    requested_at timestamptz NOT NULL DEFAULT now(),
    run_id integer CONSTRAINT sync_requests_run_id_fkey REFERENCES sync_runs ON DELETE SET NULL,
    state varchar(10) NOT NULL DEFAULT 'waiting' CONSTRAINT sync_requests_state_check
      CHECK (state IN ('waiting', 'running', 'ended')),
    outcome jsonb,
    ended_at timestamptz
  )`,
  `CREATE INDEX sync_requests_open_idx ON sync_requests (compute_resource_id, id) WHERE state <> 'ended'`,
  `CREATE INDEX sync_requests_run_idx ON sync_requests (run_id)`,
  `CREATE TABLE sync_plans (
    id serial CONSTRAINT sync_plans_pkey PRIMARY KEY,
    compute_resource_id integer NOT NULL
      CONSTRAINT sync_plans_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    run_id integer NOT NULL CONSTRAINT sync_plans_run_id_key UNIQUE
      CONSTRAINT sync_plans_run_id_fkey REFERENCES sync_runs ON DELETE CASCADE,
    generation integer NOT NULL,
    kind varchar(10) NOT NULL DEFAULT 'removal' CONSTRAINT sync_plans_kind_check CHECK (kind IN ('removal')),
    state varchar(10) NOT NULL DEFAULT 'pending' CONSTRAINT sync_plans_state_check
      CHECK (state IN ('pending', 'approved', 'applied', 'rejected', 'stale')),
    plan_hash char(64) NOT NULL,
    reason text NOT NULL,
    items integer NOT NULL,
    decided_by varchar(255),
    decided_at timestamptz,
    applied_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX sync_plans_state_idx ON sync_plans (compute_resource_id, state)`,
  `CREATE TABLE sync_plan_items (
    plan_id integer NOT NULL CONSTRAINT sync_plan_items_plan_id_fkey REFERENCES sync_plans ON DELETE CASCADE,
    uuid text NOT NULL,
    scope text NOT NULL,
    name text NOT NULL,
    outcome varchar(10) CONSTRAINT sync_plan_items_outcome_check CHECK (outcome IN ('removed', 'kept')),
    CONSTRAINT sync_plan_items_pkey PRIMARY KEY (plan_id, uuid)
  )`,
  `CREATE TABLE import_rules (
    id serial CONSTRAINT import_rules_pkey PRIMARY KEY,
    compute_resource_id integer NOT NULL
      CONSTRAINT import_rules_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    position integer NOT NULL,
    name varchar(255) NOT NULL,
    search text NOT NULL DEFAULT '',
    enabled boolean NOT NULL DEFAULT true,
    action varchar(10) NOT NULL DEFAULT 'import' CONSTRAINT import_rules_action_check
      CHECK (action IN ('import', 'ignore')),
    operatingsystem_id integer
      CONSTRAINT import_rules_operatingsystem_id_fkey REFERENCES operatingsystems ON DELETE SET NULL,
    architecture_id integer
      CONSTRAINT import_rules_architecture_id_fkey REFERENCES architectures ON DELETE SET NULL,
    username varchar(255),
    user_data boolean,
    name_template varchar(255),
    source_missing varchar(10) NOT NULL DEFAULT 'mark' CONSTRAINT import_rules_source_missing_check
      CHECK (source_missing IN ('keep', 'mark', 'remove')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT import_rules_name_key UNIQUE (compute_resource_id, name),
    CONSTRAINT import_rules_position_key UNIQUE (compute_resource_id, position) DEFERRABLE INITIALLY IMMEDIATE
  )`,
  `ALTER TABLE images ADD COLUMN import_rule_id integer
    CONSTRAINT images_import_rule_id_fkey REFERENCES import_rules ON DELETE SET NULL`,
  `CREATE INDEX images_import_rule_idx ON images (import_rule_id) WHERE import_rule_id IS NOT NULL`,
];
