import type { EntityManager } from 'typeorm';
import type { SyncPlan } from '../entities/sync-plan.entity.js';
import { hashPlan, type PlannedRemoval } from './hash-plan.js';

/** An approved plan, with what is needed to carry it out. */
export type ApprovedPlan = Pick<SyncPlan, 'id' | 'compute_resource_id' | 'generation'>;

/** Finds the approved plans of a compute resource, oldest first. */
export async function findApprovedPlans(manager: EntityManager, computeResourceId: number): Promise<ApprovedPlan[]> {
  return manager.query(
    `SELECT id, compute_resource_id, generation FROM sync_plans
     WHERE compute_resource_id = $1 AND state = 'approved' ORDER BY id`,
    [computeResourceId],
  );
}

/** Tells whether the items of a plan still match its hash, which is what was approved. */
export async function isPlanIntact(manager: EntityManager, plan: ApprovedPlan): Promise<boolean> {
  const [row]: { kind: SyncPlan['kind']; plan_hash: string }[] = await manager.query(
    'SELECT kind, plan_hash FROM sync_plans WHERE id = $1',
    [plan.id],
  );
  const items: PlannedRemoval[] = await manager.query('SELECT scope, uuid FROM sync_plan_items WHERE plan_id = $1', [
    plan.id,
  ]);
  return row !== undefined && row.plan_hash === hashPlan(row.kind, items);
}

/**
 * Marks the next images of an approved plan as missing and records the outcome of each. An image is kept if the plan's run,
 * or a later one, wrote or saw it, however that run ended. Returns how many items it handled; 0 when none is left.
 */
export async function carryOutPlan(manager: EntityManager, plan: ApprovedPlan, limit: number): Promise<number> {
  const [, handled]: [unknown, number] = await manager.query(
    `WITH next AS (
       SELECT i.uuid, i.scope FROM sync_plan_items i JOIN sync_plans p ON p.id = i.plan_id
       WHERE i.plan_id = $1 AND i.outcome IS NULL AND p.state = 'approved'
       ORDER BY i.uuid LIMIT $4
     ), seen AS (
       SELECT u.uuid FROM sync_runs r JOIN sync_pages g ON g.run_id = r.id, unnest(g.uuids) AS u(uuid)
       WHERE r.compute_resource_id = $2 AND r.generation >= $3
     ), removed AS (
       UPDATE available_images a SET missing_since = now(), missing_generation = $3
       FROM next
       WHERE a.compute_resource_id = $2 AND a.uuid = next.uuid AND a.scope = next.scope
         AND a.missing_since IS NULL AND a.changed_generation < $3 AND a.uuid NOT IN (SELECT uuid FROM seen)
       RETURNING a.uuid
     )
     UPDATE sync_plan_items i
     SET outcome = CASE WHEN EXISTS (SELECT 1 FROM removed WHERE removed.uuid = i.uuid)
                          OR NOT EXISTS (SELECT 1 FROM available_images a
                                         WHERE a.compute_resource_id = $2 AND a.uuid = i.uuid
                                           AND a.missing_since IS NULL)
                        THEN 'removed' ELSE 'kept' END
     FROM next WHERE i.plan_id = $1 AND i.uuid = next.uuid`,
    [plan.id, plan.compute_resource_id, plan.generation, limit],
  );
  return handled;
}

/** Closes an approved plan. `failure` is for people: why the plan was not carried out completely. */
export async function closePlan(
  manager: EntityManager,
  planId: number,
  state: 'applied' | 'stale' | 'failed',
  failure: string | null,
): Promise<void> {
  await manager.query(
    `UPDATE sync_plans
     SET state = $2::varchar, failure = $3, applied_at = CASE WHEN $2::varchar = 'applied' THEN now() END
     WHERE id = $1 AND state = 'approved'`,
    [planId, state, failure],
  );
}
