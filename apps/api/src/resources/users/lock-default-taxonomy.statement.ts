import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from '../taxonomies/taxonomy-kind.js';

/**
 * Locks an organization or location that a user is to have as default. Tells whether it is there, and one of some ids or
 * below one of them; null allows any.
 */
export async function lockDefaultTaxonomy(
  manager: EntityManager,
  { many }: TaxonomyKind,
  id: number,
  allowed: readonly number[] | null,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM ${many} WHERE id = $1 AND ($2::int[] IS NULL OR id = ANY($2::int[])
       OR string_to_array(ancestry, '/')::int[] && $2::int[]) FOR KEY SHARE`,
    [id, allowed],
  );
  return rows.length > 0;
}
