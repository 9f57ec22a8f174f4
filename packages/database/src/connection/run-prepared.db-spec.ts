import { afterAll, describe, expect, it } from '@jest/globals';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { runPrepared } from './run-prepared.js';
import { openTestDatabase } from '../testing/open-test-database.js';

const { dataSource, close } = await openTestDatabase({ application_name: 'spec', pool_size: 1 });
afterAll(close);

const INSERT = 'INSERT INTO architectures (name) VALUES ($1) RETURNING name';

function inTransaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
  return dataSource.transaction(work);
}

describe('runPrepared', () => {
  it('gives rows, and prepares a statement once a connection', async () => {
    const first = await inTransaction((manager) => runPrepared(manager, INSERT, ['one']));
    const second = await inTransaction((manager) => runPrepared(manager, INSERT, ['two']));

    const prepared = await dataSource.query('SELECT statement FROM pg_prepared_statements');
    expect([first, second]).toEqual([[{ name: 'one' }], [{ name: 'two' }]]);
    expect(prepared).toEqual([{ statement: INSERT }]);
  });

  it('is part of the transaction', async () => {
    const work = inTransaction(async (manager) => {
      await runPrepared(manager, INSERT, ['never']);
      throw new Error('something else failed');
    });

    await expect(work).rejects.toThrow('something else failed');
    expect(await dataSource.query("SELECT 1 FROM architectures WHERE name = 'never'")).toEqual([]);
  });

  it('fails as queries of the manager do, so that constraints are told apart', async () => {
    const twice = inTransaction(async (manager) => {
      await runPrepared(manager, INSERT, ['same']);
      await runPrepared(manager, INSERT, ['same']);
    });

    const error: unknown = await twice.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(QueryFailedError);
    expect(error).toMatchObject({ driverError: { code: '23505', constraint: 'architectures_name_key' } });
  });

  it('keeps its prepared statements over a change of the table', async () => {
    await inTransaction((manager) => runPrepared(manager, INSERT, ['before']));
    await dataSource.query('ALTER TABLE architectures ADD note text');

    const rows = await inTransaction((manager) => runPrepared(manager, INSERT, ['after']));

    expect(rows).toEqual([{ name: 'after' }]);
  });
});
