import { openTestDatabase } from '@image-catalog/database/testing';
import { afterAll, describe, expect, it } from '@jest/globals';
import { BadParameter, Invalid, Overloaded, Unprocessable } from '../foreman/errors.js';
import { BROKEN_RULES, MISSING_ROWS, refusalOf, TAKEN_VALUES } from './refusals.js';

/** Rules over values that no client gives. */
const ONLY_OURS = [
  'adopted_rows_outcome_check',
  'available_images_withdrawal_check',
  'images_inventory_state_check',
  'images_origin_check',
  'outbox_action_check',
  'operatingsystems_title_check',
  'parameters_owner_check',
  'parameters_value_check',
  'sessions_origin_check',
  'sync_plan_items_outcome_check',
  'sync_plans_kind_check',
  'sync_plans_state_check',
  'sync_requests_kind_check',
  'sync_requests_state_check',
  'sync_runs_state_check',
  'sync_runs_trigger_check',
  'target_images_state_check',
  'target_plan_items_outcome_check',
  'target_plans_state_check',
  'target_runs_state_check',
];

/** Constraints of tables that no request writes, only `image-catalog adopt`. */
const OF_ADOPTIONS = ['adopted_rows_adoption_id_fkey', 'adoptions_address_key'];

const { dataSource, close } = await openTestDatabase();
afterAll(close);

async function namesOf(query: string): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(`SELECT q.name FROM (${query}) q ORDER BY 1`);
  return rows.map(({ name }) => name);
}

const constraints = (type: 'f' | 'c') => `
  SELECT conname AS name FROM pg_constraint
  WHERE contype = '${type}' AND connamespace = 'public'::regnamespace`;

/** Gives the error of a statement that Postgres refuses. */
async function failureOf(statement: string): Promise<unknown> {
  return dataSource.query(statement).then(
    () => new Error(`Nothing refuses: ${statement}`),
    (error: unknown) => error,
  );
}

/** Gives the error that Postgres would tell of a constraint. */
function violationOf(constraint: string, code: string, detail: string): Promise<unknown> {
  return failureOf(`DO $$ BEGIN RAISE EXCEPTION 'refused'
    USING ERRCODE = '${code}', CONSTRAINT = '${constraint}', DETAIL = '${detail}'; END $$`);
}

describe('what a client is told', () => {
  it('of a row that is missing is known for every foreign key', async () => {
    const asked = (await namesOf(constraints('f'))).filter((name) => !OF_ADOPTIONS.includes(name));

    expect(Object.keys(MISSING_ROWS).toSorted()).toEqual(asked);
  });

  it('of a value that is taken is known for every unique constraint and index', async () => {
    const unique = await namesOf(
      `SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE indisunique AND NOT indisprimary AND relnamespace = 'public'::regnamespace`,
    );

    const asked = unique.filter((name) => !OF_ADOPTIONS.includes(name));
    expect(Object.keys(TAKEN_VALUES).toSorted()).toEqual(asked);
  });

  it('of a rule that it breaks is known for every rule that it can break', async () => {
    const known = [...Object.keys(BROKEN_RULES), ...ONLY_OURS].toSorted();

    expect(known).toEqual(await namesOf(constraints('c')));
  });

  it.each(Object.keys(MISSING_ROWS))('of a missing row, by %s, is no internal error', async (constraint) => {
    const refusal = refusalOf(
      await violationOf(constraint, '23503', 'Key (some_id)=(7) is not present in table "some".'),
    );

    expect(refusal).toBeInstanceOf(Error);
    expect(refusal?.message).not.toBe('refused');
  });

  it.each([
    [Invalid, 'a value is null', 'INSERT INTO architectures (name) VALUES (NULL)'],
    [Unprocessable, 'a value is too long', "INSERT INTO architectures (name) VALUES (repeat('x', 256))"],
    [Unprocessable, 'a number is too large', 'SELECT 2147483648::int'],
    [BadParameter, 'a text holds a NUL byte', "SELECT '\\x00'::bytea, convert_from('\\x00', 'UTF8')"],
    [BadParameter, 'a text of a JSON holds a NUL byte', `SELECT '"\\u0000"'::jsonb`],
    [Overloaded, 'a lock is not to be had', `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '55P03'; END $$`],
    [Overloaded, 'a deadlock ended it', `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$`],
  ])('is a %p when %s', async (kind, _what, statement) => {
    const refusal = refusalOf(await failureOf(statement));

    expect(refusal).toBeInstanceOf(kind);
  });

  it('is nothing of a rule that only a mistake of ours breaks, nor of what is no error of Postgres', async () => {
    expect(refusalOf(await violationOf('images_origin_check', '23514', ''))).toBeUndefined();
    expect(refusalOf(await failureOf('SELECT FROM nowhere'))).toBeUndefined();
    expect(refusalOf(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))).toBeUndefined();
  });
});
