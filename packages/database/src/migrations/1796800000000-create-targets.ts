import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countInserted } from './1763900900000-count-image-changes.js';

/** Creates targets: Foremans that the worker keeps in step, what it made there, and the outbox that tells it of changes. */
export class CreateTargets1796800000000 implements MigrationInterface {
  readonly name = 'CreateTargets1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(countInserted());
    for (const [event] of TELLERS) {
      await runner.query(`DROP TRIGGER images_tell_${event} ON images`);
      await runner.query(`DROP FUNCTION tell_${event}_images()`);
    }
    await runner.query('DROP TABLE outbox, target_plan_items, target_plans, target_runs, target_leases');
    await runner.query('DROP TABLE target_images, target_compute_resources, targets');
  }
}

/** What a target shows of an image. Syncs set other columns in bulk, and that is told to nobody. */
const TOLD =
  'name, uuid, username, password, user_data, iam_role, operatingsystem_id, compute_resource_id, architecture_id';

const row = (alias: string) =>
  `(${TOLD.split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ')})`;

const tell = (told: string) =>
  `IF EXISTS (SELECT FROM targets) THEN INSERT INTO outbox (kind, action, row_id) ${told}; END IF;`;

/** What each event tells, but insertions, which are told where they are counted. While nobody listens, a statement costs one look at an empty table. */
const TELLERS = [
  [
    'update',
    `SELECT 'image', 'update', n.id FROM new_images n JOIN old_images o ON o.id = n.id
     WHERE ${row('n')} IS DISTINCT FROM ${row('o')}`,
  ],
  ['delete', `SELECT 'image', 'delete', id FROM old_images`],
] as const;

