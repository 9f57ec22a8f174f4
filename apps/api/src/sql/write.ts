import { type AtCommit, isGivenUp, isMissingRow, isTaken, MOST_TRIES, transact } from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { ResourceNotFound } from '../foreman/errors.js';
import { alone, type WriteQueue, WriteQueues } from './write-queues.js';

const explainsNothing = async () => undefined;

/**
 * Runs a write in one transaction. It is begun again when Postgres gave it up so that another could go on, and when it
 * met a constraint that `explain` finds nothing behind any more. Writes that lock the same row share a queue, and wait for
 * each other there instead of in Postgres, where each would hold a connection.
 * @throws what `explain` makes of the constraint that said no, Overloaded when others are in the way for too long.
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
      // A row that has gone does not come back.
      if (tries === MOST_TRIES || isMissingRow(error) || !(isRefused || isGivenUp(error))) throw error;
    }
  }
}

/** A resource by its names: in the database, and in the message that it is not there. */
interface Resource {
  table:
    | 'images'
    | 'compute_resources'
    | 'operatingsystems'
    | 'architectures'
    | 'roles'
    | 'filters'
    | 'organizations'
    | 'locations'
    | 'users'
    | 'personal_access_tokens';
  resource: string;
  columns: readonly string[];
}

/** Deleting a row with all that goes along may take longer than other statements are given. */
const DELETION_TIMEOUT = '5min';

/**
 * Holds a row that is about to be deleted, before anything that goes along with it: whoever changes it is waited for, and
 * nothing comes to it any more. @throws ResourceNotFound when it has gone meanwhile.
 */
export async function holdForDeletion(
  manager: EntityManager,
  { table, resource }: Pick<Resource, 'table' | 'resource'>,
  { id, text }: { id: number; text: string },
): Promise<void> {
  const held = await manager.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  if (held.length === 0) throw new ResourceNotFound(resource, text);
  await manager.query(`SET LOCAL statement_timeout = '${DELETION_TIMEOUT}'`);
}

/** Names the queue of the writes that change a row. */
export function rowOf(table: string, id: number): WriteQueue {
  return alone(`${table} ${id}`);
}

/**
 * Reads a row and holds it until the transaction ends, so that what is changed is what was judged.
 * @throws ResourceNotFound when it has gone meanwhile.
 */
export async function holdRow<Row>(
  manager: EntityManager,
  { table, resource, columns }: Resource,
  id: number,
): Promise<Row> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const [row] = await manager.query<Row[]>(`SELECT ${names} FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  if (row === undefined) throw new ResourceNotFound(resource, String(id));
  return row;
}
