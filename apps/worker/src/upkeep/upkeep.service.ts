import { foldImageCounts, pruneSessions } from '@image-catalog/database';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';

const HOUR = 3_600_000;

/** Keeps small what grows by itself: at the start, and every hour, by whichever worker comes first. */
@Injectable()
export class UpkeepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Upkeep');
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.begin();
    this.timer = setInterval(() => this.begin(), HOUR);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private begin(): void {
    this.underWay = this.tidy();
  }

  private async tidy(): Promise<void> {
    await this.attempt('Counters could not be folded', foldImageCounts);
    await this.attempt('Old sessions could not be removed', pruneSessions);
  }

  private async attempt(failure: string, work: (manager: EntityManager) => Promise<unknown>): Promise<void> {
    try {
      await work(this.dataSource.manager);
    } catch (error) {
      this.logger.error(`${failure}: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  }
}