const STATEMENTS = [
  `CREATE TABLE targets (
    id serial CONSTRAINT targets_pkey PRIMARY KEY,
    name varchar(255) NOT NULL CONSTRAINT targets_name_key UNIQUE,
    address varchar(2048) NOT NULL,
    "user" varchar(255) NOT NULL,
    password text,
    organization varchar(255),
    location varchar(255),
    search text NOT NULL DEFAULT '',
    creates_parents boolean NOT NULL DEFAULT false,
    takes_over boolean NOT NULL DEFAULT false,
    removal_floor integer DEFAULT 5,
    removal_percent integer DEFAULT 20,
    enabled boolean NOT NULL DEFAULT true,
    interval_minutes integer NOT NULL DEFAULT 60,
    due_at timestamptz DEFAULT now(),
    compared_as text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX targets_due_idx ON targets (due_at)`,
  `CREATE TABLE target_compute_resources (
    target_id integer NOT NULL CONSTRAINT target_compute_resources_target_id_fkey REFERENCES targets ON DELETE CASCADE,
    compute_resource_id integer NOT NULL
      CONSTRAINT target_compute_resources_compute_resource_id_fkey REFERENCES compute_resources ON DELETE CASCADE,
    name varchar(255) NOT NULL,
    CONSTRAINT target_compute_resources_pkey PRIMARY KEY (target_id, compute_resource_id)
  )`,
  `CREATE INDEX target_compute_resources_compute_resource_idx ON target_compute_resources (compute_resource_id)`,
  // No reference to images and compute resources: what was made there outlives what it was made of.
  `CREATE TABLE target_images (
    target_id integer NOT NULL CONSTRAINT target_images_target_id_fkey REFERENCES targets ON DELETE CASCADE,
    their_compute_resource_id integer NOT NULL,
    uuid varchar(255) NOT NULL,
    compute_resource_id integer NOT NULL,
    image_id integer NOT NULL,
    their_id integer,
    state varchar(10) NOT NULL
      CONSTRAINT target_images_state_check CHECK (state IN ('creating', 'made', 'taken_over')),
    sent jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT target_images_pkey PRIMARY KEY (target_id, their_compute_resource_id, uuid)
  )`,
  `CREATE INDEX target_images_uuid_idx ON target_images (compute_resource_id, uuid)`,
  `CREATE TABLE target_leases (
    target_id integer NOT NULL CONSTRAINT target_leases_pkey PRIMARY KEY
      CONSTRAINT target_leases_target_id_fkey REFERENCES targets ON DELETE CASCADE,
    holder text NOT NULL,
    token bigint NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE TABLE target_runs (
    id serial CONSTRAINT target_runs_pkey PRIMARY KEY,
    target_id integer NOT NULL CONSTRAINT target_runs_target_id_fkey REFERENCES targets ON DELETE CASCADE,
    state varchar(10) NOT NULL DEFAULT 'waiting' CONSTRAINT target_runs_state_check
      CHECK (state IN ('waiting', 'running', 'succeeded', 'partial', 'held', 'failed')),
    dry_run boolean NOT NULL DEFAULT false,
    requested_by varchar(255),
    reason text,
    counters jsonb NOT NULL DEFAULT '{}',
    lines jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    ended_at timestamptz
  )`,
  `CREATE INDEX target_runs_target_idx ON target_runs (target_id, id)`,
  `CREATE INDEX target_runs_open_idx ON target_runs (target_id) WHERE state IN ('waiting', 'running')`,
  `CREATE TABLE target_plans (
    id serial CONSTRAINT target_plans_pkey PRIMARY KEY,
    target_id integer NOT NULL CONSTRAINT target_plans_target_id_fkey REFERENCES targets ON DELETE CASCADE,
    run_id integer CONSTRAINT target_plans_run_id_fkey REFERENCES target_runs ON DELETE SET NULL,
    state varchar(10) NOT NULL DEFAULT 'pending' CONSTRAINT target_plans_state_check
      CHECK (state IN ('pending', 'approved', 'applied', 'rejected', 'stale')),
    plan_hash char(64) NOT NULL,
    reason text NOT NULL,
    items integer NOT NULL,
    decided_by varchar(255),
    decided_at timestamptz,
    applied_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX target_plans_state_idx ON target_plans (target_id, state)`,
  `CREATE INDEX target_plans_run_idx ON target_plans (run_id)`,
  `CREATE TABLE target_plan_items (
    plan_id integer NOT NULL CONSTRAINT target_plan_items_plan_id_fkey REFERENCES target_plans ON DELETE CASCADE,
    their_compute_resource_id integer NOT NULL,
    uuid varchar(255) NOT NULL,
    their_id integer NOT NULL,
    compute_resource varchar(255) NOT NULL,
    name varchar(255) NOT NULL,
    outcome varchar(10) CONSTRAINT target_plan_items_outcome_check CHECK (outcome IN ('removed', 'kept')),
    reason text,
    CONSTRAINT target_plan_items_pkey PRIMARY KEY (plan_id, their_compute_resource_id, uuid)
  )`,
  // Its rows come and go; what is left of them is cleared away whenever autovacuum comes by.
  `CREATE TABLE outbox (
    id bigserial CONSTRAINT outbox_pkey PRIMARY KEY,
    kind varchar(20) NOT NULL,
    action varchar(10) NOT NULL CONSTRAINT outbox_action_check CHECK (action IN ('insert', 'update', 'delete')),
    row_id integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)`,
  ...TELLERS.map(
    ([event, told]) => `CREATE FUNCTION tell_${event}_images() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${tell(told)}
    RETURN NULL;
  END $$`,
  ),
  countInserted(tell(`VALUES ('image', 'insert', NEW.id)`)),
  `CREATE TRIGGER images_tell_update AFTER UPDATE ON images REFERENCING OLD TABLE AS old_images NEW TABLE AS new_images
    FOR EACH STATEMENT EXECUTE FUNCTION tell_update_images()`,
  `CREATE TRIGGER images_tell_delete AFTER DELETE ON images REFERENCING OLD TABLE AS old_images
    FOR EACH STATEMENT EXECUTE FUNCTION tell_delete_images()`,
];
