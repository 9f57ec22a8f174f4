import type { EntityManager } from 'typeorm';
import { isRowId } from '../../sql/constraints.js';

/** A role, as far as the rules for filters depend on it. */
export interface LockedRole {
  id: number;
  name: string;
  origin: string | null;
  builtin: number;
}

/** Locks those of some roles that exist, in the order of their ids. Must come before the locks of their filters. */
export function lockRoles(manager: EntityManager, ids: readonly number[]): Promise<LockedRole[]> {
  const text = `SELECT id, name, origin, builtin FROM roles WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE`;
  return manager.query(text, [ids.filter(isRowId)]);
}
