import {
  type FenceKey,
  findUnfinishedRun,
  type LockedComputeResource,
  lockComputeResource,
  raiseGeneration,
  SyncRun,
  takeLease,
} from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { retrying } from './retrying.js';

/** A run that began earlier starts again: what its first pages saw says too little about the present. */
const RESUMABLE_MINUTES = 60;

/** A compute resource that is ours to sync, and the run to do it in. */
export interface Claim {
  resource: LockedComputeResource;
  lease: FenceKey;
  run: { id: number; generation: number };
  /** Whether the run was begun by a worker that did not finish it. */
  resumed: boolean;
}

/**
 * Claims a compute resource in one transaction: lease with a raised token, and a run, new or left unfinished. Null when
 * there is nothing to do: not due, held by a living worker, being changed in this moment, or gone.
 */
export function claimComputeResource(
  dataSource: DataSource,
  computeResourceId: number,
  holder: string,
  leaseSeconds: number,
): Promise<Claim | null> {
  return retrying(() =>
    dataSource.transaction(async (manager) => {
      const resource = await lockComputeResource(manager, computeResourceId);
      if (!resource) return null;
      const unfinished = await findUnfinishedRun(manager, computeResourceId, RESUMABLE_MINUTES);
      if (!resource.is_due && !unfinished) return null;
      const key = { compute_resource_id: computeResourceId, holder, seconds: leaseSeconds };
      const lease = await takeLease(manager, key);
      if (!lease) return null;
      if (unfinished?.is_resumable) {
        await manager.update(SyncRun, unfinished.id, { fencing_token: lease.token });
        return { resource, lease, run: unfinished, resumed: true };
      }
      if (unfinished) await abandon(manager, unfinished.id);
      return { resource, lease, run: await begin(manager, lease), resumed: false };
    }),
  );
}

async function abandon(manager: EntityManager, runId: number): Promise<void> {
  await manager.update(SyncRun, runId, {
    state: 'cancelled',
    // Pages of another day, or of another account, prove nothing about the present.
    reason: 'It was interrupted, and then too old to go on with, or the compute resource was changed.',
    ended_at: () => 'now()',
  });
}

async function begin(manager: EntityManager, lease: FenceKey): Promise<{ id: number; generation: number }> {
  const generation = await raiseGeneration(manager, lease.compute_resource_id);
  const { identifiers } = await manager.insert(SyncRun, {
    compute_resource_id: lease.compute_resource_id,
    generation,
    fencing_token: lease.token,
  });
  return { id: (identifiers[0] as { id: number }).id, generation };
}
