import type { EntityManager } from 'typeorm';

/** Tables that a sync fills by the thousand. */
export type FilledTable = 'available_images' | 'images' | 'audits';

/**
 * Lets Postgres see how tables are filled now, as autovacuum would some minutes later. A table that somebody else
 * analyzes or vacuums at the moment is left to them.
 */
export async function analyzeTables(manager: EntityManager, tables: readonly FilledTable[]): Promise<void> {
  await manager.query(`ANALYZE (SKIP_LOCKED) ${tables.join(', ')}`);
}
