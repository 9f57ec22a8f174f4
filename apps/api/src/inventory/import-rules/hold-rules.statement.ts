import type { ImportRule } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** A rule that the transaction has locked. */
export type HeldRule = Pick<ImportRule, 'id' | 'name' | 'search' | 'position'>;

/** Locks the rules of a compute resource by their ids, as everyone does who locks rules, and gives them in that order. */
export function holdRules(
  manager: EntityManager,
  computeResourceId: number,
  lock: 'UPDATE' | 'NO KEY UPDATE',
): Promise<HeldRule[]> {
  return manager.query(
    `SELECT id, name, search, position FROM import_rules WHERE compute_resource_id = $1 ORDER BY id FOR ${lock}`,
    [computeResourceId],
  );
}
