import type { EntityManager } from 'typeorm';
import type { ParameterKind } from './parameter-kind.js';

/** Locks the owner of parameters until the transaction ends, and tells whether it is there. */
export async function holdOwner(manager: EntityManager, { parent }: ParameterKind, id: number): Promise<boolean> {
  const text = `SELECT FROM ${parent.table} WHERE id = $1 FOR NO KEY UPDATE`;
  return (await manager.query<unknown[]>(text, [id])).length > 0;
}
