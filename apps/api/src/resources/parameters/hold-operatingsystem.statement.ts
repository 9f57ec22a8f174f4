import type { EntityManager } from 'typeorm';

/** Locks an operating system until the transaction ends, and tells whether it is there. */
export async function holdOperatingsystem(manager: EntityManager, id: number): Promise<boolean> {
  const text = 'SELECT FROM operatingsystems WHERE id = $1 FOR NO KEY UPDATE';
  return (await manager.query<unknown[]>(text, [id])).length > 0;
}
