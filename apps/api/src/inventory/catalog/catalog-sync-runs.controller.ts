import { ListCatalogDto, type ListView, type SyncRunView } from '@image-catalog/spec';
import { Controller, Get, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentRun } from '../sync-runs/sync-run.presenter.js';
import { syncRunSearch } from '../sync-runs/sync-runs.search.js';
import { CatalogService } from './catalog.service.js';

/** The runs of all compute resources. */
@Controller('catalog/sync_runs')
@Describe({ resource: 'catalog_sync_runs', search: syncRunSearch })
export class CatalogSyncRunsController {
  constructor(private readonly catalog: CatalogService) {}

  @Get()
  @Action('List the runs of all compute resources')
  @Requires('view_sync_runs')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListCatalogDto) listing: Listing,
  ): Promise<ListView<SyncRunView> | StreamableFile> {
    return listBody(listing, await this.catalog.runs(access, listing), presentRun);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the runs of all compute resources', 'auto_complete_search')
  @Requires('view_sync_runs')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.catalog.complete(access, 'sync_runs', typed);
  }
}
