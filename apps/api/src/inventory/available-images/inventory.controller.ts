import { type ListedImageView, ListInventoryDto, type ListView } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { Reads } from '../../sql/reads.js';
import { InventoryService } from '../freshness/inventory.service.js';
import { presentListedImage } from './available-image.presenter.js';
import { completeInventorySearch, listInventory } from './inventory-list.query.js';
import { inventorySearch } from './inventory.search.js';

/** All that the inventory of one compute resource holds. Foreman's own list is `available_images`. */
@Controller('compute_resources/:compute_resource_id/inventory')
@Describe({ resource: 'inventory', search: inventorySearch })
export class InventoryController {
  constructor(
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
  ) {}

  @Get()
  @Action('List all that a compute resource holds, with what the sync knows of it')
  @Requires('view_sync_runs')
  async index(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @AskedListing(ListInventoryDto) listing: Listing,
  ): Promise<ListView<ListedImageView> | StreamableFile> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return listBody(listing, await listInventory(this.reads, compute_resource_id, listing), presentListedImage);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the inventory of a compute resource', 'auto_complete_search')
  @Requires('view_sync_runs')
  async complete(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return completeInventorySearch(this.reads, compute_resource_id, typed);
  }
}
