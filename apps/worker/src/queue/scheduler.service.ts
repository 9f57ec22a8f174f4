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
import { Semaphore } from '../sync/slots/semaphore.js';
import { SYNC_SETTINGS, type SyncSettings } from '../sync/sync.settings.js';
import { type SyncOutcome, SyncRunner } from '../sync/sync-runner.js';
import { QUEUE_SETTINGS, QueueService, type QueueSettings } from './queue.service.js';
import { WakeCalls } from './wake-calls.js';

/** Names the pause between two polls for due compute resources, in seconds, for injection. */
export const POLL_SECONDS = Symbol('POLL_SECONDS');

/** Jobs queued in one poll. The rest is still due at the next. */
const BATCH = 1_000;

/** A compute resource with pending work is synced again at once, but not so often that others never get a turn. */
const IN_A_ROW = 5;

/**
 * How many syncs may be open for each that may work. One that waits for its source costs a few kilobytes, and no slot of
 * those that work.
 */
const OPEN_PER_SLOT = 64;

/** How long a stop waits for unfinished syncs. */
const GRACE_MS = 25_000;

/** After these outcomes this worker has nothing more to do for the compute resource. */
const LAST: readonly SyncOutcome[] = ['idle', 'interrupted', 'lost'];

/**
 * Polls, every few seconds and whenever the API notifies, for compute resources that are due or requested, or whose run a dead
 * worker left unfinished, and queues them. Every worker process does so: a second job for the same resource is not queued, or
 * finds nothing to claim.
 */
@Injectable()
export class SchedulerService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduler');
  private readonly stopping = new AbortController();
  private readonly types: string[];
  private readonly open: Semaphore;
  private readonly unfinished = new Set<Promise<void>>();
  private loop: Promise<void> = Promise.resolve();
  private lastPollAt: number | null = null;
  private calls: WakeCalls | undefined;
  private called = Promise.withResolvers<void>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    private readonly runner: SyncRunner,
    @Inject(SYNC_SETTINGS) settings: SyncSettings,
    @Inject(POLL_SECONDS) private readonly pollSeconds: number,
    @Inject(QUEUE_SETTINGS) private readonly queueSettings: QueueSettings,
  ) {
    const syncable = PROVIDER_KINDS.filter((kind) => settings.find_provider(kind.name));
    this.open = new Semaphore(settings.concurrency * OPEN_PER_SLOT);
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

  /** Waits for unfinished syncs, which the sync runner has interrupted. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.all(this.unfinished), sleep(GRACE_MS, undefined, { ref: false })]);
  }

  /** Says whether a poll for due compute resources succeeded recently. */
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
      for (const id of await findDueComputeResources(this.dataSource.manager, this.types, BATCH)) {
        // Queueing many jobs takes longer than `isAlive` allows between two polls.
        this.lastPollAt = performance.now();
        await this.queue.send(id);
      }
      this.lastPollAt = performance.now();
    } catch (error) {
      this.logger.error(`The poll for due compute resources failed: ${messageOf(error)}`);
    }
  }

  /** Starts a sync when there is room. Resolves when the sync has started, not when it ends. */
  private async begin(id: number): Promise<void> {
    const isRoom = await this.open.acquire(this.stopping.signal).then(
      () => true,
      () => false,
    );
    if (!isRoom) return;
    const begun = Promise.withResolvers<void>();
    const work = this.sync(id, begun.resolve).finally(() => {
      this.open.release();
      this.unfinished.delete(work);
      begun.resolve();
    });
    this.unfinished.add(work);
    await begun.promise;
  }

  private async sync(id: number, onBegin: () => void): Promise<void> {
    try {
      for (let count = 0; count < IN_A_ROW && !LAST.includes(await this.runner.sync(id, onBegin)); count++);
    } catch (error) {
      this.logger.error(`The sync of compute resource ${id} was interrupted and will be resumed: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
