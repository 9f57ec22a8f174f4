import {
  beginRequests,
  type FenceKey,
  findApprovedPlans,
  findOpenRequests,
  findUnfinishedRun,
  type LockedComputeResource,
  lockComputeResource,
  raiseGeneration,
  reopenRequests,
  SyncRun,
  takeLease,
  type UnfinishedRun,
} from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { decideWork, type NewRun, type PendingWork, type Refresh } from '../decide/decide-work.js';
import { hashSource } from '../digest/source-hash.js';
import { endRun } from './end-run.statement.js';
import { retryTransaction } from './retry-transaction.js';

/** An older run is started again instead of resumed: its first pages say too little about the present. */
const RESUMABLE_MINUTES = 60;

/** A run that was claimed. */
export interface ClaimedRun {
  id: number;
  generation: number;
  dry_run: boolean;
  /** Whether another worker started it and did not finish it. */
  resumed: boolean;
}

/** A claimed compute resource and what to do with it, after its approved plans. */
export interface Claim {
  resource: LockedComputeResource;
  source_hash: Buffer;
  lease: FenceKey;
  refresh: Refresh | null;
  run: ClaimedRun | null;
}

/**
 * Claims a compute resource in one transaction: takes its lease with a new token, and starts or resumes a run. Returns null
 * when nothing is pending, a living worker has the lease, somebody is changing the resource right now, or it was deleted.
 */
export function claimComputeResource(
  dataSource: DataSource,
  computeResourceId: number,
  holder: string,
  leaseSeconds: number,
): Promise<Claim | null> {
  return retryTransaction(() =>
    dataSource.transaction(async (manager) => {
      const resource = await lockComputeResource(manager, computeResourceId);
      if (!resource) return null;
      const pending = await findPendingWork(manager, resource);
      const { unfinished } = pending;
      if (!decideWork(pending) && !unfinished) return null;
      const lease = await takeLease(manager, { compute_resource_id: computeResourceId, holder, seconds: leaseSeconds });
      if (!lease) return null;
      const abandoned = unfinished && !unfinished.is_resumable ? unfinished : null;
      if (abandoned) await abandonRun(manager, abandoned.id);
      const work = decideWork(abandoned ? await findReopenedWork(manager, resource, abandoned) : pending);
      const source_hash = hashSource(resource);
      const claim = { resource, source_hash, lease, refresh: work?.refresh ?? null };
      if (claim.refresh) await beginRequests(manager, claim.refresh.request_ids, null);
      if (work?.resume) {
        await manager.update(SyncRun, work.resume.id, { fencing_token: lease.token });
        return { ...claim, run: { ...work.resume, resumed: true } };
      }
      return { ...claim, run: work?.start ? await startRun(manager, lease, source_hash, work.start) : null };
    }),
  );
}

async function findPendingWork(manager: EntityManager, resource: LockedComputeResource): Promise<PendingWork> {
  return {
    is_due: resource.is_due,
    is_throttled: resource.is_resting,
    is_new: resource.generation === 0,
    unfinished: await findUnfinishedRun(manager, resource.id, RESUMABLE_MINUTES),
    requests: await findOpenRequests(manager, resource.id),
    has_approved_plans: (await findApprovedPlans(manager, resource.id)).length > 0,
  };
}

/** After a run is abandoned, its requests and its schedule are pending again. */
async function findReopenedWork(
  manager: EntityManager,
  resource: LockedComputeResource,
  abandoned: UnfinishedRun,
): Promise<PendingWork> {
  const pending = await findPendingWork(manager, resource);
  return { ...pending, is_due: pending.is_due || !abandoned.dry_run };
}

async function abandonRun(manager: EntityManager, runId: number): Promise<void> {
  await reopenRequests(manager, runId);
  await endRun(manager, runId, {
    state: 'cancelled',
    // Pages of another day or another account prove nothing about the present.
    reason: 'It was interrupted and not resumed: too much time had passed, or the compute resource was changed.',
  });
}

async function startRun(
  manager: EntityManager,
  { compute_resource_id, token }: FenceKey,
  source_hash: Buffer,
  { trigger, dry_run, requested_by, request_ids }: NewRun,
): Promise<ClaimedRun> {
  const generation = await raiseGeneration(manager, compute_resource_id, dry_run);
  const { identifiers } = await manager.insert(SyncRun, {
    compute_resource_id,
    generation,
    fencing_token: token,
    trigger,
    dry_run,
    requested_by,
    source_hash,
  });
  const { id } = identifiers[0] as { id: number };
  await beginRequests(manager, request_ids, id);
  return { id, generation, dry_run, resumed: false };
}
