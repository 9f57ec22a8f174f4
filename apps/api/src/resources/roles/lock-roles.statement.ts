import type { EntityManager } from 'typeorm';
import { isRowId } from '../../sql/constraints.js';

/** What the rules for filters need to know of a role. */
export interface LockedRole {
  id: number;
  name: string;
  origin: string | null;
  builtin: number;
}

/** Locks roles in the order of their ids, and reads those that exist. Must come before the locks of their filters. */
export function lockRoles(manager: EntityManager, ids: readonly number[]): Promise<LockedRole[]> {
  const text = `SELECT id, name, origin, builtin FROM roles WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE`;
  return manager.query(text, [ids.filter(isRowId)]);
}
