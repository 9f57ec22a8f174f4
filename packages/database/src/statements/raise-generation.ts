import type { EntityManager } from 'typeorm';

/**
 * Gives the generation of a new run, after which the compute resource is not due. Whoever makes it due later requests another
 * run, and the end of this run leaves that alone. A rehearsal does not change the schedule.
 */
export async function raiseGeneration(
  manager: EntityManager,
  computeResourceId: number,
  isRehearsal: boolean,
): Promise<number> {
  const [rows]: [{ generation: number }[]] = await manager.query(
    `UPDATE compute_resources
     SET generation = generation + 1, sync_due_at = CASE WHEN $2 THEN sync_due_at END
     WHERE id = $1 RETURNING generation`,
    [computeResourceId, isRehearsal],
  );
  const [row] = rows;
  if (!row) throw new Error(`Compute resource ${computeResourceId} is gone`);
  return row.generation;
}
