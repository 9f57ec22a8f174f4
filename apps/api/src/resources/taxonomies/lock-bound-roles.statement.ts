import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from './taxonomy-kind.js';

/** Locks the roles that apply, themselves or by a filter, to an organization or location, so that they keep what they have. */
export async function lockBoundRoles(manager: EntityManager, { one, many }: TaxonomyKind, id: number): Promise<void> {
  await manager.query(
    `SELECT 1 FROM roles WHERE id IN (SELECT role_id FROM roles_${many} WHERE ${one}_id = $1)
       OR id IN (SELECT f.role_id FROM filters f JOIN filters_${many} l ON l.filter_id = f.id WHERE l.${one}_id = $1)
     ORDER BY id FOR NO KEY UPDATE`,
    [id],
  );
}
