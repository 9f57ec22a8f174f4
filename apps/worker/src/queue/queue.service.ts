import { CatalogClient, connectionOptions } from '@image-catalog/database';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { PgBoss } from 'pg-boss';

/** Names the settings of the queue for injection. */
export const QUEUE_SETTINGS = Symbol('QUEUE_SETTINGS');

/** How this worker uses the queue. */
export interface QueueSettings {
  database_url: string;
}

/** The queue of compute resources to sync. */
const QUEUE = 'sync-compute-resource';

/** A job is an id and nothing else: what a queue stores is read by many. */
interface SyncJob {
  compute_resource_id: number;
}

/** How long a job may wait for a worker that took it to have room; after that it is only forgotten by the queue. */
const EXPIRE_SECONDS = 23 * 60 * 60;
const HEARTBEAT_SECONDS = 30;
const POLL_SECONDS = 1;
const GRACE_MS = 25_000;

/** pg-boss hands what it does not know on to its pool. */
const HEARD = { Client: CatalogClient };

/**
 * Hands compute resources to whichever worker process has room, by pg-boss in the same Postgres. The queue only wakes
 * workers: that a resource is synced once at a time, and again after a crash, is what leases and the scheduler see to.
 * So a job ends when the work on it begins, is never retried, and one of a dead worker does not stand in the way of the
 * next (policy `short`: one waiting per key, whatever is active).
 */
@Injectable()
export class QueueService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private readonly boss: PgBoss;

  constructor(@Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings) {
    this.boss = new PgBoss({
      ...connectionOptions(settings.database_url, {
        application_name: 'image-catalog queue',
        statement_timeout: 60_000,
        lock_timeout: 10_000,
      }),
      ...HEARD,
      max: 4,
      useListenNotify: true,
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    // An EventEmitter without this listener would end the process at the first hiccup of the database.
    this.boss.on('error', (error) => this.logger.error(error.message));
    this.boss.on('warning', (warning) => this.logger.warn(warning.message));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start({ attempts: 5 });
    await this.boss.createQueue(QUEUE, { policy: 'short', notify: true });
  }

  /** Asks some worker to sync a compute resource; asking again before one began changes nothing. */
  async send(computeResourceId: number): Promise<void> {
    const job: SyncJob = { compute_resource_id: computeResourceId };
    await this.boss.send(QUEUE, job, {
      singletonKey: String(computeResourceId),
      retryLimit: 0,
      expireInSeconds: EXPIRE_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: 60 * 60,
    });
  }

  /**
   * Starts to take jobs, one after another: the next is taken once `begin` has begun the work on one, or found that there
   * is none, so what this worker has no room for is left to others. It must not throw: what it threw would stand in the job.
   */
  async work(begin: (computeResourceId: number) => Promise<void>): Promise<void> {
    const options = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
    const id: string = await this.boss.work<SyncJob>(QUEUE, options, async ([job]) => {
      // Looks for the next job right after this one, instead of a poll later.
      this.boss.notifyWorker(id);
      if (job) await begin(job.data.compute_resource_id);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: GRACE_MS });
  }
}
