import type { Actor } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { Refused } from '../../foreman/errors.js';
import { SyncRequestsService } from '../../inventory/sync/sync-requests.service.js';
import type { Inventory } from '../../inventory/freshness/inventory.row.js';
import { InventoryService } from '../../inventory/freshness/inventory.service.js';
import { requireSynced } from '../../inventory/freshness/require-synced.js';

/** Foreman: compute_resources_controller.rb, refresh_cache */
const REFRESHED = 'Successfully refreshed the cache.';
const FAILED = 'Failed to refresh the cache.';

/** Our own: both of Foreman's messages would be wrong here. */
const UNDER_WAY = 'The cache is being refreshed; that takes longer than this request waits.';

/**
 * Refreshes the inventory of a compute resource by a sync. Foreman has a cache for VMware only; here every kind that is
 * synced has one, and the others get Foreman's answer.
 */
@Injectable()
export class CacheRefresh {
  constructor(
    private readonly inventories: InventoryService,
    private readonly syncRequests: SyncRequestsService,
  ) {}

  /** Starts a sync and waits for it as long as a client may have to. @throws ResourceNotFound, NotImplementedFor, Refused when it fails. */
  async refresh(access: Access, id: string, actor: Actor): Promise<{ inventory: Inventory; message: string }> {
    const inventory = await this.inventories.find(access, id);
    requireSynced(inventory, 'ERF42-8966 [Foreman::Exception]: Cache refreshing is');
    const { outcome } = await this.syncRequests.syncAndWait(inventory.compute_resource_id, undefined, actor);
    if (outcome?.state === 'failed' || outcome?.state === 'cancelled') throw new Refused(FAILED);
    return { inventory: await this.inventories.find(access, id), message: outcome ? REFRESHED : UNDER_WAY };
  }
}
