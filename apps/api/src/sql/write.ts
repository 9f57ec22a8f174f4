import { type AtCommit, isGivenUp, isMissingRow, isTaken, MOST_TRIES, transact } from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { ResourceNotFound } from '../foreman/errors.js';
import type { WrittenTable } from './fields.js';
import { alone, type WriteQueue, WriteQueues } from './write-queues.js';

const explainsNothing = async () => undefined;

/**
 * Runs a write in one transaction. It is tried again after a deadlock, and after a violated constraint for which `explain`
 * finds no reason any more. Writes that lock the same row share a queue and wait there: in Postgres each would hold a
 * connection while it waits.
 * @throws the error that `explain` gives for the constraint, or Overloaded after too long a wait.
 */
export function write<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager, atCommit: AtCommit) => Promise<Result>,
  explain: () => Promise<Error | undefined> = explainsNothing,
  queue?: WriteQueue,
): Promise<Result> {
  return WriteQueues.of(dataSource).run(queue, () => carryOut(dataSource, work, explain));
}

async function carryOut<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager, atCommit: AtCommit) => Promise<Result>,
  explain: () => Promise<Error | undefined>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(dataSource, work);
    } catch (error) {
      const isRefused = isTaken(error) || isMissingRow(error);
      const refusal = isRefused ? await explain() : undefined;
      if (refusal !== undefined) throw refusal;
      // A deleted row does not come back, so another try is of no use.
      if (tries === MOST_TRIES || isMissingRow(error) || !(isRefused || isGivenUp(error))) throw error;
    }
  }
}

/** A deletion may cascade to many rows, so it gets more time than other statements. */
const DELETION_TIMEOUT = '5min';

/**
 * Locks a row that is about to be deleted, before the rows that depend on it: running changes end first, and no new row
 * can point to it. @throws ResourceNotFound when it was deleted meanwhile.
 */
export async function holdForDeletion(
  manager: EntityManager,
  { table, resource }: { table: WrittenTable; resource: string },
  { id, text }: { id: number; text: string },
): Promise<void> {
  const held = await manager.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  if (held.length === 0) throw new ResourceNotFound(resource, text);
  await manager.query(`SET LOCAL statement_timeout = '${DELETION_TIMEOUT}'`);
}

/** Gives the queue of the writes to a row. */
export function rowOf(table: string, id: number): WriteQueue {
  return alone(`${table} ${id}`);
}

/** Locks a row until the transaction ends. @throws ResourceNotFound when it was deleted meanwhile. */
export async function lockRow(
  manager: EntityManager,
  { table, resource }: { table: WrittenTable; resource: string },
  id: number,
): Promise<void> {
  const locked = await manager.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  if (locked.length === 0) throw new ResourceNotFound(resource, String(id));
}
