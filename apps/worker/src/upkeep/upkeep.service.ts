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

/** Rows forgotten in one statement. */
const CHUNK = 1_000;

/** How long it is told what came of a request. */
const REQUEST_DAYS = 30;

/** How long it is told where an image went that the inventory forgot. */
const FORGOTTEN_DAYS = 365;

/** Names how long an available image is missing before the inventory forgets it, in days, for injection. */
export const PURGE_DAYS = Symbol('PURGE_DAYS');

/**
 * Keeps small what grows by itself: at the start, and every hour, by whichever worker comes first; counters, which lists
 * add up, every minute.
 */
@Injectable()
export class UpkeepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Upkeep');
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private underWay: Promise<void> = Promise.resolve();

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
    await this.underWay;
  }

  /** One thing after another. */
  private begin(work: () => Promise<void>): void {
    this.underWay = this.underWay.then(work);
  }

  private async fold(): Promise<void> {
    await this.attempt('Counters could not be folded', () => foldImageCounts(this.dataSource.manager));
  }

  private async tidy(): Promise<void> {
    const { manager } = this.dataSource;
    await this.fold();
    await this.attempt('Old sessions could not be removed', () => pruneSessions(manager));
    await this.attempt('Old requests could not be forgotten', () => pruneSyncRequests(manager, REQUEST_DAYS));
    await this.attempt('Missing images could not be forgotten', async () => {
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
