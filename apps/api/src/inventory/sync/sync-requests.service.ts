import { type Actor, requestSync } from '@image-catalog/database';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reads } from '../../sql/reads.js';
import { RequestWaits } from './request-waits.js';
import { findSyncRequest } from './sync.query.js';
import type { SyncRequestRow } from './sync.row.js';

/** Names, for injection, how many seconds a request of a client waits for a worker. */
export const SYNC_WAIT_SECONDS = Symbol('SYNC_WAIT_SECONDS');

/** What somebody wants looked at. */
export interface Wish {
  compute_resource_id: number;
  /** The images to look at; everything when it is left out. */
  uuids?: readonly string[];
  dry_run?: boolean;
}

/** Asks the worker, which alone talks to providers, and waits for its answer for a bounded time. */
@Injectable()
export class SyncRequests {
  constructor(
    private readonly reads: Reads,
    private readonly waits: RequestWaits,
    @Inject(SYNC_WAIT_SECONDS) private readonly waitSeconds: number,
  ) {}

  /** Leaves a request for the workers and wakes them at the end of the transaction; gives its id. */
  leave(manager: EntityManager, wish: Wish, actor: Actor): Promise<number> {
    return requestSync(manager, {
      compute_resource_id: wish.compute_resource_id,
      kind: wish.uuids === undefined ? 'full' : 'targeted',
      uuids: wish.uuids ?? [],
      dry_run: wish.dry_run ?? false,
      requested_by: actor.username,
    });
  }

  /** Gives a request once it has ended; as it stands, when that takes longer than its client should wait. */
  async answered(
    computeResourceId: number,
    id: number,
    actor: Actor,
    seconds?: number,
  ): Promise<SyncRequestRow | undefined> {
    await this.waits.ended(id, Math.min(seconds ?? this.waitSeconds, this.waitSeconds), actor);
    return findSyncRequest(this.reads, computeResourceId, id);
  }
}
