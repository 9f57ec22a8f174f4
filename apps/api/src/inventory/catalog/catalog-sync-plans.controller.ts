import { ListCatalogDto, type ListView, type SyncPlanView } from '@image-catalog/spec';
import { Controller, Get, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentPlan } from '../sync-plans/sync-plan.presenter.js';
import { syncPlanSearch } from '../sync-plans/sync-plans.search.js';
import { CatalogService } from './catalog.service.js';

/** The plans of all compute resources. */
@Controller('catalog/sync_plans')
@Describe({ resource: 'catalog_sync_plans', search: syncPlanSearch })
export class CatalogSyncPlansController {
  constructor(private readonly catalog: CatalogService) {}

  @Get()
  @Action('List the plans of all compute resources')
  @Requires('view_sync_plans')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListCatalogDto) listing: Listing,
  ): Promise<ListView<SyncPlanView> | StreamableFile> {
    return listBody(listing, await this.catalog.plans(access, listing), presentPlan);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the plans of all compute resources', 'auto_complete_search')
  @Requires('view_sync_plans')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.catalog.complete(access, 'sync_plans', typed);
  }
}
