import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gives organizations and locations parameters too, in one table with those of operating systems, and stores a value as the
 * JSON text of what its type makes of it, null for none.
 */
export class ShareParameters1796200010000 implements MigrationInterface {
  readonly name = 'ShareParameters1796200010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const RENAMED = [
  ['os_parameters_pkey', 'parameters_pkey'],
  ['os_parameters_name_key', 'parameters_operatingsystem_name_key'],
  ['os_parameters_operatingsystem_id_fkey', 'parameters_operatingsystem_id_fkey'],
] as const;

// What does not fit its type, from before the types were held to, becomes a text.
const CAST = `
  CREATE FUNCTION pg_temp.cast_parameter(value text, type text) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    whole numeric := 0;
    digits text := lower(regexp_replace(value, '^0[xX]?', ''));
  BEGIN
    IF value ~ '<%' THEN RETURN to_json(value)::text; END IF;
    IF type IN ('json', 'array', 'hash', 'yaml') THEN
      IF type = 'json' AND value = '' THEN RETURN NULL; END IF;
      IF type <> 'yaml' OR value ~ '^\\s*[\\[{]' THEN PERFORM value::json; RETURN value; END IF;
    ELSIF type = 'boolean' THEN
      IF value = '' THEN RETURN NULL; END IF;
      IF value ~* '^(true|t|yes|y|on|1)$' THEN RETURN 'true'; END IF;
      IF value ~* '^(false|f|no|n|off|0|\\s+)$' THEN RETURN 'false'; END IF;
    ELSIF type IN ('integer', 'real') THEN
      IF value ~* '^0x[0-9a-f]+$' OR value ~ '^0[0-7]+$' THEN
        FOR place IN 1..length(digits) LOOP
          whole := whole * CASE WHEN value ~* '^0x' THEN 16 ELSE 8 END
            + strpos('0123456789abcdef', substr(digits, place, 1)) - 1;
        END LOOP;
        RETURN whole::text;
      END IF;
      RETURN value::numeric::text;
    END IF;
    RETURN to_json(value)::text;
  EXCEPTION WHEN OTHERS THEN
    RETURN to_json(value)::text;
  END $$`;

const UP = [
  'ALTER TABLE os_parameters RENAME TO parameters',
  'ALTER SEQUENCE os_parameters_id_seq RENAME TO parameters_id_seq',
  ...RENAMED.map(([before, after]) => `ALTER TABLE parameters RENAME CONSTRAINT ${before} TO ${after}`),
  `ALTER TABLE parameters
    ALTER operatingsystem_id DROP NOT NULL,
    ALTER value DROP NOT NULL,
    ALTER value DROP DEFAULT,
    ADD organization_id integer CONSTRAINT parameters_organization_id_fkey REFERENCES organizations ON DELETE CASCADE,
    ADD location_id integer CONSTRAINT parameters_location_id_fkey REFERENCES locations ON DELETE CASCADE,
    ADD CONSTRAINT parameters_organization_name_key UNIQUE (organization_id, name),
    ADD CONSTRAINT parameters_location_name_key UNIQUE (location_id, name),
    ADD CONSTRAINT parameters_owner_check CHECK (num_nonnulls(operatingsystem_id, organization_id, location_id) = 1)`,
  CAST,
  'UPDATE parameters SET value = pg_temp.cast_parameter(value, parameter_type)',
  'DROP FUNCTION pg_temp.cast_parameter(text, text)',
  `ALTER TABLE parameters
    ADD CONSTRAINT parameters_value_check CHECK (value IS NULL OR value::json IS NOT NULL)`,
];

const DOWN = [
  'DELETE FROM parameters WHERE operatingsystem_id IS NULL',
  `ALTER TABLE parameters
    DROP CONSTRAINT parameters_value_check,
    DROP CONSTRAINT parameters_owner_check,
    DROP organization_id,
    DROP location_id`,
  "UPDATE parameters SET value = COALESCE(value::json #>> '{}', '')",
  `ALTER TABLE parameters
    ALTER operatingsystem_id SET NOT NULL,
    ALTER value SET DEFAULT '',
    ALTER value SET NOT NULL`,
  ...RENAMED.map(([before, after]) => `ALTER TABLE parameters RENAME CONSTRAINT ${after} TO ${before}`),
  'ALTER SEQUENCE parameters_id_seq RENAME TO os_parameters_id_seq',
  'ALTER TABLE parameters RENAME TO os_parameters',
];
