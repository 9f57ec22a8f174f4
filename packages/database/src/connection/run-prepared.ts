import type { PoolClient } from 'pg';
import { type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { ask } from './ask.js';

const clients = new WeakMap<QueryRunner, PoolClient>();

/**
 * Runs a statement in a manager's transaction, prepared: Postgres parses and plans it once a connection instead of every
 * time. For the few statements whose text never changes and that run often. Calls that do not wait for each other are
 * carried out in their order.
 * @throws QueryFailedError as the manager's own queries do.
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
    return await ask<Row>(client, { text, values, is_prepared: true });
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  }
}

/** Gives the connection of a runner, which its prepared statements then use without waiting for it. */
export async function connect(runner: QueryRunner): Promise<PoolClient> {
  const client = (await runner.connect()) as PoolClient;
  clients.set(runner, client);
  return client;
}
