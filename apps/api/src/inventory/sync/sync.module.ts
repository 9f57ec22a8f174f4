import { type DynamicModule, Module } from '@nestjs/common';
import { InventoryService } from '../freshness/inventory.service.js';
import { SyncRunsModule } from '../sync-runs/sync-runs.module.js';
import { RequestWaits } from './request-waits.js';
import { SyncController } from './sync.controller.js';
import { SYNC_WAIT_SECONDS, SyncRequestsService } from './sync-requests.service.js';
import { SyncSettingsService } from './sync-settings.service.js';

/** The sync of compute resources: its settings, its state, and requests to the workers. */
@Module({})
export class SyncModule {
  static with(waitSeconds: number): DynamicModule {
    return {
      module: SyncModule,
      // Images and compute resources request syncs too.
      global: true,
      imports: [SyncRunsModule],
      controllers: [SyncController],
      providers: [
        InventoryService,
        RequestWaits,
        SyncRequestsService,
        SyncSettingsService,
        { provide: SYNC_WAIT_SECONDS, useValue: waitSeconds },
      ],
      exports: [InventoryService, SyncRequestsService],
    };
  }
}
