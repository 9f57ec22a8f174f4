import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers which rows were adopted from which Foreman, so that a second adoption brings in only what changed. */
export class RememberAdoptions1796600000000 implements MigrationInterface {
  readonly name = 'RememberAdoptions1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE adopted_rows, adoptions');
  }
}

const STATEMENTS = [
  `CREATE TABLE adoptions (
    id serial CONSTRAINT adoptions_pkey PRIMARY KEY,
    address varchar(2048) NOT NULL CONSTRAINT adoptions_address_key UNIQUE,
    prepared text[] NOT NULL DEFAULT '{}',
    keeps_ids text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
  )`,
  `CREATE TABLE adopted_rows (
    adoption_id integer NOT NULL CONSTRAINT adopted_rows_adoption_id_fkey REFERENCES adoptions ON DELETE CASCADE,
    kind varchar(20) NOT NULL,
    their_id integer NOT NULL,
    our_id integer,
    name text NOT NULL,
    outcome varchar(10) NOT NULL
      CONSTRAINT adopted_rows_outcome_check CHECK (outcome IN ('created', 'matched', 'refused')),
    reason text,
    their_row jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT adopted_rows_pkey PRIMARY KEY (adoption_id, kind, their_id)
  )`,
  'CREATE INDEX adopted_rows_our_idx ON adopted_rows (kind, our_id)',
];
