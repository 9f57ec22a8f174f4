import { CatalogClient, connectionOptions } from '@image-catalog/database';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { PgBoss } from 'pg-boss';

/** Injection token: the settings of the queue. */
export const QUEUE_SETTINGS = Symbol('QUEUE_SETTINGS');

/** The settings of the queue. */
export interface QueueSettings {
  database_url: string;
}

/** The queue of compute resources to sync. */
const QUEUE = 'sync-compute-resource';

/** A job holds an id and no other data, as many can read the queue. */
interface SyncJob {
  compute_resource_id: number;
}

/** How long a job may wait for room in the worker that took it. After that the queue forgets it, and the work goes on. */
const EXPIRE_SECONDS = 23 * 60 * 60;
const HEARTBEAT_SECONDS = 30;
const POLL_SECONDS = 1;
const GRACE_MS = 25_000;

/** The client class of the queue: pg-boss passes options that it does not know on to its pool. */
const HEARD = { Client: CatalogClient };

/**
 * Passes compute resources to any worker process with room, by pg-boss in the same Postgres. The queue only wakes workers:
 * leases and the scheduler ensure that a resource is synced once at a time, and again after a crash. So a job ends when its
 * work begins and is never retried, and the job of a dead worker does not block the next one (policy `short`: one waiting job
 * per key, whatever is active).
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

  /** Sends a job to sync a compute resource; does nothing while such a job waits. */
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
   * Starts to take jobs, one after another. The next is taken once `begin` has begun the work or found none, so that other
   * workers take what this one has no room for. `begin` must not throw: the job would store the error.
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
