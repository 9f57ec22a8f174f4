import type { EntityManager } from 'typeorm';
import { hashPlan } from './hash-plan.js';

/** Removals that need approval. */
export interface ProposedPlan {
  /** Why they need approval, for people. */
  reason: string;
  uuids: readonly string[];
}

/** Stores a plan with its exact items and gives its id. Call it once a run, in the transaction that ends the run. */
export async function proposePlan(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
  plan: ProposedPlan,
): Promise<number> {
  const hash = hashPlan({ kind: 'removal', generation: run.generation }, plan.uuids);
  const [row]: { id: number }[] = await manager.query(
    `INSERT INTO sync_plans (compute_resource_id, run_id, generation, plan_hash, reason, items)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [run.compute_resource_id, run.id, run.generation, hash, plan.reason, plan.uuids.length],
  );
  if (!row) throw new Error('An INSERT of one row returns one');
  await manager.query(
    `INSERT INTO sync_plan_items (plan_id, uuid, scope, name)
     SELECT $1, uuid, scope, name FROM available_images WHERE compute_resource_id = $2 AND uuid = ANY($3)`,
    [row.id, run.compute_resource_id, plan.uuids],
  );
  return row.id;
}
