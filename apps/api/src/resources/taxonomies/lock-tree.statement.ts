import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from './taxonomy-kind.js';

const TREE_LOCKS = { organization: 0x1c_11_4c, location: 0x1c_11_4d };

/** Lets one transaction at a time change a tree: two moves at once could make a circle. Must come before any other lock. */
export async function lockTree(manager: EntityManager, { one }: TaxonomyKind): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [TREE_LOCKS[one]]);
}
