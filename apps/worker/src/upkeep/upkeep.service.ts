import {
  foldImageCounts,
  pruneForgottenImages,
  pruneSessions,
  pruneSyncRequests,
  purgeAvailableImages,
} from '@image-catalog/database';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Rows deleted in one statement. */
const CHUNK = 1_000;

/** Days to keep finished sync requests. */
const REQUEST_DAYS = 30;

/** Days to keep the record of an image that was purged from the inventory. */
const FORGOTTEN_DAYS = 365;

/** Names, for injection, the days after which a missing image is purged from the inventory. */
export const PURGE_DAYS = Symbol('PURGE_DAYS');

/**
 * Deletes old rows, at the start and every hour, and folds the counters that lists add up, every minute. Every worker does so;
 * the others then find nothing to do.
 */
@Injectable()
export class UpkeepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Upkeep');
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private jobs: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(PURGE_DAYS) private readonly purgeDays: number,
  ) {}

  onApplicationBootstrap(): void {
    this.begin(() => this.tidy());
    this.timers.push(setInterval(() => this.begin(() => this.tidy()), HOUR));
    this.timers.push(setInterval(() => this.begin(() => this.fold()), MINUTE));
  }

  async onModuleDestroy(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    this.stopping.abort();
    await this.jobs;
  }

  /** Runs one job after another. */
  private begin(work: () => Promise<void>): void {
    this.jobs = this.jobs.then(work);
  }

  private async fold(): Promise<void> {
    await this.attempt('Could not fold the image counters', () => foldImageCounts(this.dataSource.manager));
  }

  private async tidy(): Promise<void> {
    const { manager } = this.dataSource;
    await this.fold();
    await this.attempt('Could not delete old sessions', () => pruneSessions(manager));
    await this.attempt('Could not delete old sync requests', () => pruneSyncRequests(manager, REQUEST_DAYS));
    await this.attempt('Could not purge missing images', async () => {
      let purged: number;
      do purged = await purgeAvailableImages(manager, this.purgeDays, CHUNK);
      while (purged === CHUNK && !this.stopping.signal.aborted);
      await pruneForgottenImages(manager, FORGOTTEN_DAYS);
    });
  }

  private async attempt(failure: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(`${failure}: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  }
}
