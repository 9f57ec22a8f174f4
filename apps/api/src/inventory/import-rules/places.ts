import type { EntityManager } from 'typeorm';

/** A rule and where it stands. */
export interface Place {
  id: number;
  name: string;
  position: number;
}

/** Reads the rules of a compute resource in their order. */
export function placesOf(manager: EntityManager, computeResourceId: number): Promise<Place[]> {
  return manager.query('SELECT id, name, position FROM import_rules WHERE compute_resource_id = $1 ORDER BY position', [
    computeResourceId,
  ]);
}

/** Numbers the rules of a compute resource from 1 in the given order, all in one statement, as no two may share a place. */
export async function putInOrder(
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

/** Moves a rule to a place, the last when that is beyond the end; gives where it stands then. */
export async function moveTo(
  manager: EntityManager,
  computeResourceId: number,
  id: number,
  position: number,
): Promise<number> {
  const others = (await placesOf(manager, computeResourceId))
    .filter((place) => place.id !== id)
    .map((place) => place.id);
  const ids = others.toSpliced(position - 1, 0, id);
  await putInOrder(manager, computeResourceId, ids);
  return ids.indexOf(id) + 1;
}

/** Moves the rules behind one that was deleted up by one place. */
export async function closeGap(manager: EntityManager, computeResourceId: number): Promise<void> {
  const left = await placesOf(manager, computeResourceId);
  await putInOrder(
    manager,
    computeResourceId,
    left.map(({ id }) => id),
  );
}
