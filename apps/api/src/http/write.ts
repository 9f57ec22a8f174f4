import { type AtCommit, transact } from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { isConstraintViolation, isGivenUp } from './constraints.js';
import { ResourceNotFound } from './errors.js';

/** How often a write is begun before it fails. */
const ATTEMPTS = 3;

/**
 * Runs a write in one transaction. It is begun again when Postgres gave it up so that another could go on, and when it
 * met a constraint that `explain` finds nothing behind any more.
 * @throws what `explain` makes of the constraint that said no.
 */
export async function write<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager, atCommit: AtCommit) => Promise<Result>,
  explain: () => Promise<Error | undefined> = async () => undefined,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(dataSource, work);
    } catch (error) {
      const isRefused = isConstraintViolation(error);
      const refusal = isRefused ? await explain() : undefined;
      if (refusal !== undefined) throw refusal;
      if (attempt === ATTEMPTS || !(isRefused || isGivenUp(error))) throw error;
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
