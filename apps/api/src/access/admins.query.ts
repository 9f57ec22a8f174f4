import type { EntityManager } from 'typeorm';

/** Tells whether nobody but one user is an admin who can log in. */
export async function isLastAdmin(manager: EntityManager, id: number): Promise<boolean> {
  const others = await manager.query<unknown[]>(
    'SELECT 1 FROM users WHERE admin AND disabled IS NOT TRUE AND id <> $1 LIMIT 1',
    [id],
  );
  return others.length === 0;
}

/** Tells whether one of some users is an admin. */
export async function includesAdmin(manager: EntityManager, ids: readonly number[]): Promise<boolean> {
  const admins = await manager.query<unknown[]>('SELECT 1 FROM users WHERE admin AND id = ANY($1::int[]) LIMIT 1', [
    ids,
  ]);
  return admins.length > 0;
}
