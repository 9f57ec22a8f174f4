import type { Adoption } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Gives the adoption of an address, which is new or goes on. A new one keeps the ids of the kinds given. */
export async function openAdoption(
  manager: EntityManager,
  address: string,
  keepsIds: readonly string[],
): Promise<Adoption> {
  const [adoption] = await manager.query<Adoption[]>(
    `INSERT INTO adoptions (address, keeps_ids) VALUES ($1, $2)
     ON CONFLICT ON CONSTRAINT adoptions_address_key DO UPDATE SET address = EXCLUDED.address RETURNING *`,
    [address, keepsIds],
  );
  if (adoption === undefined) throw new Error('An INSERT of one row returns one');
  return adoption;
}

/** Records that the rows of a new catalog have got the ids that they have there. */
export async function recordPrepared(manager: EntityManager, id: number, kind: string): Promise<void> {
  await manager.query('UPDATE adoptions SET prepared = array_append(prepared, $2) WHERE id = $1', [id, kind]);
}

/** Records that everything has been read once. */
export async function finishAdoption(manager: EntityManager, id: number): Promise<void> {
  await manager.query('UPDATE adoptions SET finished_at = COALESCE(finished_at, now()) WHERE id = $1', [id]);
}

/** Forgets an adoption with all that is recorded of its rows. */
export async function forgetAdoption(manager: EntityManager, id: number): Promise<void> {
  await manager.query('DELETE FROM adoptions WHERE id = $1', [id]);
}
