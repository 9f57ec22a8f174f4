import { dataSourceOptions } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { findProvider } from '@image-catalog/providers';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { WorkerEnvironment } from './environment.js';
import { HEALTH_ADDRESS, HealthServer } from './health/health-server.js';
import { HealthService } from './health/health.service.js';
import { databaseServer, type OwnServer } from './outside/own-servers.js';
import { Egress } from './outside/outside.js';
import { QUEUE_SETTINGS, QueueService } from './queue/queue.service.js';
import { POLL_SECONDS, SchedulerService } from './queue/scheduler.service.js';
import { TARGETS_AT_ONCE, TargetsService } from './queue/targets.service.js';
import { LostKeysService } from './sync/lost-keys.service.js';
import { SyncRunner } from './sync/sync-runner.js';
import { SYNC_SETTINGS } from './sync/sync.settings.js';
import { TARGET_SETTINGS, TargetRunner } from './targets/target-runner.js';
import { PURGE_DAYS, UpkeepService } from './upkeep/upkeep.service.js';

/** In milliseconds. A stuck worker must not block others with its locks and transactions. */
const TIMEOUTS = { lock_timeout: 10_000, idle_in_transaction_session_timeout: 60_000 };

/** The whole worker. */
@Module({})
export class WorkerModule {
  static with(environment: WorkerEnvironment): DynamicModule {
    const egress = new Egress({ rules: environment.egress, own_servers: ownServers(environment) });
    const keys = { public_key: environment.sealing_public_key, private_key: environment.sealing_private_key };
    return {
      module: WorkerModule,
      imports: [TypeOrmModule.forRoot({ ...connection(environment), retryAttempts: 5, retryDelay: 1000 })],
      providers: [
        { provide: Opener, useFactory: () => Opener.of(keys, environment.reread_keys) },
        {
          provide: SYNC_SETTINGS,
          useValue: {
            interval_minutes: environment.sync_interval_minutes,
            lease_seconds: environment.sync_lease_seconds,
            grace_days: environment.sync_grace_days,
            files_root: environment.simplestreams_files_root,
            egress,
            concurrency: environment.sync_concurrency,
            find_provider: findProvider,
          },
        },
        {
          provide: TARGET_SETTINGS,
          useValue: { egress, lease_seconds: environment.sync_lease_seconds, waits: [1_000, 3_000, 10_000] },
        },
        {
          provide: QUEUE_SETTINGS,
          useValue: { database_url: environment.database_url },
        },
        { provide: PURGE_DAYS, useValue: environment.sync_purge_days },
        { provide: POLL_SECONDS, useValue: environment.sync_poll_seconds },
        { provide: HEALTH_ADDRESS, useValue: { host: environment.host, port: environment.port } },
        QueueService,
        SyncRunner,
        LostKeysService,
        SchedulerService,
        TargetRunner,
        TargetsService,
        HealthService,
        HealthServer,
        UpkeepService,
      ],
    };
  }
}

/** No compute resource may connect the worker to its own database or its own port. */
function ownServers({ database_url, host, port }: WorkerEnvironment): OwnServer[] {
  const database = databaseServer(database_url);
  return [...(database ? [database] : []), ...(port === 0 ? [] : [{ host, port }])];
}

/** Each sync needs one connection to write, and one to renew its lease; so does each target. */
function connection(environment: WorkerEnvironment) {
  return dataSourceOptions(environment.database_url, {
    application_name: 'image-catalog worker',
    pool_size: (environment.sync_concurrency + TARGETS_AT_ONCE) * 2 + 2,
    ...TIMEOUTS,
  });
}
