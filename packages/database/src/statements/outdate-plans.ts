import type { EntityManager } from 'typeorm';

/**
 * Makes older plans stale when a run knows better: it saw one of their scopes completely, or that scope does not exist any
 * more. What still holds of them is in the plan of the run. A plan that the run found again is the run's own, and stays.
 */
export async function outdatePlans(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number; generation: number },
): Promise<void> {
  await manager.query(
    `UPDATE sync_plans p SET state = 'stale'
     WHERE p.compute_resource_id = $2 AND p.generation < $3 AND p.state IN ('pending', 'approved')
       AND EXISTS (SELECT 1 FROM sync_plan_items i
                   LEFT JOIN sync_scopes s ON s.run_id = $1 AND s.scope = i.scope
                   WHERE i.plan_id = p.id AND s.complete IS DISTINCT FROM false)`,
    [run.id, run.compute_resource_id, run.generation],
  );
}
