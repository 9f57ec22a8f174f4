import type { Actor } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { isRowId } from '../../sql/constraints.js';
import { Reads } from '../../sql/reads.js';
import { SyncRequestsService } from '../../inventory/sync/sync-requests.service.js';
import { findInventoryOf } from './uuid-check.query.js';

/** How long an edit waits for a worker to fetch one image, in seconds. */
const PATIENCE = 3;

/** The attributes of an image that name it in its compute resource. */
interface Image {
  compute_resource_id?: number | null;
  uuid: string;
}

/**
 * Validates an image's uuid against what its compute resource holds, for the kinds of which Foreman does so too. A worker
 * fetches a uuid that the inventory does not have; without an answer in time the uuid passes, so that an outage of the
 * provider or the worker never stops an edit. Foreman: app/models/image.rb, uuid_exists?
 */
@Injectable()
export class UuidCheck {
  constructor(
    private readonly reads: Reads,
    private readonly syncRequests: SyncRequestsService,
  ) {}

  /** Gives the error of an image's new uuid; undefined when it is unchanged, exists, or cannot be checked in time. */
  async faultOf(
    access: Access,
    { compute_resource_id, uuid }: Image,
    before: Image | null,
    actor: Actor,
  ): Promise<string | undefined> {
    if (before?.uuid === uuid && before.compute_resource_id === compute_resource_id) return undefined;
    if (!uuid || !compute_resource_id || !isRowId(compute_resource_id)) return undefined;
    const visible = access.visible('ComputeResource');
    const inventory = await findInventoryOf(this.reads, visible, { compute_resource_id, uuid });
    if (inventory === undefined || inventory.is_present) return undefined;
    const { outcome } = await this.syncRequests.syncAndWait(compute_resource_id, [uuid], actor, PATIENCE);
    if (outcome?.state !== 'succeeded' || outcome.missing === 0) return undefined;
    return `could not be found in ${inventory.compute_resource_name}`;
  }
}
