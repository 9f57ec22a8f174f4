import type { UpdateUserDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import { isRowId } from '../../sql/constraints.js';
import { TAXONOMY_KINDS } from '../taxonomies/taxonomy-kind.js';

/**
 * Locks the organizations and locations that a body names, so that nobody deletes them. Must come before the lock of the
 * user: their deletion locks them first, then the users who have them as default.
 */
export async function lockNamedTaxonomies(manager: EntityManager, given: Partial<UpdateUserDto>): Promise<void> {
  for (const { one, many } of TAXONOMY_KINDS) {
    const ids = [...(given[`${one}_ids`] ?? []), given[`default_${one}_id`] ?? 0].filter(isRowId);
    const titles = given[`${one}_names`] ?? [];
    if (ids.length + titles.length === 0) continue;
    await manager.query(
      `SELECT FROM ${many} WHERE id = ANY($1::int[]) OR title = ANY($2::text[]) ORDER BY id FOR KEY SHARE`,
      [ids, titles],
    );
  }
}
