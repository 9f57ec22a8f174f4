import { Module } from '@nestjs/common';
import { CatalogImagesController } from './catalog-images.controller.js';
import { CatalogSyncPlansController } from './catalog-sync-plans.controller.js';
import { CatalogSyncRunsController } from './catalog-sync-runs.controller.js';
import { CatalogService } from './catalog.service.js';

/** Lists over all compute resources. */
@Module({
  controllers: [CatalogImagesController, CatalogSyncRunsController, CatalogSyncPlansController],
  providers: [CatalogService],
})
export class CatalogModule {}
