import { type DynamicModule, Module } from '@nestjs/common';
import { InventoryService } from '../freshness/inventory.service.js';
import { SyncRunsModule } from '../sync-runs/sync-runs.module.js';
import { RequestWaits } from './request-waits.js';
import { SyncController } from './sync.controller.js';
import { SyncService } from './sync.service.js';
import { SYNC_WAIT_SECONDS, SyncRequests } from './sync-requests.service.js';

/** The sync of compute resources as the API sees it: asking for it, waiting for it, and what it found. */
@Module({})
export class SyncModule {
  static with(waitSeconds: number): DynamicModule {
    return {
      module: SyncModule,
      // Images, compute resources and everything below them ask for looks.
      global: true,
      imports: [SyncRunsModule],
      controllers: [SyncController],
      providers: [
        InventoryService,
        RequestWaits,
        SyncRequests,
        SyncService,
        { provide: SYNC_WAIT_SECONDS, useValue: waitSeconds },
      ],
      exports: [InventoryService, SyncService],
    };
  }
}
