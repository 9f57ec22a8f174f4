import type { PoolClient } from 'pg';
import { type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { runQuery } from './run-query.js';

const clients = new WeakMap<QueryRunner, PoolClient>();

/**
 * Runs a prepared statement in the transaction of an entity manager. Use it for frequent statements whose text never
 * changes. Calls run in order, also when they do not wait for each other.
 * @throws QueryFailedError like the manager's own queries.
 */
export async function runPrepared<Row extends object>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const runner = manager.queryRunner;
  if (runner === undefined) throw new Error('A prepared statement needs a transaction');
  const client = clients.get(runner) ?? (await connect(runner));
  try {
    return await runQuery<Row>(client, { text, values, is_prepared: true });
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  }
}

/** Gives the connection of a query runner, and remembers it for its prepared statements. */
export async function connect(runner: QueryRunner): Promise<PoolClient> {
  const client = (await runner.connect()) as PoolClient;
  clients.set(runner, client);
  return client;
}
