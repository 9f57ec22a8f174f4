import { setTimeout as sleep } from 'node:timers/promises';
import { findDueComputeResources } from '@image-catalog/database';
import { PROVIDER_KINDS } from '@image-catalog/spec';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Places } from '../sync/slots/semaphore.js';
import { SYNC_SETTINGS, type SyncSettings } from '../sync/sync.settings.js';
import { type SyncOutcome, SyncService } from '../sync/sync-runner.js';
import { QUEUE_SETTINGS, QueueService, type QueueSettings } from './queue.service.js';
import { WakeCalls } from './wake-calls.js';

/** Injection token: the pause between two polls for due compute resources, in seconds. */
export const POLL_SECONDS = Symbol('POLL_SECONDS');

/** The most jobs sent in one poll; the rest is still due at the next. */
const AT_ONCE = 1_000;

/**
 * How many compute resources may be worked on or wait, for each place to work. One that waits costs a few kilobytes and takes
 * no such place.
 */
const IN_A_ROW = 5;

/**
 * How many compute resources are worked on or waited for at once, for each that may be worked on: what waits costs a few
 * kilobytes, and no place of those that work.
 */
const OPEN_PER_PLACE = 64;

/** How long a stop waits for running work. */
const GRACE_MS = 25_000;

/** Outcomes after which nothing is left to do here. */
const LAST: readonly SyncOutcome[] = ['idle', 'interrupted', 'lost'];

/**
 * Polls every few seconds, and whenever the API calls, for compute resources that are due, requested or left by a dead
 * worker, and queues them. Every worker process does so: a second job for the same resource is not queued, or finds nothing
 * to claim.
 */
@Injectable()
export class SchedulerService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly stopping = new AbortController();
  private readonly types: string[];
  private readonly open: Places;
  private readonly underWay = new Set<Promise<void>>();
  private loop: Promise<void> = Promise.resolve();
  private lastPollAt: number | null = null;
  private calls: WakeCalls | undefined;
  private called = Promise.withResolvers<void>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    private readonly syncs: SyncService,
    @Inject(SYNC_SETTINGS) settings: SyncSettings,
    @Inject(POLL_SECONDS) private readonly pollSeconds: number,
    @Inject(QUEUE_SETTINGS) private readonly queueSettings: QueueSettings,
  ) {
    const syncable = PROVIDER_KINDS.filter((kind) => settings.find_provider(kind.name));
    this.open = new Places(settings.concurrency * OPEN_PER_PLACE);
    this.types = syncable.map((kind) => kind.stored_class);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.work((id) => this.begin(id));
    this.calls = new WakeCalls(this.queueSettings.database_url, () => this.called.resolve());
    this.loop = this.pollUntilStopped();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.loop, this.calls?.stop()]);
  }

  /** Waits for running work, which the shutdown of the sync service has interrupted. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.all(this.underWay), sleep(GRACE_MS, undefined, { ref: false })]);
  }

  /** Tells whether a recent poll succeeded. */
  isAlive(): boolean {
    return this.lastPollAt !== null && performance.now() - this.lastPollAt < (this.pollSeconds * 3 + 10) * 1000;
  }

  private async pollUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.called = Promise.withResolvers<void>();
      await this.poll();
      const pause = sleep(this.pollSeconds * 1000, undefined, { signal }).catch(() => undefined);
      await Promise.race([pause, this.called.promise]);
    }
  }

  private async poll(): Promise<void> {
    try {
      for (const id of await findDueComputeResources(this.dataSource.manager, this.types, AT_ONCE)) {
        // Many due at once take longer to queue than a poll may be old.
        this.lastPollAt = performance.now();
        await this.queue.send(id);
      }
      this.lastPollAt = performance.now();
    } catch (error) {
      this.logger.error(`Polling for due compute resources failed: ${messageOf(error)}`);
    }
  }

  /** Begins to work on a compute resource when there is room. Resolves when the work has begun, not when it ends. */
  private async begin(id: number): Promise<void> {
    const isRoom = await this.open.take(this.stopping.signal).then(
      () => true,
      () => false,
    );
    if (!isRoom) return;
    const begun = Promise.withResolvers<void>();
    const work = this.sync(id, begun.resolve).finally(() => {
      this.open.give();
      this.underWay.delete(work);
      begun.resolve();
    });
    this.underWay.add(work);
    await begun.promise;
  }

  private async sync(id: number, onBegin: () => void): Promise<void> {
    try {
      for (let count = 0; count < IN_A_ROW && !LAST.includes(await this.syncs.sync(id, onBegin)); count++);
    } catch (error) {
      this.logger.error(`The sync of compute resource ${id} broke off and will be resumed: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
