import { afterAll, describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { Architecture } from '../entities/architecture.entity.js';
import { runPrepared } from './run-prepared.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { transact } from './transact.js';

const { dataSource, close } = await openTestDatabase({ application_name: 'spec', pool_size: 1 });
afterAll(close);

const INSERT = 'INSERT INTO architectures (name) VALUES ($1) RETURNING name';

async function names(): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM architectures ORDER BY id');
  return rows.map((row) => row.name);
}

describe('transact', () => {
  it('commits what was waited for and what was not, in order', async () => {
    const result = await transact(dataSource, async (manager, atCommit) => {
      atCommit(runPrepared(manager, INSERT, ['one']));
      const [row] = await runPrepared<{ name: string }>(manager, INSERT, ['two']);
      await manager.save(Architecture, { name: 'three' });
      atCommit(runPrepared(manager, INSERT, ['four']));
      return row;
    });

    expect(result).toEqual({ name: 'two' });
    expect(await names()).toEqual(['one', 'two', 'three', 'four']);
  });

  it.each([
    ['a statement that nobody waited for', 'one'],
    ['a value that cannot be sent', { toPostgres: () => assertNever() }],
    ['a statement with too few values', undefined],
  ])('writes nothing and tells why after %s failed', async (_what, value) => {
    const before = await names();
    const work = transact(dataSource, async (manager, atCommit) => {
      await runPrepared(manager, INSERT, ['never']);
      atCommit(runPrepared(manager, INSERT, value === undefined ? [] : [value]));
    });

    await expect(work).rejects.toBeInstanceOf(QueryFailedError);
    expect(await names()).toEqual(before);
  });

  it('writes nothing when the work fails, even while statements are on their way', async () => {
    const before = await names();
    const work = transact(dataSource, async (manager, atCommit) => {
      atCommit(runPrepared(manager, INSERT, ['never']));
      throw new Error('something else failed');
    });

    await expect(work).rejects.toThrow('something else failed');
    expect(await names()).toEqual(before);
  });

  it('tells of a constraint that only the commit checks', async () => {
    await dataSource.query('CREATE TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)');
    const work = transact(dataSource, async (manager) => {
      await manager.query('INSERT INTO late VALUES (1), (1)');
    });

    await expect(work).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await dataSource.query('SELECT 1 FROM late')).toEqual([]);
  });

  it('leaves a connection behind that can be used again, and takes another after one was lost', async () => {
    const lost = transact(dataSource, async (manager) => {
      await manager.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });

    await expect(lost).rejects.toBeInstanceOf(QueryFailedError);
    await transact(dataSource, async (manager) => runPrepared(manager, INSERT, ['after all']));
    expect(await names()).toContain('after all');
  });
});

function assertNever(): never {
  throw new Error('cannot be sent');
}
