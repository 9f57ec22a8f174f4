import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from '../taxonomies/taxonomy-kind.js';

/**
 * Locks the organization or location that becomes a user's default, so that nobody deletes it. Returns whether it exists
 * and is allowed: one of some ids or below one of them; null allows all.
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
