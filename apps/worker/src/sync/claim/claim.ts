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
import { decideAgenda, type NewRun, type Targeted, type Waiting } from '../decide/decide-work.js';
import { retrying } from './retry-transaction.js';
import { hashSource } from '../digest/source-hash.js';

/** A run that began earlier starts again: what its first pages saw says too little about the present. */
const RESUMABLE_MINUTES = 60;

/** A run that was claimed. */
export interface ClaimedRun {
  id: number;
  generation: number;
  dry_run: boolean;
  /** Whether it was begun by a worker that did not finish it. */
  resumed: boolean;
}

/** A compute resource that is ours, and what to do with it: approved plans first, then what is here. */
export interface Claim {
  resource: LockedComputeResource;
  source_hash: Buffer;
  lease: FenceKey;
  targeted: Targeted | null;
  run: ClaimedRun | null;
}

/**
 * Claims a compute resource in one transaction: lease with a raised token, and a run, new or left unfinished. Null when
 * there is nothing to do, or it is held by a living worker, being changed in this moment, or gone.
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
      const waiting = await findWaiting(manager, resource);
      const { unfinished } = waiting;
      if (!decideAgenda(waiting) && !unfinished) return null;
      const lease = await takeLease(manager, { compute_resource_id: computeResourceId, holder, seconds: leaseSeconds });
      if (!lease) return null;
      const abandoned = unfinished && !unfinished.is_resumable ? unfinished : null;
      if (abandoned) await abandon(manager, abandoned.id);
      const agenda = decideAgenda(abandoned ? await findInstead(manager, resource, abandoned) : waiting);
      const source_hash = hashSource(resource);
      const claim = { resource, source_hash, lease, targeted: agenda?.targeted ?? null };
      if (claim.targeted) await beginRequests(manager, claim.targeted.request_ids, null);
      if (agenda?.resume) {
        await manager.update(SyncRun, agenda.resume.id, { fencing_token: lease.token });
        return { ...claim, run: { ...agenda.resume, resumed: true } };
      }
      return { ...claim, run: agenda?.begin ? await begin(manager, lease, source_hash, agenda.begin) : null };
    }),
  );
}

async function findWaiting(manager: EntityManager, resource: LockedComputeResource): Promise<Waiting> {
  return {
    is_due: resource.is_due,
    is_resting: resource.is_resting,
    is_new: resource.generation === 0,
    unfinished: await findUnfinishedRun(manager, resource.id, RESUMABLE_MINUTES),
    requests: await findOpenRequests(manager, resource.id),
    has_approved_plans: (await findApprovedPlans(manager, resource.id)).length > 0,
  };
}

/** Finds what waits once a run was given up: its requests do again, and so does the schedule that it stood for. */
async function findInstead(
  manager: EntityManager,
  resource: LockedComputeResource,
  abandoned: UnfinishedRun,
): Promise<Waiting> {
  const waiting = await findWaiting(manager, resource);
  return { ...waiting, is_due: waiting.is_due || !abandoned.dry_run };
}

async function abandon(manager: EntityManager, runId: number): Promise<void> {
  await reopenRequests(manager, runId);
  await manager.update(SyncRun, runId, {
    state: 'cancelled',
    // Pages of another day, or of another account, prove nothing about the present.
    reason: 'It was interrupted, and then too old to go on with, or the compute resource was changed.',
    ended_at: () => 'now()',
  });
}

async function begin(
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
