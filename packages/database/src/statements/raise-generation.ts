import type { EntityManager } from 'typeorm';

/**
 * Gives the number of a new run. The resource is due no more: a time that is set from here on asks for another run, and
 * the end of this one leaves it alone. A rehearsal leaves the schedule as it is.
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
