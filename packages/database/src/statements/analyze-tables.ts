import type { EntityManager } from 'typeorm';

/** Tables that a sync fills with thousands of rows. */
export type FilledTable = 'available_images' | 'images' | 'audits';

/**
 * Updates the statistics of tables, minutes before autovacuum would. Skips a table that another session analyzes or vacuums.
 */
export async function analyzeTables(manager: EntityManager, tables: readonly FilledTable[]): Promise<void> {
  await manager.query(`ANALYZE (SKIP_LOCKED) ${tables.join(', ')}`);
}
