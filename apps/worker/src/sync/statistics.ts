import { analyzeTables, type FilledTable } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Rows after which Postgres is told for the first time; fewer are read as fast whatever it expects. */
const FIRST = 1_000;

/** How many times as many there must be before it is told again. */
const GROWTH = 10;

const logger = new Logger('Sync');

/**
 * Keeps what Postgres expects of tables in step with a run that fills them. Until it knows better, it expects a handful of
 * images in a new compute resource, and reads and sorts all of them for the first page of a list.
 */
export class Statistics {
  private added = 0;
  private due = FIRST;

  constructor(
    private readonly manager: EntityManager,
    private readonly tables: readonly FilledTable[],
  ) {}

  /** Takes note of rows that were added. A failure costs readers time, not the run. */
  async add(rows: number): Promise<void> {
    this.added += rows;
    if (this.added < this.due) return;
    this.due = this.added * GROWTH;
    try {
      await analyzeTables(this.manager, this.tables);
    } catch (error) {
      logger.warn(
        `${this.tables.join(', ')} could not be analyzed: ${error instanceof Error ? error.message : 'unknown'}`,
      );
    }
  }
}
