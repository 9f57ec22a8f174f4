import { analyzeTables, foldImageCounts, Growth } from '@image-catalog/database';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { IMAGE_PARENTS, type ImageParentIds } from './image-parents.js';

/** How many writes are made before their counts are folded. */
const FOLD_EVERY = 1_000;

/** Parents whose growth is remembered; the oldest is forgotten first. */
const MOST_PARENTS = 10_000;

/**
 * Keeps lists fast while this process writes many images: updates the planner's statistics and folds the counters as the
 * tables grow, instead of waiting for autovacuum. Without it Postgres keeps plans from when the table was empty.
 */
@Injectable()
export class ImageStatistics implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Statistics');
  private readonly growth = new Map<string, Growth>();
  private unfolded = 0;
  private isAnalyzeDue = false;
  private underWay: Promise<void> | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Counts an image that was added to the lists of its parents. Never waits and never fails. */
  countAdded(parents: ImageParentIds): void {
    for (const column of IMAGE_PARENTS) {
      if (this.growthOf(`${column} ${parents[column]}`).add(1)) this.isAnalyzeDue = true;
    }
    this.countRemoved();
  }

  /** Counts an image that was removed. Never waits and never fails. */
  countRemoved(): void {
    this.unfolded += 1;
    if (this.isAnalyzeDue || this.unfolded >= FOLD_EVERY) this.underWay ??= this.update();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.underWay;
  }

  private growthOf(parent: string): Growth {
    const known = this.growth.get(parent);
    if (known !== undefined) return known;
    const [oldest] = this.growth.size >= MOST_PARENTS ? this.growth.keys() : [];
    if (oldest !== undefined) this.growth.delete(oldest);
    const growth = new Growth();
    this.growth.set(parent, growth);
    return growth;
  }

  private async update(): Promise<void> {
    const isAnalyzeDue = this.isAnalyzeDue;
    [this.isAnalyzeDue, this.unfolded] = [false, 0];
    try {
      if (isAnalyzeDue) await analyzeTables(this.dataSource.manager, ['images', 'audits']);
      await foldImageCounts(this.dataSource.manager);
    } catch (error) {
      this.logger.warn(`Lists may be slow: ${error instanceof Error ? error.message : 'unknown error'}`);
    } finally {
      this.underWay = undefined;
    }
  }
}
