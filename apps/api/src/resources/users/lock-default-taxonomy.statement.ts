import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from '../taxonomies/taxonomy-kind.js';

/**
 * Locks the organization or location that becomes a user's default, so that nobody deletes it. Tells whether it is one of
 * some ids or below one of them, which null stands for all of; undefined when there is none of this id.
 */
export async function lockDefaultTaxonomy(
  manager: EntityManager,
  { many }: TaxonomyKind,
  id: number,
  allowed: readonly number[] | null,
): Promise<boolean | undefined> {
  const rows = await manager.query<{ is_allowed: boolean }[]>(
    `SELECT $2::int[] IS NULL OR id = ANY($2::int[])
       OR COALESCE(string_to_array(ancestry, '/')::int[] && $2::int[], false) AS is_allowed
     FROM ${many} WHERE id = $1 FOR KEY SHARE`,
    [id, allowed],
  );
  return rows[0]?.is_allowed;
}
