import { analyzeTables, type FilledTable, Growth } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const logger = new Logger('Sync');

/**
 * Updates the planner's statistics while a run fills tables. Without them Postgres expects few images in a new compute
 * resource, and sorts all of them for the first page of a list.
 */
export class Statistics {
  private readonly growth = new Growth();

  constructor(
    private readonly manager: EntityManager,
    private readonly tables: readonly FilledTable[],
  ) {}

  /** Counts added rows, and analyzes the tables when there are enough. A failure only makes lists slower, so it is logged. */
  async add(rows: number): Promise<void> {
    if (!this.growth.add(rows)) return;
    try {
      await analyzeTables(this.manager, this.tables);
    } catch (error) {
      logger.warn(
        `Could not analyze ${this.tables.join(', ')}: ${error instanceof Error ? error.message : 'unknown error'}`,
      );
    }
  }
}
