import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { InventoryService } from '../freshness/inventory.service.js';
import type { ListedImageRow } from './available-image.row.js';
import { completeInventorySearch, listInventory } from './inventory-list.query.js';

/** The list of all that a compute resource holds. */
@Injectable()
export class InventoryListService {
  constructor(
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
  ) {}

  /** Lists the inventory of a compute resource. @throws ResourceNotFound, SearchError */
  async list(access: Access, computeResource: string, listing: Listing): Promise<Page<ListedImageRow>> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return listInventory(this.reads, compute_resource_id, listing);
  }

  /** Completes a search for it. @throws ResourceNotFound */
  async complete(access: Access, computeResource: string, typed: string): Promise<Completion> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return completeInventorySearch(this.reads, compute_resource_id, typed);
  }
}
