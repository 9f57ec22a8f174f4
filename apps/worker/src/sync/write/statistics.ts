import { analyzeTables, type FilledTable, Growth } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const logger = new Logger('Sync');

/**
 * Updates the planner's statistics while a run fills tables. Without them Postgres expects a handful of images in a new
 * compute resource, and sorts all of them for the first page of a list.
 */
export class Statistics {
  private readonly growth = new Growth();

  constructor(
    private readonly manager: EntityManager,
    private readonly tables: readonly FilledTable[],
  ) {}

  /** Counts rows that were added. A failure makes lists slower, so it is logged and the run goes on. */
  async add(rows: number): Promise<void> {
    if (!this.growth.add(rows)) return;
    try {
      await analyzeTables(this.manager, this.tables);
    } catch (error) {
      logger.warn(
        `${this.tables.join(', ')} could not be analyzed: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    }
  }
}
