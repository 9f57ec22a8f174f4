import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';

const names = new Map<string, string>();

/**
 * Runs a statement in a manager's transaction, prepared: Postgres parses and plans it once a connection instead of every
 * time. For the few statements whose text never changes and that run often.
 * @throws QueryFailedError as the manager's own queries do.
 */
export async function runPrepared<Row extends object>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const runner = manager.queryRunner;
  if (runner === undefined) throw new Error('A prepared statement needs a transaction');
  const client = (await runner.connect()) as PoolClient;
  try {
    return (await client.query<Row>({ name: nameOf(text), text, values: [...values] })).rows;
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  }
}

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
