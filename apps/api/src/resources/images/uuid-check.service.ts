import type { Actor } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { Reads } from '../../sql/reads.js';
import { SyncRequestsService } from '../../inventory/sync/sync-requests.service.js';
import { findUuidPresence } from './uuid-check.query.js';

/** How long an edit waits for a worker to look at one image, in seconds. */
const PATIENCE = 3;

/**
 * Judges an image's uuid by what its compute resource holds, for the kinds of which Foreman asks it. A uuid that the
 * inventory does not know is looked at; when no worker or provider answers in time, it is believed, so that an outage
 * of theirs never stops an edit. Foreman: app/models/image.rb, uuid_exists?
 */
@Injectable()
export class UuidCheck {
  constructor(
    private readonly reads: Reads,
    private readonly syncRequests: SyncRequestsService,
  ) {}

  /** Says what is wrong with a uuid; undefined when nothing is, or when nobody can tell. */
  async faultOf(
    access: Access,
    image: { compute_resource_id: number; uuid: string },
    actor: Actor,
  ): Promise<string | undefined> {
    const found = await findUuidPresence(this.reads, access.visible('ComputeResource'), image);
    if (found === undefined || found.is_present) return undefined;
    const { outcome } = await this.syncRequests.syncAndWait(image.compute_resource_id, [image.uuid], actor, PATIENCE);
    if (outcome?.state !== 'succeeded' || outcome.missing === 0) return undefined;
    return `could not be found in ${found.compute_resource_name}`;
  }
}
