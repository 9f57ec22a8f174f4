import { Module } from '@nestjs/common';
import { ReaderCheck } from './reader-check.service.js';
import { RunEvents } from './run-events.js';
import { SyncRunsController } from './sync-runs.controller.js';
import { SyncRunsService } from './sync-runs.service.js';

/** Runs of syncs, and the stream of their progress. */
@Module({
  controllers: [SyncRunsController],
  providers: [SyncRunsService, ReaderCheck, RunEvents],
  exports: [SyncRunsService],
})
export class SyncRunsModule {}
