import type { EntityManager } from 'typeorm';
import { hashPlan, type PlannedRemoval } from './hash-plan.js';

/** Removals that need approval. */
export interface ProposedPlan {
  /** Why they need approval, for people. */
  reason: string;
  items: readonly PlannedRemoval[];
}

interface PlanningRun {
  id: number;
  compute_resource_id: number;
  generation: number;
}

/**
 * Stores a plan with its exact items and gives its id. An open plan with the same items stays instead and becomes the run's:
 * who reads it need not start again. Call it once a run, in the transaction that ends the run and before `outdatePlans`.
 */
export async function proposePlan(manager: EntityManager, run: PlanningRun, plan: ProposedPlan): Promise<number> {
  const hash = hashPlan('removal', plan.items);
  return (await confirmPlan(manager, run, hash, plan.reason)) ?? (await insertPlan(manager, run, hash, plan));
}

/** Gives the open plan with this hash to the run; null when there is none. What was seen since and is gone again is open again. */
async function confirmPlan(
  manager: EntityManager,
  run: PlanningRun,
  hash: string,
  reason: string,
): Promise<number | null> {
  const [row]: { id: number }[] = await manager.query(
    `WITH confirmed AS (
       UPDATE sync_plans SET run_id = $1, generation = $3, reason = $5
       WHERE id = (SELECT id FROM sync_plans
                   WHERE compute_resource_id = $2 AND plan_hash = $4 AND generation < $3
                     AND state IN ('pending', 'approved')
                   ORDER BY id DESC LIMIT 1)
         -- It may have been decided while this waited for it.
         AND state IN ('pending', 'approved')
       RETURNING id
     ), opened AS (
       UPDATE sync_plan_items SET outcome = NULL
       WHERE plan_id IN (SELECT id FROM confirmed) AND outcome IS NOT NULL
     )
     SELECT id FROM confirmed`,
    [run.id, run.compute_resource_id, run.generation, hash, reason],
  );
  return row?.id ?? null;
}

async function insertPlan(
  manager: EntityManager,
  run: PlanningRun,
  hash: string,
  { reason, items }: ProposedPlan,
): Promise<number> {
  const [row]: { id: number }[] = await manager.query(
    `INSERT INTO sync_plans (compute_resource_id, run_id, generation, plan_hash, reason, items)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [run.compute_resource_id, run.id, run.generation, hash, reason, items.length],
  );
  if (!row) throw new Error('An INSERT of one row returns one');
  await manager.query(
    `INSERT INTO sync_plan_items (plan_id, uuid, scope, name)
     SELECT $1, t.uuid, t.scope, COALESCE(a.name, t.uuid)
     FROM unnest($3::text[], $4::text[]) AS t(uuid, scope)
     LEFT JOIN available_images a ON a.compute_resource_id = $2 AND a.uuid = t.uuid`,
    [row.id, run.compute_resource_id, items.map(({ uuid }) => uuid), items.map(({ scope }) => scope)],
  );
  return row.id;
}
