import type { Filter } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Locks the filters of a role, which are about to be deleted with it. */
export function lockFilters(
  manager: EntityManager,
  roleId: number,
): Promise<Pick<Filter, 'id' | 'role_id' | 'search' | 'override'>[]> {
  const text = 'SELECT id, role_id, search, override FROM filters WHERE role_id = $1 ORDER BY id FOR UPDATE';
  return manager.query(text, [roleId]);
}
