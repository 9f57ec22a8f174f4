import type { EntityManager } from 'typeorm';

/** Numbers the rules of a compute resource from 1 in the given order; in one statement, as no two may share a position. */
export async function orderRules(
  manager: EntityManager,
  computeResourceId: number,
  ids: readonly number[],
): Promise<void> {
  await manager.query(
    `UPDATE import_rules r SET position = wanted.position, updated_at = now()
     FROM unnest($2::int[]) WITH ORDINALITY AS wanted(id, position)
     WHERE r.compute_resource_id = $1 AND r.id = wanted.id AND r.position <> wanted.position`,
    [computeResourceId, ids],
  );
}
