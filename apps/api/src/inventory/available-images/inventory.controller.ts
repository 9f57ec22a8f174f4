import { type ListedImageView, ListInventoryDto, type ListView } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentListedImage } from './available-image.presenter.js';
import { InventoryListService } from './inventory-list.service.js';
import { inventorySearch } from './inventory.search.js';

/** All that the inventory of one compute resource holds. Foreman's own list is `available_images`. */
@Controller('compute_resources/:compute_resource_id/inventory')
@Describe({ resource: 'inventory', search: inventorySearch })
export class InventoryController {
  constructor(private readonly inventory: InventoryListService) {}

  @Get()
  @Action('List all that a compute resource holds, with what the sync knows of it')
  @Requires('view_sync_runs')
  async index(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @AskedListing(ListInventoryDto) listing: Listing,
  ): Promise<ListView<ListedImageView> | StreamableFile> {
    return listBody(listing, await this.inventory.list(access, computeResource, listing), presentListedImage);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the inventory of a compute resource', 'auto_complete_search')
  @Requires('view_sync_runs')
  complete(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.inventory.complete(access, computeResource, typed);
  }
}
